package se.usve.reporting.dashboard;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import se.usve.reporting.report.ReadTables;
import se.usve.reporting.report.Round;
import se.usve.reporting.report.Rounds;
import se.usve.reporting.report.TableQuery;

/**
 * The page at {@code /}: a published round, the newest unless another is asked for, also one under way by those who may
 * see it. It needs no JavaScript.
 */
@Path("/")
@PermitAll
public class DashboardResource {

    /** Nothing but our own style sheet and icon is loaded, and no other site can frame the page. */
    private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; "
            + "form-action 'none'; frame-ancestors 'none'";

    /** A sentence every reader must see; its language may differ from the page's. */
    record Notice(String text, String language) {
    }

    /** Another round to go to; its id is written for a URL. */
    record Link(String name, String id) {
    }

    @CheckedTemplate
    static class Templates {

        private Templates() {
        }

        static native TemplateInstance dashboard(Dashboard page, List<Link> others, Notice notice, String language);

        static native TemplateInstance nothing(String round, List<Link> others, Notice notice, String language);
    }

    private final Rounds rounds;
    private final ReadTables tables;
    private final DashboardConfig config;

    DashboardResource(Rounds rounds, ReadTables tables, DashboardConfig config) {
        this.rounds = rounds;
        this.tables = tables;
        this.config = config;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response page(@QueryParam("round") String round, @QueryParam("lang") String lang) {
        var language = Language.of(lang);
        var published = rounds.published();
        var offered = Stream.concat(published.stream(), tables.roundsUnderWay().stream()).toList();
        var shown = (round == null ? published : offered).stream()
                .filter(r -> round == null || r.id().equals(round)).findFirst();
        var others = offered.stream().filter(r -> shown.filter(r::equals).isEmpty())
                .map(r -> new Link(Dashboard.nameOf(r.id()), Dashboard.idOf(r.id()))).toList();
        var page = shown.map(r -> Templates.dashboard(dashboard(r, language), others, notice(language),
                        language.code()))
                .orElseGet(() -> Templates.nothing(round, others, notice(language), language.code()));
        return Response.status(shown.isPresent() || round == null ? 200 : 404)
                .entity(page.setLocale(language.code()).render())
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .header(HttpHeaders.CONTENT_LANGUAGE, language.code())
                .header(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION)
                .header(HttpHeaders.CACHE_CONTROL, shown.filter(r -> !r.isPublished()).isPresent() ? "no-store" : null)
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .build();
    }

    private Dashboard dashboard(Round round, Language language) {
        return Dashboard.of(tables.levels(TableQuery.of(round.id())), language);
    }

    private Notice notice(Language language) {
        var english = config.noticeEn().filter(_ -> language == Language.EN)
                .map(text -> new Notice(text, Language.EN.code()));
        Optional<Notice> swedish = config.notice().map(text -> new Notice(text, Language.SV.code()));
        return english.or(() -> swedish).orElse(null);
    }
}
