package se.usve.chassis.paging;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import se.usve.chassis.input.Parameters;

/**
 * The query parameters of a list, by the national API profile: {@code limit} (20, at most 1000) and {@code page}. Every
 * method ends the request with 400 if either is no such number, and tells of both.
 */
public class PageRequest {

    private static final int HIGHEST_LIMIT = 1000;
    private static final int HIGHEST_PAGE = 1_000_000;

    @QueryParam("limit")
    @DefaultValue("20")
    @Parameter(description = "Antal per sida. Number per page.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "1000", defaultValue = "20"))
    String limit;

    @QueryParam("page")
    @DefaultValue("1")
    @Parameter(description = "Sidans nummer, från 1. Number of the page, from 1.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "1000000", defaultValue = "1"))
    String page;

    /** {@return a request for that page of a list, made by the service itself} */
    public static PageRequest of(int limit, int page) {
        var request = new PageRequest();
        request.limit = String.valueOf(limit);
        request.page = String.valueOf(page);
        return request;
    }

    private record Wanted(int limit, int page) {
    }

    /** {@return how many items a page holds at most} */
    public int limit() {
        return read().limit();
    }

    /** {@return the number of the page, from 1} */
    public int page() {
        return read().page();
    }

    /** {@return how many items come before the page} */
    public int offset() {
        var wanted = read();
        return (wanted.page() - 1) * wanted.limit();
    }

    private Wanted read() {
        var parameters = new Parameters();
        var wanted = new Wanted(
                parameters.whole("limit", limit, HIGHEST_LIMIT), parameters.whole("page", page, HIGHEST_PAGE));
        parameters.mustBeValid();
        return wanted;
    }
}
