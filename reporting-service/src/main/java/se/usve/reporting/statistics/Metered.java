package se.usve.reporting.statistics;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Calls are counted, and refused when an address makes too many. */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@interface Metered {
}
