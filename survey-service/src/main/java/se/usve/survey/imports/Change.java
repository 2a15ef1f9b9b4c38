package se.usve.survey.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One answer that a row changes.
 *
 * @param question id of the question
 * @param old      the answer there is; absent if there is none
 * @param current  the answer of the row; absent if it has none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Change(String question, Object old, @JsonProperty("new") Object current) {
}
