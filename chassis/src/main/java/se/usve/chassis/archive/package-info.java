/** What a service has of one thing, as it is written to an archive: all of one moment, row by row. */
package se.usve.chassis.archive;
