package se.usve.chassis.config;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * What a setting may be, both ends included; the service does not start with another. Written as one writes the setting:
 * {@code 1}, {@code 10S}, {@code 64K}.
 */
@Documented
@Target(METHOD)
@Retention(RUNTIME)
public @interface Range {

    /** {@return the least there may be} */
    String from();

    /** {@return the most there may be; nothing for no limit} */
    String to() default "";
}
