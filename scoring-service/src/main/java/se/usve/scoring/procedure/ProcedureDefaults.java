package se.usve.scoring.procedure;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The procedure of a round for which nobody has decided another. */
@ConfigMapping(prefix = "usve.procedure")
public interface ProcedureDefaults {

    /** {@return whether two assessors rule on each example} */
    @WithDefault("false")
    boolean doubleReview();

    /** {@return days to reply before an override takes effect, 0 to 365} */
    @WithDefault("0")
    int replyDays();
}
