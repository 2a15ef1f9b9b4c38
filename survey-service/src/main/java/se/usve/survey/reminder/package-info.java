/** Reminders by mail to those whose units have not answered. */
package se.usve.survey.reminder;
