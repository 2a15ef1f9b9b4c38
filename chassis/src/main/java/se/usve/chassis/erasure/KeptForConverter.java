package se.usve.chassis.erasure;

import org.eclipse.microprofile.config.spi.Converter;

/** Lets a setting be a {@link KeptFor}, and its own sentence be told when it cannot be. */
public class KeptForConverter implements Converter<KeptFor> {

    private static final long serialVersionUID = 1L;

    @Override
    public KeptFor convert(String text) {
        return KeptFor.of(text.strip());
    }
}
