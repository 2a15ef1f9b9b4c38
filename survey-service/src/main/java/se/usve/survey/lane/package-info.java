/** How many files are worked on at once. */
package se.usve.survey.lane;
