/** Everything the service can be told, in one place. */
package se.usve.reporting.settings;
