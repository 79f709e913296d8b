package org.tousaidants.label.rules;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.tousaidants.label.rules.Shape.Choice;
import org.tousaidants.label.rules.Shape.Day;
import org.tousaidants.label.rules.Shape.Group;
import org.tousaidants.label.rules.Shape.Many;
import org.tousaidants.label.rules.Shape.Table;
import org.tousaidants.label.rules.Shape.Text;
import org.tousaidants.label.rules.Shape.Whole;
import org.tousaidants.label.rules.Tree.Fields;
import org.tousaidants.label.rules.Tree.Items;
import org.tousaidants.label.rules.Tree.Leaf;

/// Whether a tree has its shape: what is missing, unknown or of another kind, each in a sentence.
final class ShapeCheck {
    static final int LONGEST_TEXT = 4_000;
    private static final Pattern NOT_A_TEXT = Pattern.compile(
            "|~|null|Null|NULL|true|True|TRUE|false|False|FALSE|[-+]?(\\.\\d+|\\d+(\\.\\d*)?)([eE][-+]?\\d+)?"
                    + "|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

    private final Mistakes mistakes;

    ShapeCheck(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    void check(String name, Tree tree, Shape shape) {
        switch (shape) {
            case Group group -> group(name, tree, group);
            case Table table -> table(name, tree, table);
            case Many many -> many(name, tree, many);
            case Text text -> text(name, tree, text);
            case Whole whole -> whole(name, tree, whole);
            case Choice(var _, var values) -> choice(name, tree, values);
            case Day _ -> day(name, tree);
        }
    }

    private void group(String name, Tree tree, Group group) {
        if (!(tree instanceof Fields(var at, var fields))) {
            wrong(tree, name, "shape.group", Said.of("shape.below", firstKeys(group)));
            return;
        }
        for (var key : group.keys()) {
            var field = fields.get(key.name());
            if (field != null) check(key.name(), field.value(), key.shape());
            else if (key.required())
                mistakes.add(
                        at,
                        Said.of("key.missing", key.name(), name),
                        Said.of("key.missing.do", key.name(), key.shape().help()));
        }
        for (var entry : fields.entrySet())
            if (!group.names().contains(entry.getKey()))
                mistakes.add(
                        entry.getValue().at(),
                        Said.of("key.unknown", shown(entry.getKey()), name),
                        NearestWord.instead(entry.getKey(), group.names()));
    }

    private static String firstKeys(Group group) {
        return String.join(
                ", ", group.names().stream().limit(4).map(key -> key + ": …").toList());
    }

    private void table(String name, Tree tree, Table table) {
        if (!(tree instanceof Fields(var _, var fields))) {
            wrong(tree, name, "shape.table", Said.of("shape.below", table.keyExample() + ": …"));
            return;
        }
        for (var entry : fields.entrySet()) {
            if (!entry.getKey().matches(table.keyPattern()))
                mistakes.add(
                        entry.getValue().at(),
                        Said.of("key.name", shown(entry.getKey()), name),
                        Said.of("write.such", table.keyExample()));
            check(entry.getKey(), entry.getValue().value(), table.value());
        }
    }

    private void many(String name, Tree tree, Many many) {
        if (!(tree instanceof Items(var _, var items))) {
            wrong(tree, name, "shape.list", Said.of("shape.list.do"));
            return;
        }
        if (items.size() < many.least())
            wrong(
                    tree,
                    name,
                    "shape.short",
                    many.least() == 1 ? Said.of("shape.short.one") : Said.of("shape.short.more", many.least()));
        for (var item : items) check(name, item, many.item());
    }

    private void text(String name, Tree tree, Text text) {
        if (!(tree instanceof Leaf(var _, var written, var plain))) {
            wrong(tree, name, "shape.text", Said.of("shape.text.do", name));
            return;
        }
        if (written.isBlank()) wrong(tree, name, "shape.empty", Said.of("shape.empty.do", text.help()));
        else if (plain && NOT_A_TEXT.matcher(written).matches())
            wrong(
                    tree,
                    Said.of("shape.not.text", shown(name), shown(written)),
                    Said.of("shape.not.text.do", shown(written)));
        else if (written.length() > LONGEST_TEXT)
            wrong(tree, name, "shape.long", Said.of("most.characters", LONGEST_TEXT));
        else if (!text.pattern().equals(Shape.ANY_TEXT) && !written.matches(text.pattern()))
            wrong(tree, Said.of("shape.value", shown(name), shown(written)), Said.of("write.such", text.example()));
    }

    private void whole(String name, Tree tree, Whole whole) {
        var range = Said.of("shape.whole.do", whole.least(), whole.most());
        if (!(tree instanceof Leaf(var _, var written, var plain)) || !written.matches("0|[1-9]\\d{0,8}")) {
            wrong(tree, name, "shape.whole", range);
            return;
        }
        var number = Integer.parseInt(written);
        if (!plain) wrong(tree, name, "shape.whole", Said.of("shape.whole.plain", written));
        else if (number < whole.least() || number > whole.most())
            wrong(tree, Said.of("shape.out", shown(name), written), range);
    }

    private void choice(String name, Tree tree, List<String> values) {
        if (!(tree instanceof Leaf(var _, var written, var _)))
            wrong(tree, name, "shape.word", Said.of("write.one.of", String.join(", ", values)));
        else if (!values.contains(written))
            wrong(tree, Said.of("shape.value", shown(name), shown(written)), NearestWord.instead(written, values));
    }

    private void day(String name, Tree tree) {
        if (tree instanceof Leaf(var _, var written, var _) && written.matches("\\d{4}-\\d{2}-\\d{2}")) {
            try {
                LocalDate.parse(written);
                return;
            } catch (DateTimeException noSuchDay) {
                wrong(tree, name, "shape.no.day", Said.of("shape.no.day.do"));
                return;
            }
        }
        wrong(tree, name, "shape.day", Said.of("shape.no.day.do"));
    }

    private void wrong(Tree tree, String name, String key, Said instead) {
        wrong(tree, Said.of(key, shown(name)), instead);
    }

    private void wrong(Tree tree, Said words, Said instead) {
        mistakes.add(tree.at(), words, instead);
    }

    private static String shown(String text) {
        var line = text.strip().replaceAll("\\s+", " ");
        return line.length() > 60 ? line.substring(0, 60) + "…" : line;
    }
}
