package se.usve.survey.form;

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
import se.usve.stack.testing.TestTokens;

/** Somebody with a browser without JavaScript: follows redirects, fills in the forms they are shown, sends them. */
record Visitor(String token, String languages) {

    static Visitor region(String code) {
        return new Visitor(TestTokens.bearer("REGION", code), "sv");
    }

    static Visitor region(String code, String name) {
        return new Visitor(TestTokens.bearer("REGION", code, name), "sv");
    }

    static Visitor admin() {
        return new Visitor(TestTokens.bearer("ADMIN"), "sv");
    }

    Visitor inEnglish() {
        return new Visitor(token, "en");
    }

    /** {@return a request as a browser sends it, which follows no redirect} */
    RequestSpecification request() {
        return given().redirects().follow(false).header("Accept", "text/html,application/xhtml+xml")
                .header("Accept-Language", languages).cookie("usve-form", token);
    }

    Document page(String path) {
        return document(request().get(path).then().statusCode(200).extract().response());
    }

    static Document document(Response response) {
        return Jsoup.parse(response.asString());
    }

    /** {@return the answer to a form as it stands on its page, sent by one of its buttons} */
    Response send(Filled form, String button, String value) {
        var request = request().header("Origin", origin())
                .contentType("application/x-www-form-urlencoded; charset=UTF-8");
        form.fields().forEach((name, values) -> request.formParam(name, List.copyOf(values)));
        if (button != null) {
            request.formParam(button, value);
        }
        return request.post(form.action());
    }

    /** {@return the page that follows a form that was accepted} */
    Document follow(Response redirect) {
        var location = redirect.then().statusCode(303).extract().header("Location").replaceFirst("^https?://[^/]+", "");
        return page(location.replaceFirst("#.*", ""));
    }

    static String origin() {
        return RestAssured.baseURI + ":" + RestAssured.port;
    }

    /** The form of a page with what stands in its fields, as a browser would send it. */
    record Filled(String action, Map<String, Set<String>> fields) {

        static Filled of(Document page, String selector) {
            var form = page.selectFirst(selector);
            var fields = new LinkedHashMap<String, Set<String>>();
            for (Element field : form.select("input, textarea")) {
                var ticked = !field.attr("type").matches("radio|checkbox") || field.hasAttr("checked");
                if (ticked && field.parents().stream().noneMatch(parent -> parent.hasAttr("disabled"))) {
                    fields.computeIfAbsent(field.attr("name"), _ -> new LinkedHashSet<>()).add(
                            field.tagName().equals("textarea") ? field.wholeText() : field.attr("value"));
                }
            }
            return new Filled(form.attr("action"), fields);
        }

        static Filled of(Document page) {
            return of(page, "main form[method=post]");
        }

        Filled with(String name, String... values) {
            fields.put(name, new LinkedHashSet<>(List.of(values)));
            return this;
        }
    }
}
