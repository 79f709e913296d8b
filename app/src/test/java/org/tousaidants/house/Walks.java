package org.tousaidants.house;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tousaidants.Wings;

/// From a route to the row that it reads or writes, found in the class files: the shortest way of calls, so that the
/// document names what exists.
final class Walks {
    /// @param route as the handler says it
    /// @param table where the walk ends: its name, after `insert into` if it must be written
    record Walk(String told, String verb, String route, String table) {}

    static final List<Walk> REQUEST = List.of(new Walk(
            "A person reports that a place has moved",
            "Post",
            "/lieux/{address}/signalements",
            "insert into feedback_remark"));

    static final List<Walk> THREE = List.of(
            new Walk("Find help: from a need to a few places", "Get", "/aide/reponses", "from places_place"),
            new Walk(
                    "A harvest reaches the directory",
                    "Post",
                    "/bureau/sources/{name}/moissons",
                    "insert into places_place"),
            new Walk(
                    "A helper's file becomes a badge: the voice that decides",
                    "Post",
                    "/bureau/label/{life}/propositions/{proposal}/voix",
                    "insert into badges_badge"));

    private static final int MOST_CLASSES = 5;

    private final Map<String, List<String>> sources = new HashMap<>();
    private final House house;

    Walks(House house) {
        this.house = house;
        Wings.files(Wings.JAVA)
                .filter(file -> file.toString().endsWith("Store.java"))
                .forEach(file -> sources.put(
                        file.getFileName().toString().replace(".java", ""),
                        List.of(House.read(file).split("\n"))));
    }

    String written(List<Walk> walks) {
        return walks.stream().map(this::written).collect(Collectors.joining("\n"));
    }

    private String written(Walk walk) {
        var steps = way(walk);
        var text = new StringBuilder(
                walk.told() + ":\n\n```\n" + walk.verb().toUpperCase(Locale.ROOT) + " " + walk.route() + "\n");
        for (var n = 0; n < steps.size(); n++) {
            var step = steps.get(n);
            text.append("%d  %-18s %s.%s%n"
                    .formatted(
                            n + 1,
                            House.room(step.getOwner()),
                            top(step.getOwner()).getSimpleName(),
                            step.getName()));
        }
        return text.append("   ").append(walk.table()).append("\n```\n").toString();
    }

    /// One method for each class on the way, the one by which the way enters it.
    private List<JavaMethod> way(Walk walk) {
        var start = handler(walk);
        var from = new HashMap<JavaMethod, Optional<JavaMethod>>();
        var next = new ArrayDeque<JavaMethod>();
        from.put(start, Optional.empty());
        next.add(start);
        while (!next.isEmpty()) {
            var method = next.poll();
            if (touches(method, walk.table())) return entered(method, from);
            called(method).filter(one -> !from.containsKey(one)).forEach(one -> {
                from.put(one, Optional.of(method));
                next.add(one);
            });
        }
        throw new AssertionError("no way from " + walk.route() + " to " + walk.table());
    }

    private static List<JavaMethod> entered(JavaMethod last, Map<JavaMethod, Optional<JavaMethod>> from) {
        var back = new ArrayList<JavaMethod>();
        for (var at = Optional.of(last); at.isPresent(); at = from.get(at.get())) back.addFirst(at.get());
        var seen = new LinkedHashSet<JavaClass>();
        var steps =
                back.stream().filter(method -> seen.add(top(method.getOwner()))).toList();
        if (steps.size() > MOST_CLASSES) throw new AssertionError("too long a way: " + steps);
        return steps;
    }

    private JavaMethod handler(Walk walk) {
        return house.types()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.getAnnotations().stream()
                        .filter(one -> one.getRawType().getSimpleName().equals(walk.verb() + "Mapping"))
                        .anyMatch(one -> one.get("value").orElse(new Object[0]) instanceof Object[] routes
                                && List.of(routes).contains(walk.route())))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no handler of " + walk.route()));
    }

    private Stream<JavaMethod> called(JavaMethod method) {
        return Stream.concat(
                        method.getMethodCallsFromSelf().stream()
                                .map(call -> call.getTarget().resolveMember()),
                        method.getMethodReferencesFromSelf().stream()
                                .map(call -> call.getTarget().resolveMember()))
                .flatMap(Optional::stream)
                .filter(one -> !House.room(one.getOwner()).isEmpty() && !House.isTemplate(one.getOwner()))
                .flatMap(one -> Stream.concat(
                        Stream.of(one),
                        one.getOwner().isInterface()
                                ? one.getOwner().getAllSubclasses().stream()
                                        .flatMap(type -> type.getMethods().stream())
                                        .filter(body -> body.getName().equals(one.getName()))
                                : Stream.empty()))
                // Of two ways of one length the document names the same on each machine.
                .sorted(Comparator.comparing(JavaMethod::getFullName));
    }

    private boolean touches(JavaMethod method, String table) {
        var lines = sources.get(method.getOwner().getSimpleName());
        if (lines == null) return false;
        var constants = constants(String.join("\n", lines), table);
        var begins = Pattern.compile("^    (?:public |private |static |protected )*[\\w<>\\[\\], .?@]+ "
                + Pattern.quote(method.getName()) + "\\(.*");
        var named = Pattern.compile("\\b" + table + "\\b");
        for (var n = 0; n < lines.size(); n++) {
            if (!begins.matcher(lines.get(n)).matches()) continue;
            for (var m = n; m < lines.size() && !lines.get(m).equals("    }"); m++)
                if (named.matcher(lines.get(m)).find()
                        || constants.matcher(lines.get(m)).find()) return true;
        }
        return false;
    }

    /// The constants of a store whose statement names the table.
    private static Pattern constants(String source, String table) {
        var names = Pattern.compile("String (\\w+)\\s*=\\s*\"[^;]*?;")
                .matcher(source)
                .results()
                .filter(one -> one.group().matches("(?s).*\\b" + table + "\\b.*"))
                .map(one -> one.group(1))
                .collect(Collectors.joining("|"));
        return Pattern.compile(names.isEmpty() ? "(?!)" : "\\b(" + names + ")\\b");
    }

    private static JavaClass top(JavaClass type) {
        return type.getEnclosingClass().map(Walks::top).orElse(type);
    }
}
