/** What is about people here: its erasure on request, and when its time is out. */
package se.usve.survey.people;
