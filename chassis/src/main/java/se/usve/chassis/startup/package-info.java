/** What is checked before a service starts: that its settings are whole, and safe or accepted by name. */
package se.usve.chassis.startup;
