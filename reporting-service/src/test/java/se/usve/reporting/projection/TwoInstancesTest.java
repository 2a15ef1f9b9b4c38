package se.usve.reporting.projection;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import se.usve.chassis.consumption.Received;
import se.usve.reporting.testing.Events;
import se.usve.reporting.testing.RealStack;
import se.usve.scoring.contract.Outcome;
import se.usve.survey.contract.RoundChanged.State;

/**
 * The two topics of one unit may be read by two instances at the same time. Batches that hold the same units in
 * different order neither wait for each other in a circle nor count a unit twice. Kafka cannot be made to deliver at
 * the same moment, so here the batches are handed over directly, each in its transaction, as the chassis does.
 */
@QuarkusTest
@RealStack
class TwoInstancesTest {

    @Inject
    Projection projection;

    @Test
    void batchesOfTheSameUnitsAtTheSameTimeCountEachUnitOnce() throws Exception {
        var events = new Events("instances", "instances-rules");
        apply(List.of(events.round(1, State.PUBLISHED), events.ruleSet(1, "Ett", "Två")));
        var history = new ArrayList<Object>();
        for (int u = 0; u < 200; u++) {
            history.addAll(events.answering("u" + u, u % 2 == 0 ? "01" : "24", "S" + u % 9, Outcome.MET,
                    u % 4 == 0 ? Outcome.MET : Outcome.NOT_MET));
        }
        var work = new ArrayList<Callable<Void>>();
        for (int instance = 0; instance < 6; instance++) {
            var random = new Random(instance);
            work.add(() -> {
                var told = new ArrayList<>(history);
                Collections.shuffle(told, random);
                for (int from = 0; from < told.size(); from += 60) {
                    apply(told.subList(from, Math.min(told.size(), from + 60)));
                }
                return null;
            });
        }
        try (var instances = Executors.newFixedThreadPool(work.size())) {
            for (Future<Void> done : instances.invokeAll(work)) {
                done.get();
            }
        }
        RestAssured.get("/reporting/v1/rounds/instances/levels").then().statusCode(200).body(
                "groups[0].units", equalTo(100), "groups[6].units", equalTo(100), "groups[7].responding", equalTo(200),
                "groups[7].meetingAll", equalTo(50), "levels[0].cells[7].met", equalTo(200),
                "levels[1].cells[7].met", equalTo(50), "levels[1].cells[7].notMet", equalTo(150));
        assertEquals(9, RestAssured.get("/reporting/v1/rounds/instances/levels?groupBy=specialty").jsonPath()
                .getList("groups").size() - 1);
    }

    private void apply(List<?> events) {
        var batch = events.stream().map(event -> new Received<Object>(
                "topic", 0, 0, projection.keyOf(event), "type", event)).toList();
        QuarkusTransaction.requiringNew().run(() -> projection.apply(batch));
    }
}
