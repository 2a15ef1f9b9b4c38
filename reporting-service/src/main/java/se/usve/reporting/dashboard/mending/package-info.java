/** The page of how far what units miss is mended. */
package se.usve.reporting.dashboard.mending;
