/** Whose rows the database shows: row-level security beneath the services' own filters. */
package se.usve.chassis.sight;
