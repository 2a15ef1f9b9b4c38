package se.usve.command.faults;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import se.usve.stack.Bearer;
import se.usve.stack.Role;
import se.usve.stack.Service;
import se.usve.stack.StackFailure;

/**
 * The reporting service is killed while it builds the read model anew; the next rebuild must find nothing different.
 *
 * @param point how far it has come
 */
record KillRebuild(Point point) implements Kill {

    @Override
    public String strike(Scene scene) throws Exception {
        scene.clients().awaitReceipts(2);
        try (var debugger = scene.services().debugger(Service.REPORTING)) {
            debugger.watch(point);
            begin(scene);
            debugger.awaitPoint(point, 0);
            scene.stack().stop(Service.REPORTING, false);
        }
        scene.services().start(Service.REPORTING);
        scene.clients().awaitReceipts(2);
        return "then rebuilt: " + Rebuilt.whole(scene.stack());
    }

    private static void begin(Scene scene) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            URI rebuilds = scene.stack().api(Service.REPORTING).resolve("/reporting/v1/rebuilds");
            var answer = http.send(HttpRequest.newBuilder(rebuilds).header("Content-Type", "application/json")
                    .header("Authorization", "Bearer " + scene.stack().token(Bearer.of(Role.ADMIN, null)))
                    .POST(BodyPublishers.ofString("{}")).build(), BodyHandlers.ofString());
            if (answer.statusCode() != 202) {
                throw new StackFailure("A rebuild could not begin: " + answer.statusCode() + " " + answer.body());
            }
        }
    }
}
