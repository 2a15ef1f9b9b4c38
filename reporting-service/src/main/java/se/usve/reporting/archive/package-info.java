/** What reporting alone has of a round, for its archive: why each outcome came out so, as it was told then. */
package se.usve.reporting.archive;
