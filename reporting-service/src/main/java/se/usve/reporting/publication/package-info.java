/** All of a round in one file: a report to print, and a workbook. */
package se.usve.reporting.publication;
