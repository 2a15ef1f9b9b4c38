/** The rounds: what each asks, when, and the states it goes through. */
package se.usve.survey.round;
