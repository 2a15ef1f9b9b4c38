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
    private static final Duration WARM_UP = Duration.ofSeconds(25);
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
        List<Double> ours = new ArrayList<>();
        List<Double> same = new ArrayList<>();
        List<Double> steps = new ArrayList<>();
        for (int turn = 1; turn <= turns; turn++) {
            double before = processorSeconds(stack);
            var result = submitting.atFullSpeed(clients, time);
            double processor = (processorSeconds(stack) - before) / result.count();
            stored += result.count();
            awaitSent(stack);
            ours.add(result.perSecond());
            same.add(pgbench.run(once, variables, clients, time));
            steps.add(pgbench.run(drawn + STEPS, variables, clients, time));
            say("turn %d: submissions %,.0f a second (p50 %.1f ms, p99 %.1f ms; the service %.2f ms of processor time each), "
                    + "pgbench with the same statements %,.0f, with two inserts step by step %,.0f; load average %s", turn,
                    result.perSecond(), result.millis(0.5), result.millis(0.99), processor * 1e3, same.getLast(),
                    steps.getLast(), Machine.load());
        }
        say("");
        say("%-62s %,8.0f a second", "POST …/submissions: validated, stored, told, 201", median(ours));
        say("%-62s %,8.0f a second", "pgbench, the same statements in one round trip", median(same));
        say("%-62s %,8.0f a second", "pgbench, an update and two inserts step by step", median(steps));
        say("");
        say("submissions : pgbench = %.2f with the same statements (aim: at least 0.75), %.2f step by step",
                median(ours) / median(same), median(ours) / median(steps));
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

    private static double processorSeconds(LocalStack stack) {
        return ProcessHandle.of(stack.process(Service.SURVEY).pid()).flatMap(p -> p.info().totalCpuDuration()).orElseThrow()
                .toMillis() / 1e3;
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
