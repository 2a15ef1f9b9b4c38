package se.usve.scoring.ruleset;

/**
 * Which version of which rule set.
 *
 * @param id      id of the rule set
 * @param version from 1
 */
record Version(String id, long version) {

    @Override
    public String toString() {
        return id + " version " + version;
    }
}
