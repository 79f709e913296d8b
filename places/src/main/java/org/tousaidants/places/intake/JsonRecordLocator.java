package org.tousaidants.places.intake;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tousaidants.core.text.DecodedText;
import org.tousaidants.core.text.FileEncodingDetector;
import org.tousaidants.places.intake.SourceRefusal.Trouble;
import tools.jackson.core.JacksonException;

/// The location of the records in a JSON document, found by a first pass that stores nothing of it.
final class JsonRecordLocator {
    private static final int NAMES_SHOWN = 12;
    private static final int DESCENTS = 5;

    enum Shape {
        /// A list of objects.
        LIST,
        /// An object whose every value is a record, as the national tool reads it.
        VALUES,
        /// The document is one record: a GeoJSON Feature.
        ONE,
        /// Objects one after the other.
        SEQUENCE,
        /// The document has one object per line.
        LINES
    }

    sealed interface Outlining permits RecordsFound, NotFound {}

    /// `steps` are exact names and ranks from the root.
    record RecordsFound(List<String> steps, Shape shape) implements Outlining {}

    record NotFound(SourceRefusal refused) implements Outlining {}

    private sealed interface Verdict {
        record Here(Shape shape) implements Verdict {}

        record ListAt(String name) implements Verdict {}

        record ObjectAt(String name) implements Verdict {}

        record Several(List<String> names) implements Verdict {}

        record Nothing() implements Verdict {}
    }

    private final JsonScan scan;
    private final List<String> steps = new ArrayList<>();
    private List<String> namesThere = List.of();

    private JsonRecordLocator(JsonScan scan) {
        this.scan = scan;
    }

    static Outlining of(Path file, FileEncodingDetector survey, List<String> path, Limits limits) throws IOException {
        List<String> steps;
        Verdict verdict;
        try (DecodedText text = DecodedText.of(file, survey)) {
            var outline = new JsonRecordLocator(new JsonScan(new SlidingTextBuffer(text, limits.recordChars())));
            var wanted = String.join(".", path);
            if (!outline.search(wanted)) return no(Trouble.NO_SUCH_PATH, "@" + wanted, shown(outline.namesThere));
            steps = outline.steps;
            verdict = outline.judge(!path.isEmpty());
        }
        // {"response": {"docs": [...]}}: an object with a single member is opened.
        for (int descent = 0; verdict instanceof Verdict.ObjectAt(String name) && descent < DESCENTS; descent++) {
            steps.add(name);
            try (DecodedText text = DecodedText.of(file, survey)) {
                var outline = new JsonRecordLocator(new JsonScan(new SlidingTextBuffer(text, limits.recordChars())));
                verdict = outline.scan.goTo(steps) ? outline.judge(true) : new Verdict.Nothing();
            }
        }
        return switch (verdict) {
            case Verdict.Here(Shape shape)
            when shape == Shape.SEQUENCE && firstLineIsWhole(file, survey, limits) ->
                new RecordsFound(steps, Shape.LINES);
            case Verdict.Here(Shape shape) -> new RecordsFound(steps, shape);
            case Verdict.ListAt(String name) -> {
                steps.add(name);
                yield new RecordsFound(steps, Shape.LIST);
            }
            case Verdict.Several(List<String> names) -> no(Trouble.SEVERAL_LISTS, shown(names));
            case Verdict.ObjectAt ignored -> no(Trouble.NO_LIST);
            case Verdict.Nothing ignored -> no(Trouble.NO_LIST);
        };
    }

    /// Follows the path, whose names may themselves contain dots.
    private boolean search(String wanted) throws IOException {
        int c = scan.peek();
        if (wanted.isEmpty()) return true;
        return switch (c) {
            case '{' -> searchObject(wanted);
            case '[' -> searchList(wanted);
            default -> {
                scan.value(false);
                yield false;
            }
        };
    }

    private boolean searchObject(String wanted) throws IOException {
        scan.consume();
        var names = new ArrayList<String>();
        for (Optional<String> name = scan.name(); name.isPresent(); name = scan.name()) {
            var step = name.get();
            if (names.size() <= NAMES_SHOWN) names.add(step);
            if (wanted.equals(step) || wanted.startsWith(step + ".")) {
                steps.add(step);
                if (search(wanted.substring(Math.min(wanted.length(), step.length() + 1)))) return true;
                steps.removeLast();
            } else {
                scan.value(false);
            }
        }
        if (namesThere.isEmpty()) namesThere = names;
        return false;
    }

    private boolean searchList(String wanted) throws IOException {
        scan.consume();
        var dot = wanted.indexOf('.');
        String rank = dot < 0 ? wanted : wanted.substring(0, dot);
        for (int i = 0; scan.element(); i++) {
            if (rank.equals(Integer.toString(i))) {
                steps.add(rank);
                if (search(dot < 0 ? "" : wanted.substring(dot + 1))) return true;
                steps.removeLast();
            } else {
                scan.value(false);
            }
        }
        return false;
    }

    private Verdict judge(boolean chosen) throws IOException {
        int c = scan.peek();
        if (c == '[') return new Verdict.Here(Shape.LIST);
        if (c != '{') return new Verdict.Nothing();
        scan.consume();
        var lists = new ArrayList<String>();
        var emptyLists = new ArrayList<String>();
        var objects = new ArrayList<String>();
        var feature = false;
        var members = 0;
        for (Optional<String> name = scan.name(); name.isPresent(); name = scan.name()) {
            members++;
            switch (scan.peek()) {
                case '[' -> {
                    scan.consume();
                    var any = scan.element();
                    var ofObjects = any && scan.peek() == '{';
                    if (ofObjects && name.get().equals("features")) return new Verdict.ListAt("features");
                    if (ofObjects) {
                        lists.add(name.get());
                    } else if (!any) {
                        emptyLists.add(name.get());
                    }
                    while (scan.element()) scan.value(false);
                }
                case '{' -> {
                    objects.add(name.get());
                    scan.value(false);
                }
                default -> {
                    scan.value(true);
                    feature |= name.get().equals("type") && scan.kept().equals("\"Feature\"");
                }
            }
        }
        if (!chosen && scan.peek() == '{') return new Verdict.Here(Shape.SEQUENCE);
        return verdict(chosen, feature, members, lists, emptyLists, objects);
    }

    private static Verdict verdict(
            boolean chosen,
            boolean feature,
            int members,
            List<String> lists,
            List<String> emptyLists,
            List<String> objects) {
        if (feature && objects.contains("properties")) return new Verdict.Here(Shape.ONE);
        if (lists.size() > 1) return new Verdict.Several(lists);
        if (lists.size() == 1) return new Verdict.ListAt(lists.getFirst());
        if (emptyLists.size() == 1) return new Verdict.ListAt(emptyLists.getFirst());
        if (members == 0 || objects.size() < members) return new Verdict.Nothing();
        return members == 1 && !chosen ? new Verdict.ObjectAt(objects.getFirst()) : new Verdict.Here(Shape.VALUES);
    }

    /// The member `next` of the root, which the national tool follows.
    static Optional<URI> nextPage(Path file, FileEncodingDetector survey, Limits limits) throws IOException {
        try (DecodedText text = DecodedText.of(file, survey)) {
            var scan = new JsonScan(new SlidingTextBuffer(text, limits.recordChars()));
            if (scan.peek() != '{' || !scan.goTo(List.of("next"))) return Optional.empty();
            scan.value(true);
            var address = JsonRecord.MAPPER.readTree(scan.kept()).asString("");
            return SourceLocation.parseAddress(address) instanceof SourceLocation.Parsed(SourceLocation.OnWeb web)
                    ? Optional.of(web.address())
                    : Optional.empty();
        } catch (JacksonException noAddress) {
            return Optional.empty();
        }
    }

    private static boolean firstLineIsWhole(Path file, FileEncodingDetector survey, Limits limits) throws IOException {
        try (DecodedText text = DecodedText.of(file, survey)) {
            var scan = new JsonScan(new SlidingTextBuffer(text, limits.recordChars()));
            scan.peek();
            scan.line();
            return JsonRecord.MAPPER.readTree(scan.kept()).isObject();
        } catch (JacksonException severalLines) {
            return false;
        }
    }

    private static Outlining no(Trouble trouble, Object... details) {
        return new NotFound(SourceRefusal.because(trouble, details));
    }

    private static String shown(List<String> names) {
        return names.size() > NAMES_SHOWN
                ? String.join(", ", names.subList(0, NAMES_SHOWN)) + "…"
                : names.isEmpty() ? "[…]" : String.join(", ", names);
    }
}
