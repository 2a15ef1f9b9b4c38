/** The units: the register across rounds, who takes part in which round, and what became of whom. */
package se.usve.survey.register;
