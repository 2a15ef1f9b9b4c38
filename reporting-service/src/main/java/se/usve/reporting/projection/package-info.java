/** Feeds the read model from the topics of the survey and scoring services. */
package se.usve.reporting.projection;
