package se.usve.survey.form;

import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import se.usve.chassis.access.Caller;

/** Makes answers of pages. */
@RequestScoped
class Pages {

    private final Caller caller;
    private final HttpHeaders headers;
    private final UriInfo uri;

    Pages(Caller caller, HttpHeaders headers, UriInfo uri) {
        this.caller = caller;
        this.headers = headers;
        this.uri = uri;
    }

    /** {@return who looks at a page that only those who are signed in see} */
    Viewer viewer() {
        return new Viewer(Language.of(headers), caller.name(), uri.getRequestUri().getRawPath());
    }

    /** {@return who looks at a page open to all} */
    Viewer anybody() {
        return new Viewer(Language.of(headers), null, uri.getRequestUri().getRawPath());
    }

    static Response page(TemplateInstance page, Viewer viewer) {
        return page(200, page, viewer);
    }

    static Response page(int status, TemplateInstance page, Viewer viewer) {
        return Response.status(status).entity(html(page, viewer)).type(type())
                .header(HttpHeaders.CONTENT_LANGUAGE, viewer.code()).build();
    }

    static String html(TemplateInstance page, Viewer viewer) {
        return page.setLocale(viewer.code()).render();
    }

    static MediaType type() {
        return MediaType.TEXT_HTML_TYPE.withCharset("UTF-8");
    }

    /** {@return an answer that sends the browser to another page, by a GET} */
    static Response to(String path) {
        return Response.seeOther(URI.create(path)).build();
    }

    /** {@return the path of a unit's page, its parts written for an address} */
    static String path(String round, String unit, String... more) {
        var path = new StringBuilder("/form/").append(encoded(round)).append('/').append(encoded(unit));
        for (var part : more) {
            path.append('/').append(encoded(part));
        }
        return path.toString();
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
