package se.usve.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import se.usve.stack.DataFolder;
import se.usve.stack.StackPlan;

/** Whether a data folder holds the demo's made-up units; every page shown of it says so, whoever starts it again. */
final class MadeUp {
    private static final Map<String, String> NOTICE = Map.of(
            "USVE_DASHBOARD_NOTICE",
            "Demonstration: enheterna och deras svar är påhittade. Tabellernas summor för 2018–2021 är Socialstyrelsens publicerade.",
            "USVE_DASHBOARD_NOTICE_EN",
            "Demonstration: the units and their answers are made up. The totals of the tables of 2018–2021 are the published ones.");

    private MadeUp() {}

    /** Marks the folder, before anything made up is loaded into it. */
    static void mark(DataFolder data) {
        try {
            Files.createDirectories(data.path());
            Files.writeString(marker(data), "The units and answers in this folder are made up by ./usve demo.\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The plan with the notice, if its folder is marked. */
    static StackPlan announced(StackPlan plan) {
        return Files.exists(marker(plan.data())) ? plan.withEnvironment(NOTICE) : plan;
    }

    private static Path marker(DataFolder data) {
        return data.path().resolve("made-up");
    }
}
