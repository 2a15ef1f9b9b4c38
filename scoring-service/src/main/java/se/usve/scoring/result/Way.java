package se.usve.scoring.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigInteger;
import java.util.List;
import se.usve.chassis.problem.Text;
import se.usve.scoring.explanation.Change;

/** One way to meet a level, as sent: all of it has to be done. */
public record Way(List<ChangeView> changes) {

    /**
     * An answer to change, as sent.
     *
     * @param question id of the question
     * @param item     the item or year; absent for a question asked once
     * @param from     the answer there is; absent if there is none or it is a text
     * @param to       the codes that will do, or the options of which at least one is to be chosen
     * @param atLeast  the least number that will do
     * @param text     true if a text is to be written
     * @param sentence the same in words
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ChangeView(String question, String item, Object from, List<String> to, BigInteger atLeast, Boolean text,
            Text sentence) {

        static ChangeView of(Change change) {
            var item = change.item().orElse(null);
            var from = change.from().orElse(null);
            return switch (change.to()) {
                case Change.Codes(var codes) -> new ChangeView(change.question(), item, from, codes, null, null,
                        change.sentence());
                case Change.Options(var codes) -> new ChangeView(change.question(), item, from, codes, null, null,
                        change.sentence());
                case Change.AtLeast(var number) -> new ChangeView(change.question(), item, from, null, number, null,
                        change.sentence());
                case Change.Words() -> new ChangeView(change.question(), item, from, null, null, true,
                        change.sentence());
            };
        }
    }

    static Way of(List<Change> changes) {
        return new Way(changes.stream().map(ChangeView::of).toList());
    }
}
