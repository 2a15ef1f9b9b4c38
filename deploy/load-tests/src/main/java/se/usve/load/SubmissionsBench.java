package se.usve.load;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import se.usve.stack.Bearer;
import se.usve.stack.DataFolder;
import se.usve.stack.LocalStack;
import se.usve.stack.Role;
import se.usve.stack.Service;
import se.usve.stack.ServiceJvm.AotCache;
import se.usve.stack.ServiceJvm.Container;
import se.usve.stack.StackPlan;
import se.usve.survey.contract.SubmissionReceived;

/**
 * How many submissions a second are answered with 201, beside how many a second pgbench gets committed of the same statements
 * with the same answers, from as many clients, on the same server. Either has a database of its own, which began as a copy of the
 * other's, so that the relay of the outbox works for the submissions alone.
 */
public final class SubmissionsBench {
    private static final String ROUND = "bench";
    private static final String COPY = "pgbench";
    private static final String STATEMENTS =
            "survey-service/src/main/resources/se/usve/survey/submission/submit-at-once.sql";
    /** The class of advisory lock of a round, as the survey service has it. */
    private static final int LOCK_CLASS = 0x0A0D;
    /** A submission step by step: what one would write without thought of round trips, and less than the service stores. */
    private static final String STEPS = """
            begin;
            update participation set submission_version = submission_version + 1
                where round = :round and unit = :unit returning submission_version as version \\gset
            insert into submission (round, unit, version, submitted_at, submitted_by, sha256, answers)
                values (:round, :unit, :version, now(), :actor, :sha256, :answers);
            insert into outbox (type, key, version, payload) values (:type, :round || '/' || :unit, :version, :event);
            commit;
            """;
    private static final Duration WARM_UP = Duration.ofSeconds(60);
    private static final List<String> MEMORY = List.of("-XX:MaxRAM=640m");

    private final Path repository;
    private final PrintWriter out;

    public SubmissionsBench(Path repository, PrintWriter out) {
        this.repository = repository;
        this.out = out;
    }

    /**
     * Measures and prints, the ways in turn.
     *
     * @param units   how many units submit
     * @param clients how many at once
     * @param turns   how often each way is measured
     * @param seconds how long each time
     */
    public void run(int units, int clients, int turns, int seconds)
            throws IOException, InterruptedException, SQLException {
        Path program = Pgbench.find();
        say("%s", Machine.told());
        DataFolder data = new DataFolder(Files.createTempDirectory("usve-bench-"));
        var plan = StackPlan.standard(repository, data).onFreePorts().withJvm(new Container(AotCache.NONE, MEMORY));
        try (var stack = LocalStack.start(plan, _ -> { })) {
            stack.stop(Service.SCORING, true);
            stack.stop(Service.REPORTING, true);
            String answers = open(stack, units);
            stack.stop(Service.SURVEY, true);
            copyDatabase(stack);
            stack.start(Service.SURVEY);
            var submitting = new Submitting(stack.api(Service.SURVEY), stack.token(Bearer.of(Role.ADMIN, null)), ROUND,
                    units, answers);
            var pgbench = new Pgbench(program, stack.stores().postgres(), COPY);
            say("%,d units, answers of %,d bytes, %d clients, %d s each way in turn, %d turns; the service with %s.", units,
                    answers.length(), clients, seconds, turns, String.join(" ", MEMORY));
            measure(stack, submitting, pgbench, clients, turns, Duration.ofSeconds(seconds));
        } finally {
            data.delete();
        }
    }

    private void measure(LocalStack stack, Submitting submitting, Pgbench pgbench, int clients, int turns, Duration time)
            throws IOException, InterruptedException, SQLException {
        String drawn = "\\set unit random(1, " + submitting.units() + ")\n";
        String once = drawn + "\\startpipeline\n" + Files.readString(repository.resolve(STATEMENTS)) + ";\n\\endpipeline\n";
        Map<String, String> variables = variables(submitting.answers());
        long stored = submitting.atFullSpeed(clients, WARM_UP).count();
        pgbench.run(once, variables, clients, Duration.ofSeconds(5));
        awaitSent(stack);
        List<Side> ours = new ArrayList<>();
        List<Side> same = new ArrayList<>();
        List<Side> steps = new ArrayList<>();
        for (int turn = 1; turn <= turns; turn++) {
            Used before = Used.until(stack);
            var result = submitting.atFullSpeed(clients, time);
            awaitSent(stack);
            ours.add(new Side(result.perSecond(), Used.until(stack).since(before), result.count()));
            stored += result.count();
            same.add(pgbench(stack, pgbench, once, variables, clients, time));
            steps.add(pgbench(stack, pgbench, drawn + STEPS, variables, clients, time));
            say("turn %d: submissions %,.0f a second (p50 %.1f ms, p99 %.1f ms), pgbench with the same statements %,.0f, with two "
                    + "inserts step by step %,.0f; load average %s", turn, result.perSecond(), result.millis(0.5),
                    result.millis(0.99), same.getLast().perSecond(), steps.getLast().perSecond(), Machine.load());
        }
        say("");
        say("%-52s %10s   %s", "medians", "a second", "processor ms each (service, PostgreSQL, Kafka and clients)");
        print("POST …/submissions: validated, stored, told, 201", ours);
        print("pgbench, the same statements in one round trip", same);
        print("pgbench, an update and two inserts step by step", steps);
        say("");
        say("submissions : pgbench = %.2f with the same statements (aim: at least 0.75), %.2f step by step; by processor time "
                + "alone %.2f and %.2f", rate(ours) / rate(same), rate(ours) / rate(steps), each(same) / each(ours),
                each(steps) / each(ours));
        say("%,d answered with 201, %,d stored, %,d told.", stored, number(stack, "select count(*) from submission"),
                number(stack, "select count(*) from outbox where sent_at is not null and type = '" + SubmissionReceived.TYPE
                        + "'"));
    }

    /** {@return answers to submit, to the round that this opens} */
    private String open(LocalStack stack, int units) throws IOException {
        try (var api = new SurveyApi(stack.api(Service.SURVEY), stack.token(Bearer.of(Role.ADMIN, null)))) {
            OpenedRound.with(api, ROUND, units);
            var questionnaire = api.get("/rounds/" + ROUND + "/questionnaire").json();
            return new WholeQuestionnaire(questionnaire, 1).next().toString();
        }
    }

    private static void copyDatabase(LocalStack stack) throws SQLException {
        try (var connection = stack.stores().postgres().asSuperuser("postgres"); var sql = connection.createStatement()) {
            sql.execute("create database " + COPY + " template survey owner survey");
        }
        for (String database : List.of("survey", COPY)) {
            try (var connection = stack.stores().postgres().asSuperuser(database);
                    var sql = connection.createStatement()) {
                sql.execute("vacuum analyze");
            }
        }
    }

    private static Map<String, String> variables(String answers) {
        var variables = new HashMap<String, String>();
        variables.put("sees", "ALL");
        variables.put("lock_class", Integer.toString(LOCK_CLASS));
        variables.put("round", ROUND);
        variables.put("questionnaire", "2018-2021");
        variables.put("actor", "bench");
        variables.put("client", "bench 127.0.0.1");
        variables.put("answers", answers);
        variables.put("sha256", sha256(answers));
        variables.put("type", SubmissionReceived.TYPE);
        ObjectNode event = JsonNodeFactory.instance.objectNode().put("round", ROUND).put("unit", "1000").put("version", 100)
                .put("region", "01").put("questionnaire", "2018-2021").put("ruleSet", "2018-2021")
                .put("submittedAt", "2026-01-01T00:00:00.000000Z").put("sha256", sha256(answers));
        variables.put("event", event.toString().replaceFirst("}$", ",\"answers\":") + answers + "}");
        return variables;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /** Until the relay has sent all, so that it does not work while another is measured. */
    private static void awaitSent(LocalStack stack) throws SQLException, InterruptedException {
        while (number(stack, "select count(*) from outbox where sent_at is null") > 0) {
            Thread.sleep(100);
        }
    }

    private static long number(LocalStack stack, String query) throws SQLException {
        try (var connection = stack.stores().postgres().asSuperuser("survey"); var sql = connection.createStatement();
                var found = sql.executeQuery(query)) {
            found.next();
            return found.getLong(1);
        }
    }

    private static Side pgbench(LocalStack stack, Pgbench pgbench, String script, Map<String, String> variables, int clients,
            Duration time) throws IOException, InterruptedException {
        Used before = Used.until(stack);
        double rate = pgbench.run(script, variables, clients, time);
        return new Side(rate, Used.until(stack).since(before), rate * time.toSeconds());
    }

    /** One measurement: the rate by the clock, the processor time of it all, and how many it was for. */
    private record Side(double perSecond, Used used, double count) {
    }

    /** Seconds of processor time of the service, of PostgreSQL, and of Kafka and the clients. */
    private record Used(double service, double postgres, double rest) {
        static Used until(LocalStack stack) {
            double service = ProcessorTime.of(ProcessHandle.of(stack.process(Service.SURVEY).pid()).orElseThrow());
            double own = ProcessorTime.of(ProcessHandle.current());
            return new Used(service, ProcessorTime.of(stack.stores().postgres().process()), own - service);
        }

        Used since(Used before) {
            return new Used(service - before.service, postgres - before.postgres, rest - before.rest);
        }

        double all() {
            return service + postgres + rest;
        }
    }

    private void print(String what, List<Side> sides) {
        say("%-52s %,10.0f   %.2f (%.2f, %.2f, %.2f)", what, rate(sides), each(sides),
                1e3 * median(sides.stream().map(side -> side.used.service / side.count).toList()),
                1e3 * median(sides.stream().map(side -> side.used.postgres / side.count).toList()),
                1e3 * median(sides.stream().map(side -> side.used.rest / side.count).toList()));
    }

    private static double rate(List<Side> sides) {
        return median(sides.stream().map(Side::perSecond).toList());
    }

    private static double each(List<Side> sides) {
        return 1e3 * median(sides.stream().map(side -> side.used.all() / side.count).toList());
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    }

    private void say(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
        out.flush();
    }
}
