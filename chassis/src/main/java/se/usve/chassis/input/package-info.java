/** What comes with a request: its limits, and its fields with everything that is wrong with them. */
package se.usve.chassis.input;
