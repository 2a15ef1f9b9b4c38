package se.usve.reporting.statistics;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.List;
import se.usve.chassis.input.Parameters;
import se.usve.chassis.pages.Language;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.chassis.profile.ApiSettings;
import se.usve.reporting.export.Cube;
import se.usve.reporting.export.JsonStat;
import se.usve.reporting.export.Source;
import se.usve.reporting.settings.ReportingSettings;

/**
 * PxWebApi 2 over the published rounds, open to everyone. Its OpenAPI file is its own ({@code statistics/openapi.yaml}):
 * the specification's names do not fit the national profile that the rest of the API follows.
 */
@Path("/statistics/v2")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Metered
class StatisticsResource {

    private static final String API_VERSION = "2.0.0";
    private static final String LICENCE = "https://creativecommons.org/publicdomain/zero/1.0/";

    private final Databank databank;
    private final ReportingSettings.Statistics config;
    private final ObjectMapper json;
    private final String version;

    StatisticsResource(Databank databank, ReportingSettings.Statistics config, ObjectMapper json,
            ApiSettings api) {
        this.databank = databank;
        this.config = config;
        this.json = json;
        this.version = api.version();
    }

    @GET
    @Path("config")
    public Configuration config() {
        return new Configuration(API_VERSION, version,
                List.of(new Configuration.Tongue("sv", "Svenska"), new Configuration.Tongue("en", "English")), "sv",
                config.maxDataCells(), config.maxCalls(), config.timeWindow().toSeconds(), LICENCE,
                List.of(new Configuration.Citation("sv", "Källa: " + Source.NAME.sv()),
                        new Configuration.Citation("en", "Source: " + Source.NAME.en())),
                OutputFormat.JSON_STAT2.code(), OutputFormat.codes(), List.of());
    }

    @GET
    @Path("tables")
    public Listing tables(@QueryParam("query") String query, @QueryParam("pastDays") String pastDays,
            @QueryParam("pageNumber") String number, @QueryParam("pageSize") String size,
            @QueryParam("lang") String lang, @Context UriInfo uri) {
        var parameters = new Parameters();
        var language = language(lang, parameters);
        var wanted = ListTables.Wanted.of(query, pastDays, number, size, parameters);
        parameters.mustBeValid();
        return new ListTables(databank, language, uri).list(wanted);
    }

    @GET
    @Path("tables/{id}")
    public Listing.One table(@PathParam("id") String id, @QueryParam("lang") String lang, @Context UriInfo uri) {
        var language = language(lang);
        return new Listing.One(language.code(), new ListTables(databank, language, uri).entry(find(id)));
    }

    @GET
    @Path("tables/{id}/metadata")
    public ObjectNode metadata(@PathParam("id") String id, @QueryParam("lang") String lang) {
        var language = language(lang);
        var cube = databank.cube(find(id));
        return new TableMetadata(language).addTo(new JsonStat(language).description(cube).putNull("value"), cube);
    }

    @GET
    @Path("tables/{id}/data")
    @Produces(MediaType.WILDCARD)
    public Response data(@PathParam("id") String id, @QueryParam("lang") String lang,
            @QueryParam("outputFormat") String format, @QueryParam("outputFormatParams") List<String> options,
            @Context UriInfo uri) throws IOException {
        return answer(id, lang, format, options, Query.of(uri.getQueryParameters()));
    }

    @POST
    @Path("tables/{id}/data")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.WILDCARD)
    public Response data(@PathParam("id") String id, @QueryParam("lang") String lang,
            @QueryParam("outputFormat") String format, @QueryParam("outputFormatParams") List<String> options,
            Query query) throws IOException {
        return answer(id, lang, format, options, query == null ? Query.nothing() : query);
    }

    private Response answer(String id, String lang, String form, List<String> given, Query query) throws IOException {
        var parameters = new Parameters();
        var language = language(lang, parameters);
        var format = parameters.oneOf("outputFormat", form, OutputFormat.values(), OutputFormat::code)
                .orElse(OutputFormat.JSON_STAT2);
        var options = OutputOptions.of(given.stream().flatMap(each -> List.of(each.split(",")).stream())
                .filter(each -> !each.isBlank()).toList(), format, parameters);
        var selection = query.chosen(parameters);
        parameters.mustBeValid();
        var cube = selection.of(databank.cube(find(id)), config.maxDataCells());
        var layout = Layout.of(cube, query.stub(), query.heading(), parameters);
        parameters.mustBeValid();
        return Response.ok(written(cube, layout, format, options, language), format.mediaType())
                .header(HttpHeaders.CONTENT_LANGUAGE, language.code())
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\""
                        + id.replaceAll("[^A-Za-z0-9._-]", "_") + "." + format.extension() + "\"").build();
    }

    private byte[] written(Cube cube, Layout layout, OutputFormat format, OutputOptions options, Language language)
            throws IOException {
        return switch (format) {
            case JSON_STAT2 -> json.writeValueAsBytes(
                    new TableMetadata(language).addTo(new JsonStat(language).dataset(cube), cube));
            case CSV -> new DelimitedText(layout, options, language).write();
            case XLSX -> new Sheets(layout, options).write();
            case PX -> new PxFile(layout, language).write();
        };
    }

    private StatisticalTable find(String id) {
        return databank.find(id).orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND,
                new Text("Det finns ingen tabell %s", "There is no table %s").with(id)));
    }

    private static Language language(String lang) {
        var parameters = new Parameters();
        var language = language(lang, parameters);
        parameters.mustBeValid();
        return language;
    }

    private static Language language(String lang, Parameters parameters) {
        return parameters.oneOf("lang", lang == null || lang.isEmpty() ? null : lang, Language.values(), Language::code)
                .orElse(Language.SV);
    }
}
