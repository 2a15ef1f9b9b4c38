package se.usve.chassis.paging;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

/** The query parameters of a list, by the national API profile: {@code limit} (20, at most 1000) and {@code page}. */
public class PageRequest {

    @QueryParam("limit")
    @DefaultValue("20")
    @Min(1)
    @Max(1000)
    int limit;

    @QueryParam("page")
    @DefaultValue("1")
    @Min(1)
    @Max(1_000_000)
    int page;

    public int limit() {
        return limit;
    }

    public int page() {
        return page;
    }

    /** {@return how many items come before the page} */
    public int offset() {
        return (page - 1) * limit;
    }
}
