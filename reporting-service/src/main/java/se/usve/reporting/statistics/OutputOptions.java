package se.usve.reporting.statistics;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import se.usve.chassis.input.Parameters;
import se.usve.chassis.pages.Language;
import se.usve.chassis.problem.Text;
import se.usve.reporting.export.Cube.Axis;
import se.usve.reporting.export.Cube.Category;

/**
 * How CSV and Excel are written.
 *
 * @param labels    how categories are named
 * @param title     whether the table's title stands first
 * @param separator what stands between the fields of CSV
 */
record OutputOptions(Labels labels, boolean title, char separator) {

    /** How categories are named. */
    enum Labels { CODES, TEXTS, BOTH }

    private enum Option {
        UseCodes, UseTexts, UseCodesAndTexts, IncludeTitle, SeparatorTab, SeparatorSpace, SeparatorSemicolon
    }

    private static final Set<Option> NAMING = EnumSet.of(Option.UseCodes, Option.UseTexts, Option.UseCodesAndTexts);
    private static final Set<Option> SEPARATING =
            EnumSet.of(Option.SeparatorTab, Option.SeparatorSpace, Option.SeparatorSemicolon);

    /**
     * {@return the options of {@code outputFormatParams}}
     *
     * @param given      their names, in any letters
     * @param parameters told of names there are not, and of such as contradict each other
     */
    static OutputOptions of(List<String> given, OutputFormat format, Parameters parameters) {
        var options = EnumSet.noneOf(Option.class);
        for (var name : given) {
            Arrays.stream(Option.values()).filter(option -> option.name().equalsIgnoreCase(name)).findFirst()
                    .ifPresentOrElse(options::add, () -> parameters.mustBeOneOf("outputFormatParams",
                            String.join(", ", Arrays.stream(Option.values()).map(Option::name).toList())));
        }
        for (var group : List.of(NAMING, SEPARATING)) {
            if (options.stream().filter(group::contains).count() > 1) {
                parameters.add("outputFormatParams", new Text("Bara ett av %s kan väljas", "Only one of %s can be chosen")
                        .with(group));
            }
        }
        if (format != OutputFormat.CSV && options.stream().anyMatch(SEPARATING::contains)) {
            parameters.add("outputFormatParams", new Text("Skiljetecken kan väljas bara för csv",
                    "A separator can be chosen for csv only"));
        }
        return new OutputOptions(options.contains(Option.UseCodes) ? Labels.CODES
                : options.contains(Option.UseCodesAndTexts) ? Labels.BOTH : Labels.TEXTS,
                options.contains(Option.IncludeTitle),
                options.contains(Option.SeparatorTab) ? '\t' : options.contains(Option.SeparatorSpace) ? ' '
                        : options.contains(Option.SeparatorSemicolon) ? ';' : ',');
    }

    /** {@return what a category is called} */
    String name(Category category, Language language) {
        return name(category.code(), language.in(category.label()));
    }

    /** {@return what a variable is called} */
    String name(Axis axis, Language language) {
        return name(axis.id(), language.in(axis.label()));
    }

    private String name(String code, String words) {
        return switch (labels) {
            case CODES -> code;
            case TEXTS -> words;
            case BOTH -> code.equals(words) ? code : code + " " + words;
        };
    }
}
