package se.usve.demo;

import java.net.URI;
import java.util.Optional;

/**
 * The running system that the demo round is loaded into.
 */
public interface DemoTarget {
    /** Where the survey service answers, e.g. {@code http://127.0.0.1:8081}. */
    URI survey();

    /** Where the scoring service answers, e.g. {@code http://127.0.0.1:8082}. */
    URI scoring();

    /**
     * A bearer token, valid for some minutes at least.
     *
     * @param role   {@code ADMIN}, {@code REGION} or {@code ASSESSOR}
     * @param region the county code the token is for; empty for ADMIN
     */
    String token(String role, Optional<String> region);
}
