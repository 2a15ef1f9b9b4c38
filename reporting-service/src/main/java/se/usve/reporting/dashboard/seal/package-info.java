/** The page of a published round's seal: what was sealed, whether what is shown still is that, and what corrections moved. */
package se.usve.reporting.dashboard.seal;
