package se.usve.survey.preview;

/** No word from the scoring service, of a unit or of many. */
public record Away(Why why) implements Preview, PreviewMany.Told {

    /** Why there is none. */
    public enum Why {
        /** No address of a scoring service is configured. */
        NOT_CONFIGURED,
        /** It does not answer, or answers with an error. */
        NO_ANSWER,
        /** It has not answered within the time there is for many. */
        TOO_SLOW,
        /** It has not heard of the round yet, or not of its rule set. */
        UNKNOWN_ROUND
    }
}
