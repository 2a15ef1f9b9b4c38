package se.usve.scoring.ruleset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The Swedish of the rule sets is as printed. The printed texts hyphenate at line ends, so words are compared without
 * hyphens and white space.
 */
class PrintedWordingTest {

    private static final String OF_2022 = letters(Levels.source("printed/minimum-levels-2022-2025.sv.txt"));
    private static final String APPENDIX_2 = letters(Levels.source("printed/evaluation-2018-2021-appendix-2.sv.txt"));

    @Test
    void the17LevelsAndTheirCommentsAreAsPrinted() {
        var from = 0;
        for (var level : Levels.of2022().levels()) {
            var number = OF_2022.indexOf(level.number() + (level.number() == 2 ? "" : ".") + letters(level.text().sv()), from);
            assertTrue(number >= 0, "level " + level.number() + ": " + level.text().sv());
            from = number;
            if (level.comment().isPresent()) {
                mustStand(level.comment().get().sv(), OF_2022, from, level);
            }
        }
        assertEquals(List.of(1, 2, 4, 5, 7, 8, 12, 13, 14, 15, 16, 17), commented(Levels.of2022()));
    }

    @Test
    void theCommentsOfThe27LevelsAreThoseOfTheReportsAppendix2() {
        for (var level : Levels.of2018().levels()) {
            level.comment().ifPresent(comment -> mustStand(comment.sv(), APPENDIX_2, 0, level));
        }
        assertEquals(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 15, 16, 17, 18, 19, 20, 22, 23, 24, 25, 26, 27),
                commented(Levels.of2018()));
    }

    private static List<Integer> commented(RuleSet rules) {
        return rules.levels().stream().filter(level -> level.comment().isPresent()).map(MinimumLevel::number).toList();
    }

    private static void mustStand(String words, String printed, int from, MinimumLevel level) {
        for (var paragraph : words.split("\n")) {
            var at = printed.indexOf(letters(paragraph), from);
            assertTrue(at >= 0, "level " + level.number() + ": " + paragraph);
        }
    }

    private static String letters(String text) {
        return text.replaceAll("[\\s-]", "");
    }
}
