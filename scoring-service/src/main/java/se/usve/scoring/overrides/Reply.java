package se.usve.scoring.overrides;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.UUID;

/**
 * What the unit's region said of an override before it took effect: its right of reply.
 *
 * @param id       its id
 * @param override the override it is about
 * @param text     what the region said
 * @param by       who
 * @param at       when, UTC
 */
public record Reply(UUID id, @JsonIgnore UUID override, String text, String by, Instant at) {
}
