/** The page for people: the tables of a published round as HTML, from the same figures as the API's. */
package se.usve.reporting.dashboard;
