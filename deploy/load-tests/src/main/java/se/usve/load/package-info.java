/** Measurements of a running stack, made through its public API. */
package se.usve.load;
