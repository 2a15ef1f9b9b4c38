/** How much each caller may ask of an instance. */
package se.usve.chassis.calls;
