/** What those who run the system do with it. */
package se.usve.scoring.operation;
