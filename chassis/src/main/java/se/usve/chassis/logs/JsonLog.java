package se.usve.chassis.logs;

import io.quarkus.logging.json.runtime.JsonFormatter;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.logging.Handler;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.Logger;

/** Has lines of JSON tell their trace, where the log is written as JSON. */
@ApplicationScoped
class JsonLog {

    /** First of all that starts: what is said before belongs to no trace. */
    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent started) {
        for (var handler : Logger.getLogger("").getHandlers()) {
            tellTrace(handler);
        }
    }

    private static void tellTrace(Handler handler) {
        if (handler.getFormatter() instanceof JsonFormatter json) {
            handler.setFormatter(new EcsTrace(json));
        }
        if (handler instanceof ExtHandler outer) {
            for (var inner : outer.getHandlers()) {
                tellTrace(inner);
            }
        }
    }
}
