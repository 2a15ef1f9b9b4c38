/** Builds the read model anew from the topics beside the one that is read, compares the two, and exchanges them. */
package se.usve.reporting.rebuild;
