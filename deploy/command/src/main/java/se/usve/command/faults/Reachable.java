package se.usve.command.faults;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import se.usve.stack.LocalStack;
import se.usve.stack.Ports;
import se.usve.stack.Service;

/** The services of a stack, each started so that a debugger reaches it as soon as one is wanted. */
final class Reachable {

    private final LocalStack stack;
    private final Map<Service, Integer> doors = new EnumMap<>(Service.class);

    Reachable(LocalStack stack) {
        this.stack = stack;
    }

    /** {@return a debugger of the service, which is started anew for it if it must be} */
    Debugger debugger(Service service) throws IOException {
        if (!doors.containsKey(service)) {
            restart(service, Map.of());
        }
        return Debugger.attach(doors.get(service));
    }

    /** Starts a service that was ended or killed. */
    void start(Service service) {
        start(service, Map.of());
    }

    /** Ends the service in order and starts it with these variables more. */
    void restart(Service service, Map<String, String> environment) {
        stack.stop(service, true);
        start(service, environment);
    }

    private void start(Service service, Map<String, String> environment) {
        int door = Ports.free(1)[0];
        stack.start(service, stack.jvm().with(Debugger.options(door)), environment);
        doors.put(service, door);
    }
}
