/** How the state of a unit stands in a row of the database: the same for who keeps it and for who reads it. */
package se.usve.reporting.states;
