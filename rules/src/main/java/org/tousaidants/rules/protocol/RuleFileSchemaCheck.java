package org.tousaidants.rules.protocol;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.tousaidants.rules.protocol.RuleFileSchema.ChoiceSchema;
import org.tousaidants.rules.protocol.RuleFileSchema.DaySchema;
import org.tousaidants.rules.protocol.RuleFileSchema.KeyGroupSchema;
import org.tousaidants.rules.protocol.RuleFileSchema.ListSchema;
import org.tousaidants.rules.protocol.RuleFileSchema.TableSchema;
import org.tousaidants.rules.protocol.RuleFileSchema.TextSchema;
import org.tousaidants.rules.protocol.RuleFileSchema.WholeNumberSchema;
import org.tousaidants.rules.protocol.YamlTree.YamlList;
import org.tousaidants.rules.protocol.YamlTree.YamlMapping;
import org.tousaidants.rules.protocol.YamlTree.YamlScalar;

/// « Contrôle de la forme » — checks a YAML tree against its expected structure, and reports each missing, unknown
/// or wrong part in a sentence.
public final class RuleFileSchemaCheck {
    static final int LONGEST_TEXT = 4_000;
    private static final Pattern NOT_A_TEXT = Pattern.compile(
            "|~|null|Null|NULL|true|True|TRUE|false|False|FALSE|[-+]?(\\.\\d+|\\d+(\\.\\d*)?)([eE][-+]?\\d+)?"
                    + "|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

    private final ProtocolMistakes mistakes;

    public RuleFileSchemaCheck(ProtocolMistakes mistakes) {
        this.mistakes = mistakes;
    }

    public void check(String name, YamlTree tree, RuleFileSchema shape) {
        switch (shape) {
            case KeyGroupSchema group -> group(name, tree, group);
            case TableSchema table -> table(name, tree, table);
            case ListSchema many -> many(name, tree, many);
            case TextSchema text -> text(name, tree, text);
            case WholeNumberSchema whole -> whole(name, tree, whole);
            case ChoiceSchema(var _, var values) -> choice(name, tree, values);
            case DaySchema _ -> day(name, tree);
        }
    }

    private void group(String name, YamlTree tree, KeyGroupSchema group) {
        if (!(tree instanceof YamlMapping(var at, var fields))) {
            wrong(tree, name, "shape.group", LocalisedText.of("shape.below", firstKeys(group)));
            return;
        }
        for (var key : group.keys()) {
            var field = fields.get(key.name());
            if (field != null) check(key.name(), field.value(), key.shape());
            else if (key.required())
                mistakes.add(
                        at,
                        LocalisedText.of("key.missing", key.name(), name),
                        LocalisedText.of(
                                "key.missing.do", key.name(), key.shape().help()));
        }
        for (var entry : fields.entrySet())
            if (!group.names().contains(entry.getKey()))
                mistakes.add(
                        entry.getValue().at(),
                        LocalisedText.of("key.unknown", shown(entry.getKey()), name),
                        SpellingSuggestionFinder.instead(entry.getKey(), group.names()));
    }

    private static String firstKeys(KeyGroupSchema group) {
        return String.join(
                ", ", group.names().stream().limit(4).map(key -> key + ": …").toList());
    }

    private void table(String name, YamlTree tree, TableSchema table) {
        if (!(tree instanceof YamlMapping(var _, var fields))) {
            wrong(tree, name, "shape.table", LocalisedText.of("shape.below", table.keyExample() + ": …"));
            return;
        }
        for (var entry : fields.entrySet()) {
            if (!entry.getKey().matches(table.keyPattern()))
                mistakes.add(
                        entry.getValue().at(),
                        LocalisedText.of("key.name", shown(entry.getKey()), name),
                        LocalisedText.of("write.such", table.keyExample()));
            check(entry.getKey(), entry.getValue().value(), table.value());
        }
    }

    private void many(String name, YamlTree tree, ListSchema many) {
        if (!(tree instanceof YamlList(var _, var items))) {
            wrong(tree, name, "shape.list", LocalisedText.of("shape.list.do"));
            return;
        }
        if (items.size() < many.least())
            wrong(
                    tree,
                    name,
                    "shape.short",
                    many.least() == 1
                            ? LocalisedText.of("shape.short.one")
                            : LocalisedText.of("shape.short.more", many.least()));
        for (var item : items) check(name, item, many.item());
    }

    private void text(String name, YamlTree tree, TextSchema text) {
        if (!(tree instanceof YamlScalar(var _, var written, var plain))) {
            wrong(tree, name, "shape.text", LocalisedText.of("shape.text.do", name));
            return;
        }
        if (written.isBlank()) wrong(tree, name, "shape.empty", LocalisedText.of("shape.empty.do", text.help()));
        else if (plain && NOT_A_TEXT.matcher(written).matches())
            wrong(
                    tree,
                    LocalisedText.of("shape.not.text", shown(name), shown(written)),
                    LocalisedText.of("shape.not.text.do", shown(written)));
        else if (written.length() > LONGEST_TEXT)
            wrong(tree, name, "shape.long", LocalisedText.of("most.characters", LONGEST_TEXT));
        else if (!text.pattern().equals(RuleFileSchema.ANY_TEXT) && !written.matches(text.pattern()))
            wrong(
                    tree,
                    LocalisedText.of("shape.value", shown(name), shown(written)),
                    LocalisedText.of("write.such", text.example()));
    }

    private void whole(String name, YamlTree tree, WholeNumberSchema whole) {
        var range = LocalisedText.of("shape.whole.do", whole.least(), whole.most());
        if (!(tree instanceof YamlScalar(var _, var written, var plain)) || !written.matches("0|[1-9]\\d{0,8}")) {
            wrong(tree, name, "shape.whole", range);
            return;
        }
        var number = Integer.parseInt(written);
        if (!plain) wrong(tree, name, "shape.whole", LocalisedText.of("shape.whole.plain", written));
        else if (number < whole.least() || number > whole.most())
            wrong(tree, LocalisedText.of("shape.out", shown(name), written), range);
    }

    private void choice(String name, YamlTree tree, List<String> values) {
        if (!(tree instanceof YamlScalar(var _, var written, var _)))
            wrong(tree, name, "shape.word", LocalisedText.of("write.one.of", String.join(", ", values)));
        else if (!values.contains(written))
            wrong(
                    tree,
                    LocalisedText.of("shape.value", shown(name), shown(written)),
                    SpellingSuggestionFinder.instead(written, values));
    }

    private void day(String name, YamlTree tree) {
        if (tree instanceof YamlScalar(var _, var written, var _) && written.matches("\\d{4}-\\d{2}-\\d{2}")) {
            try {
                LocalDate.parse(written);
                return;
            } catch (DateTimeException noSuchDay) {
                wrong(tree, name, "shape.no.day", LocalisedText.of("shape.no.day.do"));
                return;
            }
        }
        wrong(tree, name, "shape.day", LocalisedText.of("shape.no.day.do"));
    }

    private void wrong(YamlTree tree, String name, String key, LocalisedText instead) {
        wrong(tree, LocalisedText.of(key, shown(name)), instead);
    }

    private void wrong(YamlTree tree, LocalisedText words, LocalisedText instead) {
        mistakes.add(tree.at(), words, instead);
    }

    private static String shown(String text) {
        var line = text.strip().replaceAll("\\s+", " ");
        return line.length() > 60 ? line.substring(0, 60) + "…" : line;
    }
}
