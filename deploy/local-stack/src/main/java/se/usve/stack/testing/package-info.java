/** The same PostgreSQL and Kafka for the tests of a service, and tokens of all kinds. */
package se.usve.stack.testing;
