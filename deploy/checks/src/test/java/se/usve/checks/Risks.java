package se.usve.checks;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import javax.tools.ToolProvider;

/** What is unsafe and can be accepted by name, as the code that looks for it has it. */
final class Risks {

    private static final String FILE = "chassis/src/main/java/se/usve/chassis/startup/Risk.java";

    private Risks() {}

    /** {@return a line of Markdown for each: its name and what it is} */
    static List<String> inMarkdown() {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask) compiler.getTask(null, files, null, List.of(), null,
                    files.getJavaFileObjectsFromPaths(List.of(Repository.at(FILE))));
            var docs = DocTrees.instance(task);
            var file = task.parse().iterator().next();
            return ((ClassTree) file.getTypeDecls().getFirst()).getMembers().stream()
                    .filter(member -> member.getKind() == Tree.Kind.VARIABLE).map(VariableTree.class::cast)
                    .map(risk -> {
                        var name = risk.getName().toString().toLowerCase(Locale.ROOT).replace('_', '-');
                        return "- `%s`: %s".formatted(name,
                                Javadoc.inMarkdown(docs.getDocCommentTree(TreePath.getPath(file, risk)), name));
                    }).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
