/** Everything the service can be told, in one place. */
package se.usve.scoring.settings;
