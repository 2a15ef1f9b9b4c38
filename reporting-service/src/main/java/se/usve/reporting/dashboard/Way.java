package se.usve.reporting.dashboard;

/**
 * A link to somewhere.
 *
 * @param words what it says
 * @param href  where it leads
 * @param here  whether one is there
 * @param note  what is said of it beside, or null
 */
public record Way(String words, String href, boolean here, String note) {

    /** A link that is nothing more. */
    public Way(String words, String href) {
        this(words, href, false, null);
    }
}
