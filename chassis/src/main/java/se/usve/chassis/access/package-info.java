/** Who calls: name, roles and region, from the bearer token. */
package se.usve.chassis.access;
