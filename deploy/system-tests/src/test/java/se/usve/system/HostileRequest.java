package se.usve.system;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request that nobody in good faith would send.
 *
 * @param what    what is wrong with it
 * @param path    with its query, as it is sent
 * @param headers by name, beside the token
 * @param body    null for none
 */
record HostileRequest(String what, String method, String path, Map<String, String> headers, byte[] body) {

    HostileRequest with(String also, String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new HostileRequest(also, method, path, more, body);
    }

    HostileRequest method(String also, String other) {
        return new HostileRequest(also, other, path, headers, body);
    }

    HostileRequest path(String also, String other) {
        return new HostileRequest(also, method, other, headers, body);
    }

    HostileRequest body(String also, byte[] other) {
        return new HostileRequest(also, method, path, headers, other);
    }

    /** {@return it, as it is sent}
     *
     * @throws IllegalArgumentException if the client library does not let that through
     */
    HttpRequest to(URI origin, String token) {
        var request = HttpRequest.newBuilder(URI.create(origin + path)).timeout(Duration.ofMinutes(2))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        request.header("Authorization", "Bearer " + token);
        headers.forEach(request::setHeader);
        return request.build();
    }
}
