/** The page of two rounds side by side. */
package se.usve.reporting.dashboard.trend;
