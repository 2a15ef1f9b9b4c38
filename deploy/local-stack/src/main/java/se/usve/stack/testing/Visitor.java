package se.usve.stack.testing;

import static io.restassured.RestAssured.given;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Somebody with a browser without JavaScript: follows redirects, fills in the forms they are shown, sends them.
 *
 * @param token     who they are
 * @param languages the header {@code Accept-Language}
 * @param cookie    the name of the service's cookie, which carries the token
 */
public record Visitor(String token, String languages, String cookie) {

    /** {@return somebody of that role (and region, else null) with Swedish pages, known by that cookie of a service} */
    public static Visitor of(String cookie, String role, String region) {
        return new Visitor(TestTokens.bearer(role, region), "sv", cookie);
    }

    /** {@return as the other, of that name} */
    public static Visitor of(String cookie, String role, String region, String name) {
        return new Visitor(TestTokens.bearer(role, region, name), "sv", cookie);
    }

    /** {@return the same who reads English} */
    public Visitor inEnglish() {
        return new Visitor(token, "en", cookie);
    }

    /** {@return a request as a browser sends it, which follows no redirect} */
    public RequestSpecification request() {
        return given().redirects().follow(false).header("Accept", "text/html,application/xhtml+xml")
                .header("Accept-Language", languages).cookie(cookie, token);
    }

    /** {@return the page there, which must be one} */
    public Document page(String path) {
        return document(request().get(path).then().statusCode(200).extract().response());
    }

    /** {@return the answer as a page} */
    public static Document document(Response response) {
        return Jsoup.parse(response.asString());
    }

    /** {@return the answer to a form as it stands on its page, sent by one of its buttons} */
    public Response send(Filled form, String button, String value) {
        var request = request().header("Origin", origin())
                .contentType("application/x-www-form-urlencoded; charset=UTF-8");
        form.fields().forEach((name, values) -> request.formParam(name, List.copyOf(values)));
        if (button != null) {
            request.formParam(button, value);
        }
        return request.post(form.action());
    }

    /** {@return the page that follows a form that was accepted} */
    public Document follow(Response redirect) {
        var location = redirect.then().statusCode(303).extract().header("Location").replaceFirst("^https?://[^/]+", "");
        return page(location.replaceFirst("#.*", ""));
    }

    /** {@return scheme, host and port of the service} */
    public static String origin() {
        return RestAssured.baseURI + ":" + RestAssured.port;
    }

    /** The form of a page with what stands in its fields, as a browser would send it. */
    public record Filled(String action, Map<String, Set<String>> fields) {

        /** {@return the form found by a CSS selector} */
        public static Filled of(Document page, String selector) {
            var form = page.selectFirst(selector);
            var fields = new LinkedHashMap<String, Set<String>>();
            for (Element field : form.select("input, textarea, select")) {
                var ticked = !field.attr("type").matches("radio|checkbox") || field.hasAttr("checked");
                if (ticked && field.parents().stream().noneMatch(parent -> parent.hasAttr("disabled"))) {
                    fields.computeIfAbsent(field.attr("name"), _ -> new LinkedHashSet<>()).add(
                            valueOf(field));
                }
            }
            return new Filled(form.attr("action"), fields);
        }

        private static String valueOf(Element field) {
            return switch (field.tagName()) {
                case "textarea" -> field.wholeText();
                case "select" -> field.select("option[selected]").attr("value");
                default -> field.attr("value");
            };
        }

        /** {@return the page's first form that is posted} */
        public static Filled of(Document page) {
            return of(page, "main form[method=post]");
        }

        /** {@return the same with that in a field instead} */
        public Filled with(String name, String... values) {
            fields.put(name, new LinkedHashSet<>(List.of(values)));
            return this;
        }
    }
}
