/** Two rounds side by side: what can be compared, as it stands and over the units that are in both. */
package se.usve.reporting.trends;
