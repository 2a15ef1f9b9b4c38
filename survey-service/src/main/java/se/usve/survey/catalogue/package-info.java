/** The questionnaires the service brings as files: read, checked at start, and shown. */
package se.usve.survey.catalogue;
