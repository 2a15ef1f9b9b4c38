/** The page of how far the assessment has come, and what it changed. */
package se.usve.reporting.dashboard.assessment;
