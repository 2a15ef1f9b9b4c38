/** The figures of the questions of number and kind: what the report's other tables and diagrams show, defined as data. */
package se.usve.reporting.indicators;
