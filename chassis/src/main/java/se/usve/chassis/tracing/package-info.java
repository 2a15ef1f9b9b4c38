/** Carries a trace across what is not a call: a row of the outbox, a record of a topic, a batch of records. */
package se.usve.chassis.tracing;
