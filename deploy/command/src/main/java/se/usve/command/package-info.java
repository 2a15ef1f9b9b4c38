/** The commands behind {@code ./usve}. */
package se.usve.command;
