package se.usve.survey.form;

import se.usve.stack.testing.Visitor;

/** Who comes to the form. */
final class FormVisitor {

    private static final String COOKIE = "usve-form";

    private FormVisitor() {
    }

    static Visitor region(String code) {
        return Visitor.of(COOKIE, "REGION", code);
    }

    static Visitor region(String code, String name) {
        return Visitor.of(COOKIE, "REGION", code, name);
    }

    static Visitor of(String role) {
        return Visitor.of(COOKIE, role, null);
    }

    static Visitor admin() {
        return of("ADMIN");
    }
}
