/** How regions mend the minimum levels their units miss, counted against the outcomes and shown plan by plan. */
package se.usve.reporting.followup;
