package se.usve.chassis.archive;

import java.util.regex.Pattern;

/**
 * A part of what a service archives.
 *
 * @param name  its name
 * @param query gives one column of JSON, a record a row, in an order that is the same whenever nothing changed; {@code p.id}
 *              is what is archived, from a table {@code p}, and <code>{time}</code> is a time as RFC 3339 in UTC
 */
public record ArchivePart(String name, String query) {

    private static final Pattern TIME = Pattern.compile("\\{([a-z_.]+)}");

    public ArchivePart {
        query = "with p as (select ?::text as id) " + TIME.matcher(query)
                .replaceAll("to_char($1 at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')");
    }
}
