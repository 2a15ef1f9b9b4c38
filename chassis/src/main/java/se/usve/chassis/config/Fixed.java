package se.usve.chassis.config;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** A setting that the service itself makes in its own files, of which nothing is an operator's to change. */
@Documented
@Target({METHOD, TYPE})
@Retention(RUNTIME)
public @interface Fixed {
}
