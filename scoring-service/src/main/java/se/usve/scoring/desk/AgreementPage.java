package se.usve.scoring.desk;

import java.util.List;

/**
 * How far the assessors of a round agree.
 *
 * @param note  which pairs are counted
 * @param total all levels together
 */
record AgreementPage(List<Choice> rounds, String note, List<Row> levels, Row total) {

    /** A level; figures that are not defined are a dash. */
    record Row(String level, String pairs, String agreed, String share, String kappa) {
    }
}
