package se.usve.command.faults;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.Method;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.request.EventRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import se.usve.stack.StackFailure;

/**
 * Stops a running service at a {@link Point} by the JVM's own debugging interface (JDI): nothing of it is in the service, which
 * is the jar that production runs.
 */
final class Debugger implements AutoCloseable {

    private static final Duration REACHED_WITHIN = Duration.ofSeconds(60);

    private final VirtualMachine service;

    private Debugger(VirtualMachine service) {
        this.service = service;
    }

    /** {@return the options with which a JVM lets a debugger in at a port of the loopback address, and prints nothing} */
    static List<String> options(int port) {
        return List.of("-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,quiet=y,address=127.0.0.1:" + port,
                // Many restarts: none of them is to spend its end on an archive of classes.
                "-XX:-AutoCreateSharedArchive");
    }

    static Debugger attach(int port) throws IOException {
        AttachingConnector connector = Bootstrap.virtualMachineManager().attachingConnectors().stream()
                .filter(each -> each.name().equals("com.sun.jdi.SocketAttach")).findFirst().orElseThrow();
        var arguments = connector.defaultArguments();
        arguments.get("hostname").setValue("127.0.0.1");
        arguments.get("port").setValue(Integer.toString(port));
        try {
            return new Debugger(connector.attach(arguments));
        } catch (IllegalConnectorArgumentsException e) {
            throw new IllegalStateException("A port of the loopback address is what it asks for", e);
        }
    }

    /** Looks for the point from now on. */
    void watch(Point point) {
        var prepared = service.eventRequestManager().createClassPrepareRequest();
        prepared.addClassFilter(point.type());
        prepared.enable();
        service.classesByName(point.type()).forEach(type -> stopIn(type, point));
    }

    private void stopIn(ReferenceType type, Point point) {
        for (Method method : type.methodsByName(point.method())) {
            if (method.location() != null) {
                var request = service.eventRequestManager().createBreakpointRequest(method.location());
                request.setSuspendPolicy(EventRequest.SUSPEND_ALL);
                request.enable();
            }
        }
    }

    /**
     * Waits until a thread is at the point that is watched. The whole service stands still then.
     *
     * @param passing how often the point is let by first
     * @throws StackFailure if it is not reached in time
     */
    void awaitPoint(Point point, int passing) throws InterruptedException {
        int left = passing;
        long end = System.nanoTime() + REACHED_WITHIN.toNanos();
        try {
            while (true) {
                EventSet events = service.eventQueue().remove(Math.max(1, Duration.ofNanos(end - System.nanoTime()).toMillis()));
                if (events == null) {
                    throw new StackFailure("The point " + point + " was not reached within " + REACHED_WITHIN.toSeconds() + " s.");
                }
                boolean reached = false;
                for (var event : events) {
                    switch (event) {
                        case BreakpointEvent hit -> reached |= isCalledBy(hit.thread(), point) && left-- == 0;
                        case ClassPrepareEvent prepared -> stopIn(prepared.referenceType(), point);
                        default -> { }
                    }
                }
                if (reached) {
                    return;
                }
                events.resume();
            }
        } catch (VMDisconnectedException e) {
            throw new StackFailure("The service ended before the point " + point + ".", e);
        }
    }

    private static boolean isCalledBy(ThreadReference thread, Point point) {
        if (point.caller().isEmpty()) {
            return true;
        }
        try {
            return thread.frames().stream().anyMatch(frame ->
                    frame.location().declaringType().name().startsWith(point.caller().get()));
        } catch (IncompatibleThreadStateException e) {
            throw new IllegalStateException("All threads stand still at the point", e);
        }
    }

    /** Lets the service go on as if nothing had been, if it is still there. */
    @Override
    public void close() {
        try {
            service.dispose();
        } catch (VMDisconnectedException e) {
            // It was killed, and that is why somebody looked.
        }
    }
}
