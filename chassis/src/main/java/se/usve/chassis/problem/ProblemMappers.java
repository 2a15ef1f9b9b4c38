package se.usve.chassis.problem;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import se.usve.chassis.logs.Failure;

/** Turns everything that can end a request into problem details; no other error body leaves the service. */
class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    private final Methods methods;

    ProblemMappers(Methods methods) {
        this.methods = methods;
    }

    @ServerExceptionMapper
    Response problem(ProblemException e, UriInfo uri, HttpHeaders headers) {
        var response = Response.status(e.type().status()).type(Problem.MEDIA_TYPE)
                .entity(Problem.of(e, uri.getRequestUri().getRawPath(), Languages.of(headers))).build();
        e.headers().forEach((name, value) -> response.getHeaders().putSingle(name, value));
        return response;
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response unauthenticated(SecurityException e, UriInfo uri, HttpHeaders headers) {
        var response = answer(ProblemType.UNAUTHENTICATED, new Text(
                "Skicka en giltig behörighetsbiljett i rubriken Authorization: Bearer …",
                "Send a valid token in the header Authorization: Bearer …"), List.of(), uri, headers);
        response.getHeaders().putSingle(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        return response;
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException e, UriInfo uri, HttpHeaders headers) {
        return answer(ProblemType.FORBIDDEN, new Text(
                "Din roll ger inte rätt till detta", "Your role does not give a right to this"),
                List.of(), uri, headers);
    }

    /** Named beside its supertype because the framework has a mapper of its own for it, which answers with no body. */
    @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
    Response invalidJson(JsonProcessingException e, UriInfo uri, HttpHeaders headers) {
        return problemBehind(e).map(problem -> problem(problem, uri, headers))
                .orElseGet(() -> answer(ProblemType.INVALID_JSON, describe(e), List.of(), uri, headers));
    }

    @ServerExceptionMapper
    Response http(WebApplicationException e, UriInfo uri, HttpHeaders headers, Request request) {
        if (e.getCause() instanceof JsonProcessingException json) {
            return invalidJson(json, uri, headers);
        }
        var status = e.getResponse().getStatus();
        if (status == 405 || status == 404 && e.getCause() == null) {
            return noSuchResource(status, uri, headers, request);
        }
        if (status >= 500) {
            return unexpected(e, uri, headers);
        }
        var reason = e.getResponse().getStatusInfo().getReasonPhrase();
        var type = switch (status) {
            // With a cause it is a parameter that could not be read (Jakarta REST 4.0, section 3.2).
            case 404 -> ProblemType.INVALID_PARAMETER;
            case 403 -> ProblemType.FORBIDDEN;
            case 413 -> ProblemType.TOO_LARGE;
            default -> ProblemType.ofStatus(status, reason);
        };
        return answer(type, type.title(), List.of(), uri, headers);
    }

    /** Nothing is at the address, or nothing with this method. */
    private Response noSuchResource(int status, UriInfo uri, HttpHeaders headers, Request request) {
        var allowed = methods.at(uri.getPath());
        var exists = status == 405 || !allowed.isEmpty() && !allowed.contains(request.getMethod());
        var type = exists ? ProblemType.ofStatus(405, "Method Not Allowed") : ProblemType.NOT_FOUND;
        var response = answer(type, type.title(), List.of(), uri, headers);
        if (exists) {
            response.getHeaders().putSingle(HttpHeaders.ALLOW, String.join(", ", allowed));
        }
        return response;
    }

    @ServerExceptionMapper
    Response unexpected(Throwable e, UriInfo uri, HttpHeaders headers) {
        var known = problemBehind(e);
        if (known.isPresent()) {
            return problem(known.get(), uri, headers);
        }
        if (DatabaseAway.isShownIn(e)) {
            LOG.warnf("The database is away: %s", Failure.brief(e));
            return unavailable(uri, headers);
        }
        var id = UUID.randomUUID();
        LOG.errorf(e, "Unexpected error %s", id);
        return answer(ProblemType.INTERNAL, new Text(
                "Felet är loggat med nummer %s", "The error is logged under number %s").with(id),
                List.of(), uri, headers);
    }

    /** A framework may wrap what was thrown while it read or wrote. */
    private static Optional<ProblemException> problemBehind(Throwable e) {
        return Stream.iterate(e, Objects::nonNull, Throwable::getCause)
                .filter(ProblemException.class::isInstance).map(ProblemException.class::cast).findFirst();
    }

    /** Does not say that nothing was stored: the database can go away between its commit and its answer. */
    private static Response unavailable(UriInfo uri, HttpHeaders headers) {
        var response = answer(ProblemType.UNAVAILABLE, new Text(
                "Databasen svarar inte. Försök igen om en stund.",
                "The database does not answer. Try again in a while."), List.of(), uri, headers);
        response.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, 5);
        return response;
    }

    private static Text describe(JsonProcessingException e) {
        var at = e.getLocation() == null ? JsonLocation.NA : e.getLocation();
        var reason = e instanceof MismatchedInputException mismatch ? MisplacedJson.reason(mismatch)
                : new Text(e.getOriginalMessage(), e.getOriginalMessage());
        // Of a limit on depth or length Jackson tells which and how much, but not where.
        return at.getLineNr() < 0 ? reason : new Text("Rad %d, tecken %d: ".formatted(at.getLineNr(), at.getColumnNr())
                + reason.sv(), "Line %d, column %d: ".formatted(at.getLineNr(), at.getColumnNr()) + reason.en());
    }

    private static Response answer(ProblemType type, Text detail, List<Violation> violations, UriInfo uri,
            HttpHeaders headers) {
        return Response.status(type.status()).type(Problem.MEDIA_TYPE)
                .entity(Problem.of(type, detail, violations, uri.getRequestUri().getRawPath(),
                        Languages.of(headers)))
                .build();
    }
}
