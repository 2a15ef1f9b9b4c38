package se.usve.chassis.config;

import io.smallrye.config.EnvConfigSource;

/**
 * Gives the values of {@link FileVariables} to everything that asks for settings, Quarkus' own among them, by the same rules for
 * names as the environment itself.
 */
public class SettingsInFiles extends EnvConfigSource {

    /**
     * What the source calls itself. It begins as the environment's own name, by which SmallRye Config knows that its names
     * may be read in more ways than one: {@code USVE_PAGES_OIDC_CLIENT_SECRET} is no fault where {@code client-secret} is meant.
     */
    static final String NAME = EnvConfigSource.NAME + " of files named by environment variables";

    private static final long serialVersionUID = 1L;

    /** Above the environment, where an empty variable would else stand in the way. */
    private static final int ORDINAL = EnvConfigSource.ORDINAL + 5;

    /** Reads the files that the environment names; a service is not started with one that gives no value. */
    public SettingsInFiles() {
        super(FileVariables.of(System.getenv()).values(), ORDINAL);
    }

    @Override
    public String getName() {
        return NAME;
    }
}
