/** Who did what, when and from where: written with what they did, never changed. */
package se.usve.survey.audit;
