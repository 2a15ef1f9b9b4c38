package se.usve.survey.form;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import se.usve.chassis.pages.Language;
import se.usve.chassis.problem.Text;
import se.usve.survey.preview.Away;
import se.usve.survey.preview.Preview;
import se.usve.survey.preview.Preview.Level;
import se.usve.survey.preview.Preview.Need;
import se.usve.survey.preview.Preview.Outcome;

/**
 * What the answers so far would give, in words.
 *
 * @param unit     the unit's name
 * @param round    what the round is called
 * @param unitHref address of the unit's page
 * @param away     why nothing can be said, or null
 * @param sum      how many levels are met, in words
 * @param missed   the levels that would be missed
 * @param awaiting the levels that await an assessor's ruling on an example
 * @param met      the levels that would be met
 */
record LevelsView(String unit, String round, String unitHref, String away, String sum, List<Row> missed,
        List<Row> awaiting, List<Row> met) {

    /** A level: its number, what it demands, and what would have to change. */
    record Row(int number, String text, boolean exempt, List<Line> needs) {
    }

    /**
     * Something that would have to change.
     *
     * @param text    what is required
     * @param href    address of the question it is about, or null
     * @param note    why it does not hold
     * @param choices where one of several parts is enough: each with all that it lacks
     */
    record Line(String text, String href, String note, List<List<Line>> choices) {
    }

    private static final Text SUM = new Text("Med svaren så långt nås %d av %d nivåer.",
            "With the answers so far, %d of %d levels are met.");
    private static final Text NOT_CONFIGURED = new Text(
            "Bedömningstjänsten är inte ansluten till formuläret, så nivåerna kan inte visas. Allt annat fungerar.",
            "The scoring service is not connected to this form, so the levels cannot be shown. All else works.");
    private static final Text NO_ANSWER = new Text(
            "Bedömningstjänsten svarar inte just nu, så nivåerna kan inte visas. Allt annat fungerar.",
            "The scoring service does not answer just now, so the levels cannot be shown. All else works.");
    private static final Text UNKNOWN_ROUND = new Text(
            "Bedömningstjänsten känner inte till omgången än, så nivåerna kan inte visas. Allt annat fungerar.",
            "The scoring service does not know the round yet, so the levels cannot be shown. All else works.");
    private static final Text UNANSWERED = new Text("obesvarad", "unanswered");
    private static final Text AWAITING = new Text("väntar på bedömning", "awaits an assessment");

    static LevelsView of(Desk.Papers papers, Preview preview, Language language) {
        return switch (preview) {
            case Away(var why) -> new LevelsView(papers.unit().name(), RoundView.name(papers.round().id()),
                    papers.href(), language.in(switch (why) {
                        case NOT_CONFIGURED -> NOT_CONFIGURED;
                        case NO_ANSWER, TOO_SLOW -> NO_ANSWER;
                        case UNKNOWN_ROUND -> UNKNOWN_ROUND;
                    }), "", List.of(), List.of(), List.of());
            case Preview.Levels(var levels) -> of(papers, levels, language);
        };
    }

    private static LevelsView of(Desk.Papers papers, List<Level> levels, Language language) {
        var rows = levels.stream().collect(Collectors.groupingBy(level -> switch (level.outcome()) {
            case MET, EXEMPT -> Outcome.MET;
            case NOT_MET -> Outcome.NOT_MET;
            case AWAITING_ASSESSMENT -> Outcome.AWAITING_ASSESSMENT;
        }, Collectors.mapping(level -> row(papers, level, language), Collectors.toList())));
        var met = rows.getOrDefault(Outcome.MET, List.of());
        return new LevelsView(papers.unit().name(), RoundView.name(papers.round().id()), papers.href(), null,
                language.in(SUM.with(met.size(), levels.size())), rows.getOrDefault(Outcome.NOT_MET, List.of()),
                rows.getOrDefault(Outcome.AWAITING_ASSESSMENT, List.of()), met);
    }

    private static Row row(Desk.Papers papers, Level level, Language language) {
        return new Row(level.number(), language.in(level.text()), level.outcome() == Outcome.EXEMPT,
                lines(papers, level.toMeet(), language));
    }

    private static List<Line> lines(Desk.Papers papers, List<Need> needs, Language language) {
        var lines = new ArrayList<Line>();
        for (var need : needs) {
            lines.add(new Line(language.in(need.requires()), href(papers, need.question()), switch (need.verdict()) {
                case "UNANSWERED" -> language.in(UNANSWERED);
                case "AWAITING" -> language.in(AWAITING);
                default -> "";
            }, need.anyOf().stream().map(part -> lines(papers, part, language)).toList()));
        }
        return lines;
    }

    private static String href(Desk.Papers papers, String question) {
        return question == null ? null : papers.questionnaire().question(question)
                .map(found -> papers.href("sections", found.head().section()) + "#q-" + question).orElse(null);
    }
}
