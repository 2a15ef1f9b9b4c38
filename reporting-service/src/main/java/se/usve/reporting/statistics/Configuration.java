package se.usve.reporting.statistics;

import java.util.List;

/**
 * What clients ask for first.
 *
 * @param apiVersion            version of the specification that is spoken
 * @param appVersion            version of this service
 * @param languages             languages of the labels
 * @param defaultLanguage       the one without {@code lang}
 * @param maxDataCells          how many cells one answer may hold
 * @param maxCallsPerTimeWindow how many calls an address may make within the window
 * @param timeWindow            the window, in seconds
 * @param license               what one may do with the figures
 * @param sourceReferences      how to cite them
 * @param defaultDataFormat     the form without {@code outputFormat}
 * @param dataFormats           all forms
 * @param features              none of the optional ones
 */
record Configuration(String apiVersion, String appVersion, List<Tongue> languages, String defaultLanguage,
        int maxDataCells, int maxCallsPerTimeWindow, long timeWindow, String license,
        List<Citation> sourceReferences, String defaultDataFormat, List<String> dataFormats, List<String> features) {

    /** A language. */
    record Tongue(String id, String label) {
    }

    /** How to cite the figures in a language. */
    record Citation(String language, String text) {
    }
}
