/** The units registered for each round. */
package se.usve.survey.register;
