/** The seals of published rounds: what was published, and whether what is shown here is that. */
package se.usve.reporting.seal;
