/**
 * How units' answers stand in files: CSV, XLSX and NDJSON, read and written. Plain Java: no database, no HTTP.
 *
 * <p>{@link se.usve.survey.files.AnswerFiles} is the door, one for each round. What it reads is a
 * {@link se.usve.survey.files.SentFile} of {@link se.usve.survey.files.SentRow}s, each with the answers that were
 * understood and every {@link se.usve.survey.files.RowError}: of its cells, and what the questionnaire's own check found
 * in the answers. Whether a unit exists, whose it is and whether anything changes is for others to say, as errors of
 * their own, which {@link se.usve.survey.files.AnswerFiles#writeAnnotated} writes beside these. A file of which no row can
 * be read is a {@link se.usve.survey.files.FileRefused}.
 *
 * <p>To tell whether answers read from a file are those that are stored, compare both in the form that
 * {@link se.usve.survey.files.AnswerColumns#normalised} gives.
 */
package se.usve.survey.files;
