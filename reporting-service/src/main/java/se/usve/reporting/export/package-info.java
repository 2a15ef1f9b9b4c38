/** The forms a table can be had in. */
package se.usve.reporting.export;
