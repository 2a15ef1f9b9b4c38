/** What time it is. */
package se.usve.chassis.time;
