package se.usve.chassis.input;

import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;

/**
 * Refuses a body longer than {@code usve.body.limit} (256 KB unless set) with problem details: at once when its length
 * is announced, else (chunked) when that much has been read. The server's own limit would close the connection with
 * an empty answer.
 */
@ApplicationScoped
class BodyLimit {

    private final long limit;

    BodyLimit(@ConfigProperty(name = "usve.body.limit", defaultValue = "256K") MemorySize limit) {
        this.limit = limit.asLongValue();
    }

    @ServerRequestFilter
    void limit(ContainerRequestContext request) {
        var length = request.getHeaderString("Content-Length");
        if (length == null ? request.getHeaderString("Transfer-Encoding") == null : isZero(length)) {
            return;
        }
        if (length != null && isOver(length)) {
            throw tooLarge();
        }
        request.setEntityStream(new LimitedStream(request.getEntityStream()));
    }

    private static boolean isZero(String length) {
        return length.equals("0");
    }

    private boolean isOver(String length) {
        return length.length() > 18 || Long.parseLong(length) > limit;
    }

    private ProblemException tooLarge() {
        return new ProblemException(ProblemType.TOO_LARGE, new Text(
                "Innehållet får vara högst %d byte", "The body may be at most %d bytes").with(limit));
    }

    /** Counts what is read and stops at the limit. */
    private final class LimitedStream extends FilterInputStream {

        private long read;

        LimitedStream(InputStream body) {
            super(body);
        }

        @Override
        public int read() throws IOException {
            var value = super.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            var count = super.read(buffer, offset, length);
            count(Math.max(count, 0));
            return count;
        }

        private void count(int more) {
            read += more;
            if (read > limit) {
                throw tooLarge();
            }
        }
    }
}
