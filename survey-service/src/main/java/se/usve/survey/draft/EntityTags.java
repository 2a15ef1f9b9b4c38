package se.usve.survey.draft;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;

/** The conditions of a request as its headers write them (RFC 9110 sections 8.8.3, 13.1.1 and 13.1.2). */
final class EntityTags {

    private static final Pattern TAG = Pattern.compile("(W/)?\"([\\x21\\x23-\\x7e\\x80-\\xff]*)\"");
    private static final Pattern LIST = Pattern.compile("[ \\t,]*" + TAG + "([ \\t]*,[ \\t,]*" + TAG + ")*[ \\t,]*");
    private static final Pattern REVISION = Pattern.compile("[1-9][0-9]{0,17}");
    private static final int LONGEST = 2000;

    private EntityTags() {
    }

    /**
     * {@return what the headers {@code If-Match} and {@code If-None-Match} say}
     *
     * @param ifMatch     the lines of the header, none if it is not there
     * @param ifNoneMatch the lines of the other
     * @throws ProblemException 400 if either cannot be read
     */
    static Precondition precondition(List<String> ifMatch, List<String> ifNoneMatch) {
        var match = value(ifMatch).map(EntityTags::match);
        var noneMatch = value(ifNoneMatch).map(EntityTags::noneMatch);
        return match.isPresent() && noneMatch.isPresent()
                ? new Precondition.Both(match.get(), noneMatch.get())
                : match.or(() -> noneMatch).orElseGet(Precondition.None::new);
    }

    /** {@return the ETag of a draft in this state} */
    static String of(long revision) {
        return "\"" + revision + "\"";
    }

    /** Strong comparison: a weak tag is the name of no one state. */
    private static Precondition match(String header) {
        return header.equals("*") ? new Precondition.Present() : new Precondition.Is(revisions("If-Match", header, false));
    }

    /** Weak comparison. */
    private static Precondition noneMatch(String header) {
        return header.equals("*")
                ? new Precondition.Absent()
                : new Precondition.IsNot(revisions("If-None-Match", header, true));
    }

    private static Optional<String> value(List<String> lines) {
        return lines == null || lines.isEmpty() ? Optional.empty() : Optional.of(String.join(",", lines).strip());
    }

    /** A tag that is no number was never ours and names nothing. */
    private static Set<Long> revisions(String name, String header, boolean alsoWeak) {
        if (header.length() > LONGEST || !LIST.matcher(header).matches()) {
            throw new ProblemException(ProblemType.INVALID_PARAMETER, new Text(
                    "%s ska vara * eller en ETag inom citattecken, som \"17\"",
                    "%s must be * or an ETag in quotation marks, such as \"17\"").with(name));
        }
        var revisions = new HashSet<Long>();
        TAG.matcher(header).results()
                .filter(tag -> alsoWeak || tag.group(1) == null)
                .map(tag -> REVISION.matcher(tag.group(2)))
                .filter(Matcher::matches)
                .forEach(revision -> revisions.add(Long.valueOf(revision.group())));
        return revisions;
    }
}
