package se.usve.scoring.ruleset;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import se.usve.chassis.access.Caller;
import se.usve.chassis.access.Role;
import se.usve.chassis.paging.Page;
import se.usve.chassis.paging.PageRequest;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;

/**
 * The rule sets and their versions: read by everybody with a token, as rules are no secret, and written by ADMIN. They
 * belong to no round and no region.
 */
@Path("/scoring/v1/rule-sets")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Regelverk")
class RuleSetVersionResource {

    /** RFC 9512. */
    static final String YAML = "application/yaml";

    /** Whether a version may still be replaced. */
    enum State { DRAFT, PUBLISHED }

    /** A version as listed. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record VersionHead(long version, State state, Instant savedAt, String savedBy, Instant publishedAt,
            String publishedBy) {
        static VersionHead of(RuleSetVersions.Written written) {
            return new VersionHead(written.name().version(), written.isPublished() ? State.PUBLISHED : State.DRAFT,
                    written.savedAt(), written.savedBy().orElse(null), written.publishedAt().orElse(null),
                    written.publishedBy().orElse(null));
        }
    }

    /** A rule set and its versions as sent; newest is the newest published one, absent if there is none. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RuleSetHead(String ruleSet, Long newest, List<VersionHead> versions) {
        static RuleSetHead of(String id, List<RuleSetVersions.Written> all) {
            var own = all.stream().filter(written -> written.name().id().equals(id)).toList();
            return new RuleSetHead(id, own.stream().filter(RuleSetVersions.Written::isPublished)
                    .map(written -> written.name().version()).max(Long::compare).orElse(null),
                    own.stream().map(VersionHead::of).toList());
        }
    }

    /** A version as sent. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record VersionView(String ruleSet, long version, State state, Instant savedAt, String savedBy, Instant publishedAt,
            String publishedBy, String questionnaire, List<RequiredLevel> levels, MappingView mapping) {
    }

    /** What became of the levels of one rule set in another, as sent. */
    record MappingView(String other, List<Mapping.Entry> levels) {
    }

    /** The mapping of a rule set to another, as sent. */
    record MappedView(String ruleSet, long version, String other, long otherVersion, List<Mapping.Entry> levels) {
    }

    private final Caller caller;
    private final RuleSets ruleSets;
    private final RuleSetVersions versions;

    RuleSetVersionResource(Caller caller, RuleSets ruleSets, RuleSetVersions versions) {
        this.caller = caller;
        this.ruleSets = ruleSets;
        this.versions = versions;
    }

    @GET
    @Authenticated
    @Transactional
    @Operation(summary = "Alla regelverk / All rule sets", description = """
            Med sina versioner, även utkast. / With their versions, drafts too.""")
    public Page<RuleSetHead> list(@BeanParam PageRequest page) {
        var ids = versions.ids(page.limit(), page.offset());
        var written = versions.of(ids);
        return new Page<>(ids.stream().map(id -> RuleSetHead.of(id, written)).toList(), page.page(), page.limit(),
                versions.count());
    }

    @GET
    @Path("/{id}")
    @Authenticated
    @Transactional
    @Operation(summary = "Ett regelverks versioner / The versions of a rule set",
            description = "newest är den senast publicerade. / newest is the newest published one.")
    public RuleSetHead one(String id) {
        var written = versions.of(List.of(id));
        if (written.isEmpty()) {
            throw notFound(new Text("Regelverket %s finns inte", "There is no rule set %s").with(id));
        }
        return RuleSetHead.of(id, written);
    }

    @GET
    @Path("/{id}/versions/{version}")
    @Produces({MediaType.APPLICATION_JSON, YAML})
    @Authenticated
    @Transactional
    @Operation(summary = "En version av ett regelverk / A version of a rule set", description = """
            Som JSON, eller som den fil den skickades som. / As JSON, or as the file it was sent as.""")
    @APIResponse(responseCode = "200", content = {
            @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = VersionView.class)),
            @Content(mediaType = YAML, schema = @Schema(type = SchemaType.STRING))})
    public Response version(String id, long version, @Context HttpHeaders headers) {
        var name = new Version(id, version);
        if (prefersYaml(headers)) {
            return Response.ok(versions.source(name).orElseThrow(() -> noVersion(name)), YAML + ";charset=UTF-8").build();
        }
        return Response.ok(view(name), MediaType.APPLICATION_JSON).build();
    }

    @PUT
    @Path("/{id}/versions/{version}")
    @Consumes(YAML)
    @RolesAllowed(Role.ADMIN)
    @Transactional
    @RequestBody(content = @Content(mediaType = YAML, schema = @Schema(type = SchemaType.STRING), examples =
            @ExampleObject(name = "en nivå", value = RuleSetExample.YAML)))
    @Operation(summary = "Spara ett utkast / Save a draft", description = """
            Filen granskas mot formatets schema, enkäten och det tidigare regelverket; varje fel anges med rad. Ett utkast
            kan ersättas tills det publiceras. / The file is checked against the format's schema, the questionnaire and the
            earlier rule set; every fault is told with its line. A draft may be replaced until it is published.""")
    @APIResponse(responseCode = "200", description = "Utkastet är ersatt. The draft was replaced.",
            content = @Content(schema = @Schema(implementation = VersionView.class)))
    @APIResponse(responseCode = "201", description = "Utkastet är sparat. The draft was saved.")
    @APIResponse(responseCode = "409", description = "Versionen är publicerad. The version is published.")
    @APIResponse(responseCode = "422", description = "Filen har fel. The file has faults.")
    public Response save(String id, long version, String source, @Context UriInfo uri) {
        var name = new Version(id, version);
        var isNew = versions.save(check(name, source), source, caller.name());
        var answer = isNew ? Response.created(uri.getAbsolutePath()) : Response.ok();
        return answer.entity(view(name)).build();
    }

    @DELETE
    @Path("/{id}/versions/{version}")
    @RolesAllowed(Role.ADMIN)
    @Transactional
    @Operation(summary = "Ta bort ett utkast / Remove a draft", description = """
            En publicerad version tas aldrig bort. / A published version is never removed.""")
    @APIResponse(responseCode = "204", description = "Utkastet är borttaget. The draft is removed.")
    @APIResponse(responseCode = "409", description = "Versionen är publicerad. The version is published.")
    public void discard(String id, long version) {
        var name = new Version(id, version);
        if (!versions.discard(name)) {
            throw noVersion(name);
        }
    }

    @POST
    @Path("/{id}/versions/{version}/publication")
    @RolesAllowed(Role.ADMIN)
    @Transactional
    @Operation(summary = "Publicera ett utkast / Publish a draft", description = """
            Utkastet granskas igen och ändras sedan aldrig mer. Omgångar där inget är bedömt följer det; andra behåller sin
            version tills de bedöms om. Att publicera en gång till ändrar inget. / The draft is checked again and from then on
            never changes. Rounds in which nothing has been scored follow it; others keep their version until they are
            rescored. Publishing once more changes nothing.""")
    @APIResponse(responseCode = "200", description = "Versionen är publicerad. The version is published.",
            content = @Content(schema = @Schema(implementation = VersionView.class)))
    @APIResponse(responseCode = "409", description = "En senare version är publicerad. A later version is published.")
    @APIResponse(responseCode = "422", description = "Filen har fel. The file has faults.")
    public VersionView publish(String id, long version) {
        var name = new Version(id, version);
        versions.find(name).orElseThrow(() -> noVersion(name));
        versions.publish(name, draft -> check(name, draft), caller.name());
        return view(name);
    }

    @GET
    @Path("/{id}/mapping")
    @Authenticated
    @Transactional
    @Operation(summary = "Vad som blev av nivåerna / What became of the levels", description = """
            Hur nivåerna motsvarar det andra regelverkets, från endera hållet: SAME, CHANGED, STRICTER, NEW eller DROPPED,
            sett från det senare. En nivå som bara finns i det ena saknar level eller other. / How the levels correspond to
            the other rule set's, from either side: SAME, CHANGED, STRICTER, NEW or DROPPED, as the later one has it. A level
            that stands in one of them alone lacks level or other.""")
    public MappedView mapping(String id) {
        var rules = ruleSets.newest(id).orElseThrow(() -> notFound(new Text(
                "Inget regelverk %s är publicerat", "No rule set %s is published").with(id)));
        return rules.mapping().flatMap(mapping -> ruleSets.newest(mapping.other()))
                .or(() -> ruleSets.newest().stream().filter(other -> Mapping.between(rules, other).isPresent()).findFirst())
                .map(other -> new MappedView(id, rules.version(), other.id(), other.version(),
                        Mapping.between(rules, other).orElseThrow().entries()))
                .orElseThrow(() -> notFound(new Text("Inget publicerat regelverk motsvarar %s",
                        "No published rule set is mapped to %s").with(id)));
    }

    private RuleSet check(Version name, String source) {
        try {
            return RuleSetFile.check(name.toString(), source, RuleSetFile.Known.with(ruleSets::newest).at(name));
        } catch (InvalidRuleSet e) {
            throw new ProblemException(ProblemType.INVALID_CONTENT, new Text(
                    "Regelverket har fel och är inte sparat. Rätta alla fel i errors och skicka igen.",
                    "The rule set has faults and was not stored. Mend every error in errors and send again."),
                    e.faults().stream().map(Fault::violation).toList());
        }
    }

    private VersionView view(Version name) {
        var written = VersionHead.of(versions.find(name).orElseThrow(() -> noVersion(name)));
        // Not by RuleSets, which would remember as published what this transaction may yet fail to publish.
        var rules = RuleSetFile.read(name.toString(), versions.source(name).orElseThrow());
        return new VersionView(rules.id(), rules.version(), written.state(), written.savedAt(), written.savedBy(),
                written.publishedAt(), written.publishedBy(), rules.questionnaire(), RequiredLevel.of(rules),
                rules.mapping().map(mapping -> new MappingView(mapping.other(), mapping.entries())).orElse(null));
    }

    private static boolean prefersYaml(HttpHeaders headers) {
        return headers.getAcceptableMediaTypes().stream()
                .filter(type -> type.isCompatible(MediaType.APPLICATION_JSON_TYPE)
                        || type.isCompatible(MediaType.valueOf(YAML)))
                .findFirst().filter(type -> !type.isCompatible(MediaType.APPLICATION_JSON_TYPE)).isPresent();
    }

    private static ProblemException noVersion(Version name) {
        return notFound(new Text("Regelverket %s har ingen version %d", "The rule set %s has no version %d")
                .with(name.id(), name.version()));
    }

    private static ProblemException notFound(Text detail) {
        return new ProblemException(ProblemType.NOT_FOUND, detail);
    }
}
