package se.usve.chassis.config;

import org.eclipse.microprofile.config.spi.Converter;

/** Lets a setting be an {@link Every}, and its own sentence be told when it cannot be. */
public class EveryConverter implements Converter<Every> {

    private static final long serialVersionUID = 1L;

    @Override
    public Every convert(String text) {
        return Every.parsed(text.strip());
    }
}
