package org.tousaidants.places.intake;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tousaidants.core.text.DecodedText;
import org.tousaidants.core.text.FileEncodingDetector;
import org.tousaidants.places.intake.SourceRefusal.SourceProblem;
import tools.jackson.core.JacksonException;

/// Finds the location of the records in a JSON document, in a first pass that stores no content.
final class JsonRecordLocator {
    private static final int NAMES_SHOWN = 12;
    private static final int DESCENTS = 5;

    enum JsonListShape {
        /// The records are the elements of a list.
        LIST,
        /// The records are the values of an object, as the national tool reads them.
        VALUES,
        /// The whole document is a single record: a GeoJSON Feature.
        ONE,
        /// The records are objects that follow each other without a list.
        SEQUENCE,
        /// The document contains one object per line.
        LINES
    }

    sealed interface RecordLocationResult permits JsonRecordsFound, JsonRecordsNotFound {}

    /// The location of the records: `steps` are the exact names and indexes of the members from the root.
    record JsonRecordsFound(List<String> steps, JsonListShape shape) implements RecordLocationResult {}

    record JsonRecordsNotFound(SourceRefusal refused) implements RecordLocationResult {}

    private sealed interface ObjectVerdict {
        record RecordsAtThisLevel(JsonListShape shape) implements ObjectVerdict {}

        record RecordListAtKey(String name) implements ObjectVerdict {}

        record RecordObjectAtKey(String name) implements ObjectVerdict {}

        record SeveralRecordLists(List<String> names) implements ObjectVerdict {}

        record NoRecordList() implements ObjectVerdict {}
    }

    private final JsonTextScan scan;
    private final List<String> steps = new ArrayList<>();
    private List<String> namesThere = List.of();

    private JsonRecordLocator(JsonTextScan scan) {
        this.scan = scan;
    }

    static RecordLocationResult of(Path file, FileEncodingDetector survey, List<String> path, SourceLimits limits)
            throws IOException {
        List<String> steps;
        ObjectVerdict verdict;
        try (DecodedText text = DecodedText.of(file, survey)) {
            var outline = new JsonRecordLocator(new JsonTextScan(new SlidingTextBuffer(text, limits.recordChars())));
            var wanted = String.join(".", path);
            if (!outline.search(wanted)) return no(SourceProblem.NO_SUCH_PATH, "@" + wanted, shown(outline.namesThere));
            steps = outline.steps;
            verdict = outline.judge(!path.isEmpty());
        }
        // If an object has a single member, as in {"response": {"docs": [...]}}, the search for the list of
        // records continues in this member.
        for (int descent = 0;
                verdict instanceof ObjectVerdict.RecordObjectAtKey(String name) && descent < DESCENTS;
                descent++) {
            steps.add(name);
            try (DecodedText text = DecodedText.of(file, survey)) {
                var outline =
                        new JsonRecordLocator(new JsonTextScan(new SlidingTextBuffer(text, limits.recordChars())));
                verdict = outline.scan.goTo(steps) ? outline.judge(true) : new ObjectVerdict.NoRecordList();
            }
        }
        return switch (verdict) {
            case ObjectVerdict.RecordsAtThisLevel(JsonListShape shape)
            when shape == JsonListShape.SEQUENCE && firstLineIsWhole(file, survey, limits) ->
                new JsonRecordsFound(steps, JsonListShape.LINES);
            case ObjectVerdict.RecordsAtThisLevel(JsonListShape shape) -> new JsonRecordsFound(steps, shape);
            case ObjectVerdict.RecordListAtKey(String name) -> {
                steps.add(name);
                yield new JsonRecordsFound(steps, JsonListShape.LIST);
            }
            case ObjectVerdict.SeveralRecordLists(List<String> names) -> no(SourceProblem.SEVERAL_LISTS, shown(names));
            case ObjectVerdict.RecordObjectAtKey ignored -> no(SourceProblem.NO_LIST);
            case ObjectVerdict.NoRecordList ignored -> no(SourceProblem.NO_LIST);
        };
    }

    /// Searches the records at the path `wanted`, in which names may contain dots; returns whether the document
    /// has this path.
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

    private ObjectVerdict judge(boolean chosen) throws IOException {
        int c = scan.peek();
        if (c == '[') return new ObjectVerdict.RecordsAtThisLevel(JsonListShape.LIST);
        if (c != '{') return new ObjectVerdict.NoRecordList();
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
                    if (ofObjects && name.get().equals("features"))
                        return new ObjectVerdict.RecordListAtKey("features");
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
        if (!chosen && scan.peek() == '{') return new ObjectVerdict.RecordsAtThisLevel(JsonListShape.SEQUENCE);
        return verdict(chosen, feature, members, lists, emptyLists, objects);
    }

    private static ObjectVerdict verdict(
            boolean chosen,
            boolean feature,
            int members,
            List<String> lists,
            List<String> emptyLists,
            List<String> objects) {
        if (feature && objects.contains("properties")) return new ObjectVerdict.RecordsAtThisLevel(JsonListShape.ONE);
        if (lists.size() > 1) return new ObjectVerdict.SeveralRecordLists(lists);
        if (lists.size() == 1) return new ObjectVerdict.RecordListAtKey(lists.getFirst());
        if (emptyLists.size() == 1) return new ObjectVerdict.RecordListAtKey(emptyLists.getFirst());
        if (members == 0 || objects.size() < members) return new ObjectVerdict.NoRecordList();
        return members == 1 && !chosen
                ? new ObjectVerdict.RecordObjectAtKey(objects.getFirst())
                : new ObjectVerdict.RecordsAtThisLevel(JsonListShape.VALUES);
    }

    /// Returns the address of the next page of the source, from which the national tool continues to read. The
    /// address is in the member `next` of the document's root; empty if there is none.
    static Optional<URI> nextPage(Path file, FileEncodingDetector survey, SourceLimits limits) throws IOException {
        try (DecodedText text = DecodedText.of(file, survey)) {
            var scan = new JsonTextScan(new SlidingTextBuffer(text, limits.recordChars()));
            if (scan.peek() != '{' || !scan.goTo(List.of("next"))) return Optional.empty();
            scan.value(true);
            var address = JsonRecord.MAPPER.readTree(scan.kept()).asString("");
            return SourceLocation.parseAddress(address)
                            instanceof SourceLocation.ParsedLocation(SourceLocation.WebSource web)
                    ? Optional.of(web.address())
                    : Optional.empty();
        } catch (JacksonException noAddress) {
            return Optional.empty();
        }
    }

    private static boolean firstLineIsWhole(Path file, FileEncodingDetector survey, SourceLimits limits)
            throws IOException {
        try (DecodedText text = DecodedText.of(file, survey)) {
            var scan = new JsonTextScan(new SlidingTextBuffer(text, limits.recordChars()));
            scan.peek();
            scan.line();
            return JsonRecord.MAPPER.readTree(scan.kept()).isObject();
        } catch (JacksonException severalLines) {
            return false;
        }
    }

    private static RecordLocationResult no(SourceProblem trouble, Object... details) {
        return new JsonRecordsNotFound(SourceRefusal.because(trouble, details));
    }

    private static String shown(List<String> names) {
        return names.size() > NAMES_SHOWN
                ? String.join(", ", names.subList(0, NAMES_SHOWN)) + "…"
                : names.isEmpty() ? "[…]" : String.join(", ", names);
    }
}
