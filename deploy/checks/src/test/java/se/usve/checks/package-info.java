/** Reads the files that deploy the system, and holds them to what they must agree with. Starts neither databases nor services. */
package se.usve.checks;
