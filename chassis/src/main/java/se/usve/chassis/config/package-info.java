/** How a service is told its settings: typed, checked before anything starts, and secrets from files. */
package se.usve.chassis.config;
