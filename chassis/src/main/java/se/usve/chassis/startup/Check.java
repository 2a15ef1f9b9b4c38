package se.usve.chassis.startup;

import java.util.List;
import java.util.stream.Stream;

/** One thing that is looked at before a service starts. It reads settings and does nothing else. */
@FunctionalInterface
interface Check {

    /** {@return what it finds} */
    Stream<Finding> findings(Settings settings);

    /** All there are, in the order their findings are told. */
    List<Check> ALL = List.of(new Identity(), new Pages(), new Database(), new Broker(), new Mail(), new Passwords(),
            new Proxy());
}
