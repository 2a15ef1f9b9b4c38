/** Names of people: where they stand in a service's database, and how they are taken out of it. */
package se.usve.chassis.erasure;
