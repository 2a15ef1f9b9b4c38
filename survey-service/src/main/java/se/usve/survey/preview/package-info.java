/** Asks the scoring service what answers would give. Nothing here needs it: when it is away, that is what is said. */
package se.usve.survey.preview;
