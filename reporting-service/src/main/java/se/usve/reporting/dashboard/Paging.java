package se.usve.reporting.dashboard;

import se.usve.chassis.input.Parameters;
import se.usve.chassis.paging.PageRequest;

/** Reads which page of a long list somebody asks for. */
public final class Paging {

    private static final int HIGHEST_PAGE = 1_000_000;

    private Paging() {
    }

    /**
     * {@return a request for that page}
     *
     * @param limit how many there are on a page
     * @param page  the page's number as sent, or null for the first; a wrong one ends the request with 400
     */
    public static PageRequest of(int limit, String page) {
        var parameters = new Parameters();
        var number = page == null ? 1 : parameters.whole("page", page, HIGHEST_PAGE);
        parameters.mustBeValid();
        return PageRequest.of(limit, number);
    }
}
