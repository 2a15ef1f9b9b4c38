package se.usve.scoring.overrides;

/** Where an override stands: it follows from what has happened to it, and is stored nowhere. */
public enum State {
    /** It is made, and the unit's region may reply until it takes effect. */
    AWAITING_REPLY,
    /** It decides the level's outcome. */
    IN_FORCE,
    /** It was withdrawn, before or after it came in force. */
    WITHDRAWN,
    /** The round was published before it came in force, and a published round does not move: it never had effect. */
    LAPSED
}
