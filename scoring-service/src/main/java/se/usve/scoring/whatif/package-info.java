/** What would become of a round under other rules. */
package se.usve.scoring.whatif;
