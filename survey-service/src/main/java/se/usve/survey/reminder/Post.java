package se.usve.survey.reminder;

/** How letters go out. */
interface Post {

    /** By what means letters go. */
    enum Means { SMTP, FOLDER, NOT_CONFIGURED }

    /**
     * A letter as it is sent.
     *
     * @param id      names it for ever: it is in the Message-ID, by which a mail server's log tells what became of it
     * @param to      address
     * @param subject one line
     * @param text    plain text
     */
    record Mail(long id, String to, String subject, String text) {

        /** {@return the Message-ID (RFC 5322 section 3.6.4)} */
        String messageId() {
            return "<usve-reminder-" + id + "@usve.local>";
        }
    }

    /** What became of a letter. */
    sealed interface Outcome {

        /** The post has taken it over. */
        record Sent() implements Outcome {
        }

        /** It was plainly refused and has not gone. */
        record Refused(String reason) implements Outcome {
        }

        /** Nobody was there to take it: it has not gone, nor would any other now. */
        record Unreachable(String reason) implements Outcome {
        }

        /** It may have gone, or not. */
        record Unknown(String reason) implements Outcome {
        }
    }

    Means means();

    /** Sends the letter, or tells why not; waits at most about a minute. */
    Outcome send(Mail mail);
}
