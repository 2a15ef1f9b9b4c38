package se.usve.system;

import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import se.usve.stack.Service;
import se.usve.stack.ServiceProcess;

/**
 * Says where the next request to a service goes: to each of its instances in turn that said it was ready when it was last
 * asked, as a Kubernetes Service does. A request is never sent a second time, so nothing is mended on the way.
 */
final class RoundRobin implements AutoCloseable {

    private static final int ASKED_EVERY_MS = 100;

    private static final class Member {
        final ServiceProcess process;
        volatile boolean ready = true;

        Member(ServiceProcess process) {
            this.process = process;
        }
    }

    private final Map<Service, List<Member>> members = new EnumMap<>(Service.class);
    private final AtomicInteger turn = new AtomicInteger();
    private final Thread asking = Thread.ofPlatform().daemon().name("readiness").unstarted(this::ask);

    RoundRobin() {
        for (var service : Service.values()) {
            members.put(service, new CopyOnWriteArrayList<>());
        }
        asking.start();
    }

    void add(Service service, ServiceProcess process) {
        members.get(service).add(new Member(process));
    }

    void remove(Service service, ServiceProcess process) {
        members.get(service).removeIf(member -> member.process == process);
    }

    /** {@return the address of the instance whose turn it is} */
    URI next(Service service) {
        var ready = members.get(service).stream().filter(member -> member.ready).toList();
        if (ready.isEmpty()) {
            throw new IllegalStateException("No instance of the " + service.processName() + " is ready");
        }
        return ready.get(Math.floorMod(turn.getAndIncrement(), ready.size())).process.listen().api();
    }

    private void ask() {
        try {
            while (true) {
                for (var of : members.values()) {
                    of.forEach(member -> member.ready = member.process.ready());
                }
                Thread.sleep(ASKED_EVERY_MS);
            }
        } catch (InterruptedException e) {
            // It was closed.
        }
    }

    @Override
    public void close() {
        asking.interrupt();
    }
}
