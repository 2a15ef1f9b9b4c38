package se.usve.survey.reminder;

/** What has become of a reminder. */
enum State {
    /** It is being sent. */
    CLAIMED,
    /** The mail server has taken it over. */
    SENT,
    /** It has not gone; it is tried again, though not for ever. */
    FAILED,
    /** It may have gone or not, and is not sent again. */
    UNCERTAIN,
    /** All its units answered before it went, so it was not sent. */
    NOTHING_LEFT,
    /** It has not gone, as no mail is configured; it is sent if that is mended within its days. */
    NOT_CONFIGURED
}
