package se.usve.chassis.paging;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.chassis.problem.Violation;

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
        var wrong = new ArrayList<Violation>();
        var wanted = new Wanted(
                number("limit", limit, HIGHEST_LIMIT, wrong), number("page", page, HIGHEST_PAGE, wrong));
        if (!wrong.isEmpty()) {
            throw new ProblemException(ProblemType.INVALID_PARAMETER, ProblemType.INVALID_PARAMETER.title(), wrong);
        }
        return wanted;
    }

    private static int number(String name, String value, int highest, List<Violation> wrong) {
        var number = value.matches("[0-9]{1,7}") ? Integer.parseInt(value) : 0;
        if (number < 1 || number > highest) {
            wrong.add(new Violation("/" + name, "INVALID_PARAMETER", new Text(
                    "%s ska vara ett heltal från 1 till %d", "%s must be a whole number from 1 to %d")
                    .with(name, highest)));
        }
        return number;
    }
}
