package org.tousaidants.core.linkage;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.tousaidants.core.linkage.LinkageSpecification.BlockingKeyPart;
import org.tousaidants.core.linkage.LinkageSpecification.BlockingRule;

/// Builds the blocking passes of a linkage specification for the rows of its tables.
final class BlockingPassFactory {
    private static final int RAREST = 3;
    private static final int SHORTEST_WORD = 3;

    private final List<LinkageInputRow> rows;
    private final List<String> columns;

    BlockingPassFactory(List<LinkageInputRow> rows, List<String> columns) {
        this.rows = rows;
        this.columns = columns;
    }

    RecordBlocking<LinkageInputRow> blocking(LinkageSpecification.BlockingSpecification asked) {
        return RecordBlocking.of(asked.passes().stream().map(this::pass).toList())
                .capped(asked.largest(), asked.window());
    }

    private interface BlockingKeyExtractor {
        List<String> keys(LinkageInputRow row);
    }

    private RecordBlocking.BlockingPass<LinkageInputRow> pass(BlockingRule together) {
        var parts = together.parts().stream().map(this::source).toList();
        var first =
                new LinkageRowValueReader(columns, together.parts().getFirst().columns());
        return RecordBlocking.BlockingPass.<LinkageInputRow>of(
                        together.name(), (row, keys) -> add(parts, 0, "", row, keys))
                .sortedBy(row -> LinkageTextNormaliser.fold(first.of(row)));
    }

    private static void add(
            List<BlockingKeyExtractor> parts,
            int part,
            String before,
            LinkageInputRow row,
            RecordBlocking.BlockingKeyReceiver keys) {
        for (var key : parts.get(part).keys(row)) {
            if (part + 1 == parts.size()) keys.add(before + key);
            else add(parts, part + 1, before + key + '\n', row, keys);
        }
    }

    private BlockingKeyExtractor source(BlockingKeyPart part) {
        var values = new LinkageRowValueReader(columns, part.columns());
        return switch (part.key()) {
            case EXACT -> row -> some(LinkageTextNormaliser.fold(values.of(row)));
            case DIGITS -> row -> some(LinkageTextNormaliser.digits(values.of(row)));
            case START ->
                row -> {
                    var text = LinkageTextNormaliser.code(values.of(row));
                    return some(text.substring(0, Math.min(part.letters(), text.length())));
                };
            case PHONETIC ->
                row -> words(values.of(row)).stream()
                        .map(FrenchWordPhoneticKey::key)
                        .toList();
            case WORDS -> row -> List.copyOf(words(values.of(row)));
            case RARE_WORDS -> rareWords(values);
        };
    }

    private BlockingKeyExtractor rareWords(LinkageRowValueReader values) {
        Map<String, Integer> holders = new HashMap<>();
        for (var row : rows) words(values.of(row)).forEach(word -> holders.merge(word, 1, Integer::sum));
        var rarest = Comparator.<String>comparingInt(word -> holders.getOrDefault(word, 0))
                .thenComparing(Comparator.naturalOrder());
        // A word that only one record contains is ignored, because it leads to no pair of records.
        return row -> words(values.of(row)).stream()
                .filter(word -> holders.getOrDefault(word, 0) > 1)
                .sorted(rarest)
                .limit(RAREST)
                .toList();
    }

    private static TreeSet<String> words(String text) {
        var words = new TreeSet<String>();
        for (var word : LinkageTextNormaliser.of(LinkageTextNormaliser.fold(text)))
            if (word.length() >= SHORTEST_WORD) words.add(word);
        return words;
    }

    private static List<String> some(String key) {
        return key.isEmpty() ? List.of() : List.of(key);
    }
}
