package se.usve.chassis.input;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;

/**
 * Refuses a body longer than {@link BodyLimits} allow with problem details: at once when its length
 * is announced, else (chunked) when that much has been read. The server's own limit would close the connection with
 * an empty answer.
 */
@ApplicationScoped
class BodyLimit {

    private record Own(Pattern path, long limit) {
    }

    private final Duration within;
    private final long limit;
    private final List<Own> own;

    BodyLimit(BodyLimits limits) {
        this.within = limits.within();
        this.limit = limits.limit().asLongValue();
        this.own = limits.own().values().stream().map(at -> new Own(Pattern.compile(at.path().replace("*", "[^/]+")),
                at.limit().asLongValue())).toList();
    }

    @ServerRequestFilter
    void limit(ContainerRequestContext request, RoutingContext http) {
        var length = request.getHeaderString("Content-Length");
        if (length == null ? request.getHeaderString("Transfer-Encoding") == null : isZero(length)) {
            return;
        }
        var most = limitAt(http.normalizedPath());
        if (length != null && isOver(length, most)) {
            throw tooLarge(most);
        }
        hangUpOnTheSlow(http);
        request.setEntityStream(new LimitedStream(request.getEntityStream(), most));
    }

    /**
     * Whoever sends a byte now and then keeps a thread, and a turn where turns are few. The server's own timeout is of
     * silence only.
     */
    private void hangUpOnTheSlow(RoutingContext http) {
        var timer = http.vertx().setTimer(within.toMillis(), _ -> {
            if (!http.request().isEnded()) {
                http.request().connection().close();
            }
        });
        http.addEndHandler(_ -> http.vertx().cancelTimer(timer));
    }

    private long limitAt(String path) {
        return own.stream().filter(at -> at.path().matcher(path).matches()).mapToLong(Own::limit).findFirst().orElse(limit);
    }

    private static boolean isZero(String length) {
        return length.equals("0");
    }

    private static boolean isOver(String length, long limit) {
        return length.length() > 18 || Long.parseLong(length) > limit;
    }

    private static ProblemException tooLarge(long limit) {
        return new ProblemException(ProblemType.TOO_LARGE, new Text(
                "Innehållet får vara högst %d byte", "The body may be at most %d bytes").with(limit));
    }

    private interface Reading {
        int read() throws IOException;
    }

    /** Counts what is read and stops at the limit. */
    private static final class LimitedStream extends FilterInputStream {

        private final long limit;
        private long read;

        LimitedStream(InputStream body, long limit) {
            super(body);
            this.limit = limit;
        }

        @Override
        public int read() {
            var value = whole(super::read);
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            var count = whole(() -> super.read(buffer, offset, length));
            count(Math.max(count, 0));
            return count;
        }

        /** A client that leaves or sends broken chunks is no error of ours. */
        private static int whole(Reading reading) {
            try {
                return reading.read();
            } catch (IOException e) {
                throw new ProblemException(ProblemType.UNREADABLE, new Text(
                        "Anropet bröts eller är felaktigt uppdelat", "The request was broken off or is wrongly chunked"));
            }
        }

        private void count(int more) {
            read += more;
            if (read > limit) {
                throw tooLarge(limit);
            }
        }
    }
}
