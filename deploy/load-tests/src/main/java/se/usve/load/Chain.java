package se.usve.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import se.usve.stack.Bearer;
import se.usve.stack.DataFolder;
import se.usve.stack.LocalStack;
import se.usve.stack.Role;
import se.usve.stack.Service;
import se.usve.stack.ServiceJvm.AotCache;
import se.usve.stack.ServiceJvm.Container;
import se.usve.stack.StackPlan;

/** All three services as their images start them, on a PostgreSQL and a Kafka of their own that are deleted at the end. */
final class Chain implements AutoCloseable {
    static final String ROUND = "bench";
    static final String MEMORY = "-XX:MaxRAM=640m";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final DataFolder data;
    private final LocalStack stack;

    Chain(Path repository) throws IOException {
        this.data = new DataFolder(Files.createTempDirectory("usve-bench-"));
        this.stack = LocalStack.start(StackPlan.standard(repository, data).onFreePorts()
                .withJvm(new Container(AotCache.NONE, List.of(MEMORY))), _ -> { });
    }

    LocalStack stack() {
        return stack;
    }

    String token() {
        return stack.token(Bearer.of(Role.ADMIN, null));
    }

    SurveyApi survey() {
        return new SurveyApi(stack.api(Service.SURVEY), token());
    }

    /** {@return clients of a round with so many units, which this opens} */
    Submitting open(int units) throws IOException {
        try (var api = survey()) {
            OpenedRound.with(api, ROUND, units);
            return new Submitting(stack.api(Service.SURVEY), token(), ROUND, units, answers(api, ROUND).toString());
        }
    }

    /** {@return answers to every question of a round} */
    static ObjectNode answers(SurveyApi api, String round) throws IOException {
        JsonNode questionnaire = api.get("/rounds/" + round + "/questionnaire").json();
        return new WholeQuestionnaire(questionnaire, 1).next();
    }

    /** Waits until the outcome of every unit's newest answers is in the figures. */
    void awaitShown() throws SQLException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        long sent = number(Service.SURVEY, "select sum(submission_version) from participation where round = '" + ROUND + "'");
        while (number(Service.REPORTING, "select coalesce(sum(result_submission_version), 0) from unit where round = '" + ROUND
                + "'") < sent) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("The figures have not come after " + PATIENCE);
            }
            Thread.sleep(20);
        }
    }

    /** {@return the processor time of all that takes part, until now} */
    Used used() {
        var services = Arrays.stream(Service.values()).mapToDouble(service ->
                ProcessorTime.of(ProcessHandle.of(stack.process(service).pid()).orElseThrow())).toArray();
        return new Used(services[0], services[1], services[2], ProcessorTime.of(stack.stores().postgres().process()),
                ProcessorTime.of(ProcessHandle.current()) - Arrays.stream(services).sum());
    }

    /** Seconds of processor time: of the services, of PostgreSQL, and of Kafka and the clients. */
    record Used(double survey, double scoring, double reporting, double postgres, double rest) {
        /** {@return what was used since then, in milliseconds for each of so many, in words} */
        String since(Used before, long count) {
            return String.format(Locale.ROOT, "%.2f (survey %.2f, scoring %.2f, reporting %.2f, PostgreSQL %.2f, Kafka and "
                    + "clients %.2f)", each(all() - before.all(), count), each(survey - before.survey, count),
                    each(scoring - before.scoring, count), each(reporting - before.reporting, count),
                    each(postgres - before.postgres, count), each(rest - before.rest, count));
        }

        private double all() {
            return survey + scoring + reporting + postgres + rest;
        }

        private static double each(double seconds, long count) {
            return 1e3 * seconds / count;
        }
    }

    /** Waits until every event of the survey service is on its topic. */
    void awaitTold() throws SQLException, InterruptedException {
        while (number(Service.SURVEY, "select count(*) from outbox where sent_at is null") > 0) {
            Thread.sleep(20);
        }
    }

    private long number(Service of, String query) throws SQLException {
        try (var connection = stack.stores().postgres().asSuperuser(of.database())) {
            connection.setSchema(of.schema());
            try (var sql = connection.createStatement(); var found = sql.executeQuery(query)) {
                found.next();
                return found.getLong(1);
            }
        }
    }

    @Override
    public void close() throws IOException {
        stack.close();
        data.delete();
    }
}
