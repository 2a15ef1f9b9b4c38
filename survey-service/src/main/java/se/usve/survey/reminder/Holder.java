package se.usve.survey.reminder;

/**
 * Whose contact it is.
 *
 * @param round  id of the round
 * @param region SCB county code of the region, or of the unit's
 * @param unit   id of the unit, or null for the region's own contact
 */
record Holder(String round, String region, String unit) {

    String table() {
        return unit == null ? "region_contact" : "unit_contact";
    }

    String column() {
        return unit == null ? "region" : "unit";
    }

    String id() {
        return unit == null ? region : unit;
    }
}
