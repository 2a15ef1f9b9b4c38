/** The rule sets the service brings as files: read, checked at start, never changed once in force, and shown. */
package se.usve.scoring.ruleset;
