/** How regions mend the minimum levels that their units miss: told after a round's collection, one plan per unit and level. */
package se.usve.survey.followup;
