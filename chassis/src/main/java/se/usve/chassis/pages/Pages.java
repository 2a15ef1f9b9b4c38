package se.usve.chassis.pages;

import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import se.usve.chassis.access.Caller;

/** Makes answers of pages; to be asked for only in a service that produces a {@link Site}. */
@RequestScoped
public class Pages {

    private final Caller caller;
    private final HttpHeaders headers;
    private final UriInfo uri;
    private final PagePaths paths;
    private final Instance<Site> site;

    Pages(Caller caller, HttpHeaders headers, UriInfo uri, PagePaths paths, Instance<Site> site) {
        this.caller = caller;
        this.headers = headers;
        this.uri = uri;
        this.paths = paths;
        this.site = site;
    }

    /** {@return who looks at a page that only those who are signed in see} */
    public Viewer viewer() {
        return new Viewer(Language.of(headers), caller.name(), address(), paths.root(), site.get());
    }

    /** {@return as {@link #viewer()}, of a page that is to be had at that path: a form may be sent elsewhere} */
    public Viewer viewer(String path) {
        return new Viewer(Language.of(headers), caller.name(), path, paths.root(), site.get());
    }

    /** {@return who looks at a page open to all, some of whom are signed in and see more of it} */
    public Viewer visitor() {
        return caller.isAnonymous() ? anybody() : viewer();
    }

    /** {@return who looks at a page open to all} */
    public Viewer anybody() {
        return new Viewer(Language.of(headers), null, address(), paths.root(), site.get());
    }

    private String address() {
        var path = uri.getRequestUri().getRawPath();
        var query = uri.getRequestUri().getRawQuery();
        var kept = query == null ? "" : Arrays.stream(query.split("&"))
                .filter(pair -> !pair.isEmpty() && !pair.startsWith("lang=")).collect(Collectors.joining("&"));
        return kept.isEmpty() ? path : path + "?" + kept;
    }

    /** {@return an answer with the page} */
    public static Response page(TemplateInstance page, Viewer viewer) {
        return page(200, page, viewer);
    }

    /** {@return an answer of that status with the page} */
    public static Response page(int status, TemplateInstance page, Viewer viewer) {
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
    public static Response to(String path) {
        return Response.seeOther(URI.create(path)).build();
    }

    /** {@return a path below another, its parts written for an address} */
    public static String path(String root, String... parts) {
        var path = new StringBuilder(root);
        for (var part : parts) {
            path.append('/').append(encoded(part));
        }
        return path.toString();
    }

    /** {@return the text written for a part of an address or a value in its query} */
    public static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
