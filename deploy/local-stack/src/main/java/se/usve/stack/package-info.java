/** PostgreSQL, Kafka and the three services as plain processes on one machine, none of which outlives its launcher. */
package se.usve.stack;
