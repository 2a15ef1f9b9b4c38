package se.usve.reporting.statistics;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Calls are counted, refused when an address makes too many, and answered in the language of {@code lang}. */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@interface Metered {
}
