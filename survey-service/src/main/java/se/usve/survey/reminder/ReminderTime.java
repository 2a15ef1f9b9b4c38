package se.usve.survey.reminder;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import org.jboss.logging.Logger;
import se.usve.chassis.logs.Failure;
import se.usve.survey.audit.Actor;

/** Sends the reminders whose time has come. */
@ApplicationScoped
class ReminderTime {

    private static final Logger LOG = Logger.getLogger(ReminderTime.class);
    private static final Actor SCHEDULE = new Actor("reminder-schedule", "survey-service");

    private final Schedules schedules;
    private final SendReminders reminders;
    private final InstantSource clock;

    ReminderTime(Schedules schedules, SendReminders reminders, InstantSource clock) {
        this.schedules = schedules;
        this.reminders = reminders;
        this.clock = clock;
    }

    /** One round's trouble keeps no other from its reminders. */
    @Scheduled(every = "${usve.reminders.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void come() {
        attempt("Old claims of reminders could not be looked through", () -> reminders.abandon(SCHEDULE));
        attempt("What reminders are due could not be found out", () -> schedules.come(clock.instant()).forEach(come ->
                attempt("The reminders of round " + come.round() + " could not be sent",
                        () -> reminders.send(come.round(), come.day(), SCHEDULE))));
    }

    private static void attempt(String otherwise, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.errorf("%s: %s", otherwise, Failure.brief(e));
        }
    }
}
