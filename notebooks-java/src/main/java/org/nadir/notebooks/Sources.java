package org.nadir.notebooks;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * The Javadoc of Nadir's own classes, from their sources, which the jar holds beside them: JShell reads the JDK's sources only.
 *
 * <p>A signature as JShell writes it, such as {@code Solution Solution.of(Pair pair, int degree)}, leads to the source file and,
 * by name and parameter types, to the comment.
 */
final class Sources {
    private static final String FOLDER = "/META-INF/sources/";

    private Sources() {}

    /**
     * The comment of what a signature names.
     *
     * @param signature a signature from JShell
     * @return the comment as plain text, if there is one
     */
    static Optional<String> javadoc(String signature) {
        // The last parentheses are the method's; a record's header may stand in others before them.
        String whole = signature.strip();
        int open = whole.endsWith(")") ? opening(whole) : whole.length();
        String[] words = whole.substring(0, open).replaceAll("\\([^()]*\\)", "").split("\\s+", -1);
        String name = words[words.length - 1].replaceAll("<.*>", "");
        List<String> parameters =
                open == whole.length() ? List.of() : types(whole.substring(open + 1, whole.length() - 1));
        boolean called = open < whole.length();
        int dot = name.lastIndexOf('.');
        String member = name.substring(dot + 1);
        return Stream.of(name, dot < 0 ? "" : name.substring(0, dot))
                .filter(type -> !type.isEmpty())
                .flatMap(type -> source(type).stream()
                        .flatMap(text -> comment(text, simple(type), called ? member : null, parameters).stream()))
                .findFirst();
    }

    private static int opening(String text) {
        int depth = 0;
        for (int i = text.length() - 1; i >= 0; i--) {
            depth += text.charAt(i) == ')' ? 1 : text.charAt(i) == '(' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return text.length();
    }

    /** The simple names of the types of parameters, without type arguments. */
    private static List<String> types(String parameters) {
        String plain = parameters;
        for (String before = ""; !before.equals(plain); ) {
            before = plain;
            plain = plain.replaceAll("<[^<>]*>", "");
        }
        if (plain.isBlank()) {
            return List.of();
        }
        return Arrays.stream(plain.split(",", -1))
                .map(parameter -> parameter.strip().replaceAll("\\s+\\w+$", ""))
                .map(Sources::simple)
                .toList();
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** The source of a class by its full name, or by its simple name where its package is imported. */
    private static Optional<String> source(String type) {
        String outer = type.contains(".") ? type.substring(0, type.lastIndexOf('.')) : type;
        return Stream.concat(
                        Stream.of(""),
                        Preloaded.imports().stream()
                                .filter(name -> !name.startsWith("static "))
                                .filter(name -> name.endsWith(".*") || name.endsWith("." + outer))
                                .map(name -> name.substring(0, name.lastIndexOf('.') + 1)))
                // A nested class is in the file of the class around it.
                .flatMap(folder -> Stream.of(folder + type, folder + outer))
                .flatMap(name -> read(FOLDER + name.replace('.', '/') + ".java").stream())
                .findFirst();
    }

    private static Optional<String> read(String resource) {
        try (InputStream in = Sources.class.getResourceAsStream(resource)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            // No documentation is no failure.
            return Optional.empty();
        }
    }

    private static Optional<String> comment(
            String text, String type, @Nullable String method, List<String> parameters) {
        @Nullable JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            return Optional.empty();
        }
        SimpleJavaFileObject file =
                new SimpleJavaFileObject(URI.create("string:///" + type + ".java"), SimpleJavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return text;
                    }
                };
        JavacTask task = (JavacTask) compiler.getTask(null, null, problem -> {}, List.of(), null, List.of(file));
        DocTrees comments = DocTrees.instance(task);
        List<TreePath> found = new ArrayList<>();
        List<TreePath> exact = new ArrayList<>();
        try {
            task.parse()
                    .forEach(unit -> new TreePathScanner<Void, Void>() {
                        @Override
                        public Void visitClass(ClassTree node, Void ignored) {
                            if (node.getSimpleName().contentEquals(type) && (method == null || method.equals(type))) {
                                // A record says what its components are; its constructor only that it checks them.
                                (node.getKind() == Tree.Kind.RECORD ? exact : found).add(getCurrentPath());
                            }
                            return super.visitClass(node, null);
                        }

                        @Override
                        public Void visitMethod(MethodTree node, Void ignored) {
                            Tree around = getCurrentPath().getParentPath().getLeaf();
                            boolean here = around instanceof ClassTree owner
                                    && owner.getSimpleName().contentEquals(type);
                            boolean named = node.getName().contentEquals(method == null ? "" : method)
                                    || (type.equals(method) && node.getName().contentEquals("<init>"));
                            if (here && named) {
                                found.add(getCurrentPath());
                                List<String> own = node.getParameters().stream()
                                        .map(parameter -> types(parameter.getType() + " x")
                                                .get(0))
                                        .toList();
                                if (own.equals(parameters)) {
                                    exact.add(getCurrentPath());
                                }
                            }
                            return super.visitMethod(node, null);
                        }
                    }.scan(unit, null));
        } catch (IOException e) {
            return Optional.empty();
        }
        exact.addAll(found);
        return exact.stream()
                .map(comments::getDocComment)
                .filter(comment -> comment != null)
                .findFirst()
                .map(Sources::plain);
    }

    /** A comment without its markup. */
    private static String plain(String comment) {
        return comment.strip()
                .replaceAll("\\{@(?:code|link|linkplain|literal|value)\\s+#?([^}]*)\\}", "$1")
                .replaceAll("\\s*<p>\\s*", "\n\n")
                .replaceAll("</?[a-z]+>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&")
                .replaceAll("(?<!\n)\n(?!\n|\\s*@)\\s*", " ")
                .replaceAll("\n+\\s*@", "\n@")
                .replaceFirst("\n@", "\n\n@");
    }
}
