package se.usve.checks;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.EntityTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ReturnTree;
import com.sun.source.doctree.TextTree;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.Name;

/** What a comment says, for a cell of a table. */
final class Javadoc {

    private Javadoc() {}

    /**
     * {@return the comment on one line of Markdown}
     *
     * @throws IllegalStateException if there is none: every setting says what it does
     */
    static String inMarkdown(DocCommentTree comment, String property) {
        var words = Optional.ofNullable(comment).map(DocCommentTree::getFullBody).map(Javadoc::words).orElse("")
                .replaceAll("\\s+", " ").strip();
        if (words.isEmpty()) {
            throw new IllegalStateException("Nothing says what " + property + " does: it has no Javadoc");
        }
        return words;
    }

    private static String words(List<? extends DocTree> parts) {
        return parts.stream().map(Javadoc::words).collect(Collectors.joining());
    }

    private static String words(DocTree part) {
        return switch (part) {
            case TextTree text -> text.getBody();
            case LiteralTree code -> "`" + code.getBody().getBody().replace("&#42;", "*") + "`";
            case ReturnTree result -> words(result.getDescription());
            case LinkTree link -> link.getLabel().isEmpty() ? link.getReference().getSignature() : words(link.getLabel());
            case EntityTree entity when entity.getName() instanceof Name name && name.contentEquals("#42") -> "*";
            default -> throw new IllegalStateException("How is this to be shown to operators: " + part);
        };
    }
}
