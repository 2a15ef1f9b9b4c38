/** The tables of a round and its units over HTTP: what is shown, to whom, from the stored counts. */
package se.usve.reporting.report;
