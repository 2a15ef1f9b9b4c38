package se.usve.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;
import se.usve.stack.DataFolder;
import se.usve.stack.Listen;
import se.usve.stack.Service;
import se.usve.stack.StackPlan;

/** The options of the commands that start a stack: on which data and ports. */
final class Where {
    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Where everything is kept between runs; made if it is not there.")
    private Path data;

    @Option(
            names = "--port",
            paramLabel = "SERVICE=PORT",
            description = "Where a service's API listens, for instance survey=18081; 0 means any free port.")
    private Map<Service, Integer> ports = new EnumMap<>(Service.class);

    @Option(
            names = "--management-port",
            paramLabel = "SERVICE=PORT",
            description = "Where a service's health and metrics listen, for instance survey=19001; 0 means any free port.")
    private Map<Service, Integer> managementPorts = new EnumMap<>(Service.class);

    DataFolder data(Home home, String command) {
        return data == null ? home.defaultData(command) : new DataFolder(data);
    }

    StackPlan plan(Home home, String command) {
        StackPlan plan = StackPlan.standard(home.path(), data(home, command));
        for (Service service : Service.values()) {
            plan = plan.with(service, new Listen(
                    ports.getOrDefault(service, service.defaultHttpPort()),
                    managementPorts.getOrDefault(service, service.defaultManagementPort())));
        }
        return plan;
    }

    /** The same options as words, for another process. */
    List<String> words(Home home, String command) {
        List<String> words = new ArrayList<>(List.of("--data", data(home, command).path().toString()));
        ports.forEach((service, port) -> words.add("--port=" + service + "=" + port));
        managementPorts.forEach((service, port) -> words.add("--management-port=" + service + "=" + port));
        return words;
    }
}
