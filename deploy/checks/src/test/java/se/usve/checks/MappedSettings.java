package se.usve.checks;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import javax.tools.ToolProvider;

/**
 * The settings of the interfaces annotated {@code @ConfigMapping} below a folder of sources, read as the compiler reads
 * them: names, types, defaults and ranges from the code, meanings from its Javadoc.
 */
final class MappedSettings {

    private final DocTrees docs;
    private final CompilationUnitTree file;
    private final Map<String, ClassTree> nested;
    private final List<Setting> found = new ArrayList<>();

    private MappedSettings(DocTrees docs, CompilationUnitTree file) {
        this.docs = docs;
        this.file = file;
        this.nested = classes(file.getTypeDecls()).collect(Collectors.toMap(type -> type.getSimpleName().toString(), type -> type));
    }

    /** {@return them in the order of the files' names, and in a file in its own} */
    static List<Setting> below(Path sources) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null); var tree = Files.walk(sources)) {
            var mappings = tree.filter(MappedSettings::isMapping).sorted().toList();
            if (mappings.isEmpty()) {
                return List.of();
            }
            var task = (JavacTask) compiler.getTask(null, files, null, List.of(), null,
                    files.getJavaFileObjectsFromPaths(mappings));
            var docs = DocTrees.instance(task);
            return StreamSupport.stream(task.parse().spliterator(), false)
                    .flatMap(file -> new MappedSettings(docs, file).all().stream()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isMapping(Path file) {
        try {
            return file.toString().endsWith(".java") && Files.readString(file).contains("@ConfigMapping(");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Setting> all() {
        nested.values().forEach(type -> annotation(type.getModifiers().getAnnotations(), "ConfigMapping")
                .ifPresent(mapping -> collect(type, argument(mapping, "prefix"), isFixed(type.getModifiers().getAnnotations()))));
        return found;
    }

    private void collect(ClassTree type, String prefix, boolean fixed) {
        for (var member : type.getMembers()) {
            if (member instanceof MethodTree method && method.getBody() == null) {
                collect(method, prefix + "." + kebab(method), fixed || isFixed(method.getModifiers().getAnnotations()));
            }
        }
    }

    private void collect(MethodTree method, String name, boolean fixed) {
        var type = method.getReturnType().toString();
        if (type.startsWith("Map<String, ")) {
            collect(nested.get(type.substring("Map<String, ".length(), type.length() - 1)), name + ".*", fixed);
        } else if (nested.containsKey(type)) {
            collect(nested.get(type), name, fixed);
        } else {
            var annotations = method.getModifiers().getAnnotations();
            found.add(new Setting(name, inWords(type) + range(annotations),
                    annotation(annotations, "WithDefault").map(value -> argument(value, "value")).orElse(""),
                    Javadoc.inMarkdown(docs.getDocCommentTree(TreePath.getPath(file, method)), name), fixed));
        }
    }

    /** As SmallRye Config names a property after a method. */
    private static String kebab(MethodTree method) {
        return method.getName().toString().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private static String inWords(String type) {
        return switch (type) {
            case "boolean" -> "`true` or `false`";
            case "int", "long" -> "whole number";
            case "Duration" -> "duration";
            case "Every" -> "duration, or `off`";
            case "KeptFor" -> "period such as `P10Y`, or `off`";
            case "MemorySize" -> "size";
            case "URI" -> "address";
            case "Path" -> "path";
            case "LocalDate" -> "date";
            case "String" -> "text";
            default -> {
                if (type.startsWith("Optional<")) {
                    yield inWords(type.substring("Optional<".length(), type.length() - 1));
                }
                if (type.startsWith("List<") || type.startsWith("Set<")) {
                    yield "list";
                }
                throw new IllegalStateException("Say in words what a setting of the type " + type + " may be");
            }
        };
    }

    private static String range(List<? extends AnnotationTree> annotations) {
        return annotation(annotations, "Range").map(range -> {
            var to = argument(range, "to");
            return ", " + argument(range, "from") + (to.isEmpty() ? " or more" : " to " + to);
        }).orElse("");
    }

    private static boolean isFixed(List<? extends AnnotationTree> annotations) {
        return annotation(annotations, "Fixed").isPresent();
    }

    private static Optional<? extends AnnotationTree> annotation(List<? extends AnnotationTree> all, String name) {
        return all.stream().filter(one -> one.getAnnotationType().toString().equals(name)).findFirst();
    }

    /** {@return what the annotation says there, empty if nothing; texts alone} */
    private static String argument(AnnotationTree annotation, String name) {
        return annotation.getArguments().stream()
                .filter(given -> given instanceof AssignmentTree named
                        ? named.getVariable().toString().equals(name) : name.equals("value"))
                .map(given -> given instanceof AssignmentTree named ? named.getExpression() : given)
                .map(text -> (String) ((LiteralTree) text).getValue()).findFirst().orElse("");
    }

    private static java.util.stream.Stream<ClassTree> classes(List<? extends Tree> trees) {
        return trees.stream().filter(ClassTree.class::isInstance).map(ClassTree.class::cast)
                .flatMap(type -> java.util.stream.Stream.concat(java.util.stream.Stream.of(type), classes(type.getMembers())));
    }
}
