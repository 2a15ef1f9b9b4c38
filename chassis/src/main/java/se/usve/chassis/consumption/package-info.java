/** Takes events from topics, in order within a key, and has each applied once in effect. */
package se.usve.chassis.consumption;
