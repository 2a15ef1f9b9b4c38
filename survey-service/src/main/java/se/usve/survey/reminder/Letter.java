package se.usve.survey.reminder;

import java.time.LocalDate;
import java.util.List;

/**
 * A reminder to one recipient, of all their units that have not answered.
 *
 * @param address where it goes
 * @param units   the units, by region and id; at least one
 */
record Letter(String address, List<Missing> units) {

    /**
     * A unit that has not answered.
     *
     * @param unit    its id
     * @param name    its name
     * @param region  SCB county code of its region
     * @param lastDay last day to answer
     */
    record Missing(String unit, String name, String region, LocalDate lastDay) {
    }

    /** {@return by what two letters go to the same recipient} */
    String recipient() {
        return Addresses.recipient(address);
    }

    /** {@return the regions of the units, each once} */
    List<String> regions() {
        return units.stream().map(Missing::region).distinct().toList();
    }
}
