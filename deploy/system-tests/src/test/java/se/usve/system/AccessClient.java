package se.usve.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipFile;
import se.usve.stack.Keys;

/** Sends the same request as anybody. */
final class AccessClient {

    private static final int SHORT = 300;

    /**
     * What came back.
     *
     * @param challenge header {@code WWW-Authenticate}, empty if there is none
     */
    record Reply(int status, String type, String challenge, byte[] body) {

        boolean isSuccess() {
            return status >= 200 && status < 400;
        }

        /** {@return the body as text; of a packed one, such as XLSX, all that is in it} */
        String text() {
            if (body.length < 2 || body[0] != 'P' || body[1] != 'K') {
                return new String(body, UTF_8);
            }
            var all = new ByteArrayOutputStream();
            try (var zip = ZipFile.builder().setByteArray(body).get()) {
                for (var entry : Collections.list(zip.getEntries())) {
                    zip.getInputStream(entry).transferTo(all);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return all.toString(UTF_8);
        }

        String shortText() {
            var text = text();
            return text.substring(0, Math.min(SHORT, text.length()));
        }
    }

    private final RunningSystem system;
    private final Map<Who, Optional<String>> tokens = new EnumMap<>(Who.class);
    private final Map<String, String> forged;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER).build();
    private int sent;

    AccessClient(RunningSystem system) {
        this.system = system;
        var keys = Keys.in(system.data());
        for (var who : Who.values()) {
            tokens.put(who, who.token(keys));
        }
        forged = Who.forged(keys);
    }

    /** {@return the tokens that are to be refused, by what is wrong with them} */
    Map<String, String> forged() {
        return forged;
    }

    Reply send(Call call, Who who) {
        return send(call, tokens.get(who).orElse(null));
    }

    /**
     * {@return what it is answered; of a stream only how it begins}
     *
     * @param token null for none
     */
    Reply send(Call call, String token) {
        var request = call.at(system.stack().api(call.service()));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        // Each from an address of its own, as what is open to everyone has a limit for each address.
        sent++;
        request.header("X-Forwarded-For", "10.77." + sent / 250 + "." + (1 + sent % 250));
        return sent(request.build(), answer -> {
            var type = answer.headers().firstValue("Content-Type").orElse("");
            return new Reply(answer.statusCode(), type, answer.headers().firstValue("WWW-Authenticate").orElse(""),
                    type.startsWith("text/event-stream") ? new byte[0] : answer.body().readAllBytes());
        });
    }

    /** {@return the status that anybody is answered there} */
    int statusOf(URI address) {
        return sent(HttpRequest.newBuilder(address).build(), HttpResponse::statusCode);
    }

    private interface Reading<T> {
        T of(HttpResponse<InputStream> answer) throws IOException;
    }

    private <T> T sent(HttpRequest request, Reading<T> reading) {
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (var _ = answer.body()) {
                return reading.of(answer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(request.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
