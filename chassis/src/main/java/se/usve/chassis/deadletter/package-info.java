/** Lists what could not be applied and lets operators send it again, or put it aside, after its cause was looked into. */
package se.usve.chassis.deadletter;
