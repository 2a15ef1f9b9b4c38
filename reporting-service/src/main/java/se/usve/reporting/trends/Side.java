package se.usve.reporting.trends;

/**
 * A level of one round in a group, as it stands.
 *
 * @param met      units that meet it, exempt ones included
 * @param exempt   of those, the exempt ones
 * @param awaiting units that wait for an assessor, and count as not meeting it
 * @param of       units with outcomes
 */
record Side(long met, long exempt, long awaiting, long of) {

    static final Side NONE = new Side(0, 0, 0, 0);

    Side plus(Side other) {
        return new Side(met + other.met, exempt + other.exempt, awaiting + other.awaiting, of + other.of);
    }
}
