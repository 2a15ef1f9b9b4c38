package se.usve.command.faults;

import java.util.Optional;
import se.usve.stack.Service;

/**
 * A point in a service's work at which it can be stopped: where a method begins, found by name. The services know nothing of
 * it; {@link Points} tells of one that is no longer there.
 */
enum Point {
    /** The driver ends with this what it sends in one round trip; until then nothing of it stays. */
    SURVEY_BEFORE_COMMIT(Service.SURVEY, "org.postgresql.core.v3.QueryExecutorImpl", "sendSync",
            "se.usve.survey.submission.SubmitAtOnce", "a submission is written and not committed"),
    SURVEY_AFTER_COMMIT(Service.SURVEY, "se.usve.chassis.outbox.Outbox", "sendCommitted",
            "se.usve.survey.submission.SubmitAtOnce", "a submission is committed and not answered"),
    SURVEY_SENT_NOT_MARKED(Service.SURVEY, "se.usve.chassis.outbox.RelayShard", "markSent", null,
            "events are on the topic and not marked as sent"),
    SCORING_MID_BATCH(Service.SCORING, "se.usve.chassis.outbox.Outbox", "append", "se.usve.chassis.consumption.TopicConsumer",
            "results of a batch are written, their events are not"),
    SCORING_BEFORE_COMMIT(Service.SCORING, "org.postgresql.jdbc.PgConnection", "commit",
            "se.usve.chassis.consumption.TopicConsumer", "a batch is written and not committed"),
    SCORING_BEFORE_OFFSETS(Service.SCORING, "org.apache.kafka.clients.consumer.KafkaConsumer", "commitSync",
            "se.usve.chassis.consumption.TopicConsumer", "a batch is in the database, its offsets are not committed"),
    SCORING_SENT_NOT_MARKED(Service.SCORING, "se.usve.chassis.outbox.RelayShard", "markSent", null,
            "events are on the topic and not marked as sent"),
    REPORTING_MID_BATCH(Service.REPORTING, "se.usve.reporting.projection.Counts", "add",
            "se.usve.chassis.consumption.TopicConsumer", "units of a batch are written, counts are not"),
    REPORTING_BEFORE_OFFSETS(Service.REPORTING, "org.apache.kafka.clients.consumer.KafkaConsumer", "commitSync",
            "se.usve.chassis.consumption.TopicConsumer", "a batch is in the database, its offsets are not committed"),
    REBUILD_READING(Service.REPORTING, "se.usve.reporting.rebuild.Rebuilds", "come", null,
            "a rebuild has read a part of the topics"),
    REBUILD_EXCHANGING(Service.REPORTING, "se.usve.reporting.rebuild.Models", "exchange", null,
            "a rebuild is about to exchange the models"),
    SURVEY_ENDING(Service.SURVEY, "se.usve.chassis.outbox.OutboxRelay", "stop", null,
            "asked to end, requests are done, the relay still sends"),
    SCORING_ENDING(Service.SCORING, "se.usve.chassis.consumption.TopicConsumer", "finish", null,
            "asked to end, the consumer has its batch in hand"),
    REPORTING_ENDING(Service.REPORTING, "se.usve.chassis.consumption.TopicConsumer", "finish", null,
            "asked to end, the consumer has its batch in hand");

    private final Service service;
    private final String type;
    private final String method;
    private final String caller;
    private final String state;

    Point(Service service, String type, String method, String caller, String state) {
        this.service = service;
        this.type = type;
        this.method = method;
        this.caller = caller;
        this.state = state;
    }

    /** {@return whose work it is} */
    Service service() {
        return service;
    }

    /** {@return the class of the method, by its binary name} */
    String type() {
        return type;
    }

    String method() {
        return method;
    }

    /** {@return the class whose doing it must be, also one within it or made of it; empty if anybody's} */
    Optional<String> caller() {
        return Optional.ofNullable(caller);
    }

    /** {@return how things stand then, in words} */
    String state() {
        return state;
    }
}
