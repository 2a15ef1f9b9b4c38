/** A round as an information package for a long-term archive: made of what the services give, and checked without them. */
package se.usve.command.archive;
