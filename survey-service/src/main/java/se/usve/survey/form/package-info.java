/** The web form: a reporter's units, the survey section by section, submitting, receipts and history, as pages. */
package se.usve.survey.form;
