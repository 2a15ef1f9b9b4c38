package se.usve.survey.form;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import se.usve.chassis.access.Role;
import se.usve.chassis.pages.Language;
import se.usve.chassis.pages.Pages;
import se.usve.survey.audit.Actors;
import se.usve.survey.form.SaveSection.Outcome;
import se.usve.survey.questionnaire.Question;
import se.usve.survey.questionnaire.Section;

/** The questions of a section, to answer and save; also as they are written, by the page's script. */
@Path("/form/{round}/{unit}/sections/{section}")
@RolesAllowed({Role.REGION, Role.ADMIN})
class SectionResource {

    private final Desk desk;
    private final SaveSection save;
    private final Pages pages;
    private final Actors actors;

    SectionResource(Desk desk, SaveSection save, Pages pages, Actors actors) {
        this.desk = desk;
        this.save = save;
        this.pages = pages;
        this.actors = actors;
    }

    @GET
    @Operation(hidden = true)
    public Response show(String round, String unit, String section, @RestQuery String checked,
            @RestQuery String dropped) {
        var papers = desk.of(round, unit);
        var viewer = pages.viewer();
        return Pages.page(Templates.section(new SectionWriter(papers, viewer.language())
                .write(papers.section(section), checked != null, dropped(papers, dropped)), viewer), viewer);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response save(String round, String unit, String section, MultivaluedMap<String, String> fields,
            @Context HttpHeaders headers) {
        var papers = desk.of(round, unit);
        var its = papers.section(section);
        var posted = new SaveSection.Posted(new PostedAnswers(fields), text(fields, "revision"), text(fields, "seen"),
                fields.getFirst("clear"), fields.getFirst("confirm"));
        var byScript = headers.getAcceptableMediaTypes().contains(MediaType.APPLICATION_JSON_TYPE);
        return switch (save.save(papers, its, posted, actors.current())) {
            case Outcome.Saved saved when byScript ->
                    Response.ok(SavedView.of(papers.with(saved.work()), its, pages.viewer().language()))
                            .type(MediaType.APPLICATION_JSON_TYPE).build();
            case Outcome.Saved saved -> Pages.to(next(papers.with(saved.work()), its, saved.dropped(), fields));
            case Outcome.Conflict conflict when byScript ->
                    Response.status(409).entity(SavedView.conflict(conflict, pages.viewer().language()))
                            .type(MediaType.APPLICATION_JSON_TYPE).build();
            case Outcome.Conflict conflict -> {
                var viewer = pages.viewer();
                yield Pages.page(409, Templates.conflict(
                        ConflictView.of(papers, its, conflict, fields, viewer.language()), viewer), viewer);
            }
        };
    }

    /** Where to go on: to what is wrong, back to what was touched, or to the next section. */
    private static String next(Desk.Papers papers, Section section, List<Question> dropped,
            MultivaluedMap<String, String> fields) {
        var touched = fields.getFirst("clear") == null ? fields.getFirst("confirm") : fields.getFirst("clear");
        var wrong = !new SectionWriter(papers, Language.SV).wrong(section).isEmpty();
        var names = dropped.isEmpty() ? ""
                : "?dropped=" + dropped.stream().map(Question::id).collect(Collectors.joining(","));
        if (touched != null) {
            return papers.href(section) + names
                    + (papers.questionnaire().questions().containsKey(touched) ? "#q-" + touched : "");
        }
        if (wrong || !"on".equals(fields.getFirst("go"))) {
            return papers.href(section) + names + (wrong ? "#summary" : "");
        }
        var sections = papers.questionnaire().sections();
        var number = sections.indexOf(section) + 1;
        return number == sections.size() ? papers.href("check") : papers.href(sections.get(number)) + names;
    }

    private static List<Question> dropped(Desk.Papers papers, String ids) {
        return ids == null ? List.of() : Arrays.stream(ids.split(",")).limit(100)
                .flatMap(id -> papers.questionnaire().question(id).stream()).toList();
    }

    private static String text(MultivaluedMap<String, String> fields, String name) {
        var value = fields.getFirst(name);
        return value == null ? "" : value;
    }
}
