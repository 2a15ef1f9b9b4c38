package se.usve.scoring.desk;

import se.usve.stack.testing.Visitor;

/** Who comes to the assessors' pages. */
final class Desk {

    private static final String COOKIE = "usve-assess";

    private Desk() {
    }

    static Visitor assessor(String region, String name) {
        return Visitor.of(COOKIE, "ASSESSOR", region, name);
    }

    static Visitor region(String code) {
        return Visitor.of(COOKIE, "REGION", code);
    }

    static Visitor of(String role) {
        return Visitor.of(COOKIE, role, null);
    }
}
