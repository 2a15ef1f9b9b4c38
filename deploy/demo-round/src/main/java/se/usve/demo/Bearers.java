package se.usve.demo;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The tokens of those who take part in a round, each fetched once. */
final class Bearers {
    private final DemoTarget target;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    Bearers(DemoTarget target) {
        this.target = target;
    }

    String admin() {
        return tokens.computeIfAbsent("ADMIN", role -> target.token(role, Optional.empty()));
    }

    String region(Region region) {
        return of("REGION", region);
    }

    String assessor(Region region) {
        return of("ASSESSOR", region);
    }

    private String of(String role, Region region) {
        return tokens.computeIfAbsent(role + region, _ -> target.token(role, Optional.of(region.code())));
    }
}
