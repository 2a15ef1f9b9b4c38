/** Many units' answers in one file: read, shown as a plan of what would change, and stored as it was shown. */
package se.usve.survey.imports;
