/** Tells of changes: an event is stored in the transaction of the change and sent to Kafka after it. */
package se.usve.chassis.outbox;
