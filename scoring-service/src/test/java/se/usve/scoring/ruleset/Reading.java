package se.usve.scoring.ruleset;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/** Reads answers without knowing of criteria: what the plain readings of the levels are made of. */
final class Reading {

    private Reading() {
    }

    static boolean is(Map<String, Object> answers, String question, String code) {
        return code.equals(answers.get(question));
    }

    static boolean item(Map<String, Object> answers, String question, String item, String code) {
        return answers.get(question) instanceof Map<?, ?> items && code.equals(items.get(item));
    }

    static boolean written(Map<String, Object> answers, String question) {
        return answers.get(question) instanceof String text && !text.trim().isEmpty();
    }

    static int chosen(Map<String, Object> answers, String question) {
        return answers.get(question) instanceof Map<?, ?> map && map.get("chosen") instanceof List<?> list ? list.size() : 0;
    }

    /** {@return the sum of the whole numbers given for these years, however large they are} */
    static BigInteger sum(Map<String, Object> answers, String question, int from, int to) {
        var sum = BigInteger.ZERO;
        for (int year = from; year <= to; year++) {
            var given = answers.get(question) instanceof Map<?, ?> years ? years.get(String.valueOf(year)) : null;
            if (given instanceof Integer || given instanceof Long || given instanceof BigInteger) {
                sum = sum.add(new BigInteger(given.toString()));
            }
        }
        return sum;
    }
}
