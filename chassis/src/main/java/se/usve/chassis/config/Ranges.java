package se.usve.chassis.config;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.SmallRyeConfig;
import java.math.BigInteger;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Holds settings to their {@link Range}. */
final class Ranges {

    private Ranges() {}

    /** {@return a sentence for each setting of the mapping outside its range} What is not of its type is not looked at. */
    static Stream<String> faults(SmallRyeConfig config, ConfigClass mapping) {
        return ConfigMappings.getProperties(mapping).entrySet().stream().flatMap(entry -> {
            var method = entry.getValue().getMethod();
            var range = method.getAnnotation(Range.class);
            return range == null ? Stream.empty()
                    : value(config, entry.getKey()).filter(value -> !isWithin(value, range, method.getReturnType()))
                            .map(value -> "%s%s must be %s.".formatted(Naming.both(entry.getKey()),
                                    MappingFaults.isInFile(config, entry.getKey()) ? "" : " is " + value + ": it", inWords(range)))
                            .stream();
        });
    }

    private static Optional<String> value(SmallRyeConfig config, String name) {
        try {
            return config.getOptionalValue(name, String.class);
        } catch (NoSuchElementException e) {
            return Optional.empty();
        }
    }

    private static boolean isWithin(String value, Range range, Class<?> type) {
        if (type == int.class) {
            return isWithin(value, range, Integer::valueOf);
        }
        if (type == Duration.class) {
            return isWithin(value, range, DurationConverter::parseDuration);
        }
        if (type == MemorySize.class) {
            return isWithin(value, range, Ranges::bytes);
        }
        throw new IllegalStateException("A range cannot be told of a " + type.getName());
    }

    private static <T extends Comparable<T>> boolean isWithin(String value, Range range, Function<String, T> read) {
        T given;
        try {
            given = read.apply(value);
        } catch (IllegalArgumentException e) {
            return true;
        }
        return given.compareTo(read.apply(range.from())) >= 0
                && (range.to().isEmpty() || given.compareTo(read.apply(range.to())) <= 0);
    }

    private static BigInteger bytes(String size) {
        return new MemorySizeConverter().convert(size).asBigInteger();
    }

    private static String inWords(Range range) {
        return range.from() + (range.to().isEmpty() ? " or more" : " to " + range.to());
    }
}
