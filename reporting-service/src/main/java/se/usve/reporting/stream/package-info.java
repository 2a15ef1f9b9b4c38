/** Tells those who follow a round of its figures as they change: server-sent events. */
package se.usve.reporting.stream;
