package se.usve.survey.files;

import java.text.Normalizer;
import java.util.Locale;

/** Words compared as a person compares them: blind to case, to blanks around and to how an å is made up. */
final class Words {

    private Words() {
    }

    /** {@return the words in the one form that equal words share} */
    static String plain(String words) {
        var plain = new StringBuilder(words.length());
        var composed = Normalizer.normalize(words, Normalizer.Form.NFC);
        boolean gap = false;
        for (int i = 0; i < composed.length(); i++) {
            char c = composed.charAt(i);
            if (isBlank(c)) {
                gap = !plain.isEmpty();
            } else {
                if (gap) {
                    plain.append(' ');
                }
                gap = false;
                plain.append(c);
            }
        }
        return plain.toString().toLowerCase(Locale.ROOT);
    }

    /** {@return the words without blanks of any kind around them} */
    static String stripped(String words) {
        int start = 0;
        int end = words.length();
        while (start < end && isBlank(words.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(words.charAt(end - 1))) {
            end--;
        }
        return words.substring(start, end);
    }

    /** {@return whether there is nothing but blanks of any kind} */
    static boolean isBlank(String words) {
        for (int i = 0; i < words.length(); i++) {
            if (!isBlank(words.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
