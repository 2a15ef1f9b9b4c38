package se.usve.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import se.usve.demo.Api.Call;
import se.usve.demo.Api.Reply;
import se.usve.demo.DemoRound.Merger;
import se.usve.demo.DemoRound.State;

/** What a round's users ask of the survey service, each with their own token. Every call may be made again. */
final class SurveyCalls {
    private final Api api;
    private final URI survey;
    private final Bearers bearers;
    private final DemoRound round;

    SurveyCalls(Api api, URI survey, Bearers bearers, DemoRound round) {
        this.api = api;
        this.survey = survey;
        this.bearers = bearers;
        this.round = round;
    }

    /** The round's state, or empty when there is no such round. */
    Optional<State> state() {
        Reply reply = api.send(Call.get(path(""), bearers.admin()), 200, 404);
        if (reply.status() == 404) {
            return Optional.empty();
        }
        String state = reply.body().path("state").asText();
        try {
            return Optional.of(State.valueOf(state));
        } catch (IllegalArgumentException e) {
            throw new UnexpectedAnswer("GET " + path(""), 200, reply.body().toString());
        }
    }

    void create() {
        ObjectNode body = object().put("questionnaire", round.id()).put("ruleSet", round.id());
        days(body.putObject("collection"), "opens", "closes", round.collection());
        days(body.putObject("period"), "from", "to", round.period());
        round.followUpBy().ifPresent(day -> body.put("followUpBy", day.toString()));
        api.send(Call.put(path(""), bearers.admin(), body), 200, 201, 204);
    }

    private static void days(ObjectNode node, String from, String to, DemoRound.Days days) {
        node.put(from, days.from().toString()).put(to, days.to().toString());
    }

    void move(State to) {
        Reply reply = api.send(Call.post(path("/transitions"), bearers.admin(), object().put("to", to.name())),
                200, 201, 204, 409);
        // 409 after a try whose answer was lost: the round may be where it should be.
        if (reply.status() == 409 && state().filter(to::equals).isEmpty()) {
            throw new UnexpectedAnswer("POST " + path("/transitions"), 409, reply.body().toString());
        }
    }

    void register(DemoUnit unit) {
        ObjectNode body = object().put("name", unit.name()).put("region", unit.region().code())
                .put("specialty", unit.specialty()).put("hsaId", unit.hsaId());
        unit.designatedYear().ifPresent(year -> body.put("designatedYear", year));
        api.send(Call.put(path(unit, ""), bearers.region(unit.region()), body), 200, 201, 204);
    }

    /** Tells the register that units have merged; 409 says that it knows. */
    void merge(Merger merger) {
        ObjectNode body = object().put("kind", "MERGED").put("effective", merger.effective().toString())
                .put("reason", merger.reason());
        merger.from().forEach(body.putArray("from")::add);
        body.putArray("to").add(merger.to());
        api.send(Call.post(survey.resolve("/survey/v1/unit-successions"), bearers.admin(), body), 201, 409);
    }

    /** Lets the units of the earlier round that still are take part in this one. */
    void takeOver(String earlier) {
        api.send(Call.post(path("/units"), bearers.admin(), object().put("fromRound", earlier)), 200);
    }

    void submit(DemoUnit unit) {
        JsonNode body = object().set("answers", unit.answers().orElseThrow());
        api.send(Call.post(path(unit, "/submissions"), bearers.region(unit.region()), body)
                .idempotent("demo-" + round.id() + "-" + unit.id()), 200, 201);
    }

    /**
     * Tells how a region mends what its units miss: that it is planned, then how far it has come. Told again, it stays as it
     * was told first, whatever the region has told since.
     */
    void followUp(Region region) {
        List<FollowUpPlan> plans = round.followUps().stream().filter(plan -> plan.region() == region).toList();
        followUp(region, "planned", plans.stream().map(FollowUpPlan::planned).toList());
        followUp(region, "reported", plans.stream().filter(plan -> plan.status() != FollowUpPlan.Status.PLANNED).toList());
    }

    /** How many levels of units something is told of. */
    int followUps() {
        return api.send(Call.get(path("/follow-ups?limit=1"), bearers.admin()), 200).body().path("total").asInt();
    }

    private void followUp(Region region, String what, List<FollowUpPlan> plans) {
        if (plans.isEmpty()) {
            return;
        }
        ObjectNode body = object();
        for (FollowUpPlan plan : plans) {
            ObjectNode one = body.withArrayProperty("followUps").addObject().put("unit", plan.unit()).put("level", plan.level())
                    .put("measure", plan.measure()).put("responsible", plan.responsible()).put("due", plan.due().toString())
                    .put("status", plan.status().name());
            plan.mendedOn().ifPresent(day -> one.put("mendedOn", day.toString()));
            plan.evidence().ifPresent(evidence -> one.put("evidence", evidence));
        }
        api.send(Call.post(path("/follow-ups"), bearers.region(region), body)
                .idempotent("demo-" + round.id() + "-" + region.code() + "-" + what), 201);
    }

    /** Begins the unit's draft, unless it has one (412) or has answered since the demo was loaded first. */
    void draft(DemoUnit unit) {
        DemoUnit.Draft draft = unit.draft().orElseThrow();
        String token = bearers.region(unit.region());
        if (submissions(unit) > 0) {
            return;
        }
        Call call = draft.prefilled() ? Call.post(path(unit, "/draft/prefill"), token, null)
                : Call.put(path(unit, "/draft"), token, object().set("answers", draft.answers()));
        api.send(call.ifThereIsNone(), 201, 412);
    }

    /** Whether nothing has been sent or withdrawn after what the demo sent. */
    boolean standsAsSent(DemoUnit unit) {
        return submissions(unit) == 1;
    }

    private int submissions(DemoUnit unit) {
        return api.send(Call.get(path(unit, "/submissions"), bearers.region(unit.region())), 200).body().path("total").asInt();
    }

    private URI path(DemoUnit unit, String rest) {
        return path("/units/" + unit.id() + rest);
    }

    private URI path(String rest) {
        return survey.resolve("/survey/v1/rounds/" + round.id() + rest);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
