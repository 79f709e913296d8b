package org.tousaidants.protocol;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.tousaidants.protocol.Shape.Choice;
import org.tousaidants.protocol.Shape.Day;
import org.tousaidants.protocol.Shape.Group;
import org.tousaidants.protocol.Shape.Many;
import org.tousaidants.protocol.Shape.Table;
import org.tousaidants.protocol.Shape.Text;
import org.tousaidants.protocol.Shape.Whole;
import org.tousaidants.protocol.Shape.YesNo;
import org.tousaidants.protocol.Tree.Fields;
import org.tousaidants.protocol.Tree.Items;
import org.tousaidants.protocol.Tree.Leaf;

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
            case YesNo _ -> choice(name, tree, java.util.List.of("oui", "non"));
            case Choice(var _, var values) -> choice(name, tree, values);
            case Day _ -> day(name, tree);
        }
    }

    private void group(String name, Tree tree, Group group) {
        if (!(tree instanceof Fields(var at, var fields))) {
            wrong(tree, name, "attend un groupe", "Écrivez dessous, en retrait : " + firstKeys(group));
            return;
        }
        for (var key : group.keys()) {
            var field = fields.get(key.name());
            if (field != null) check(key.name(), field.value(), key.shape());
            else if (key.required())
                mistakes.add(
                        at,
                        "« " + key.name() + " » manque dans « " + name + " »",
                        "Ajoutez « " + key.name() + " : … » (" + key.shape().help() + ")");
        }
        for (var entry : fields.entrySet())
            if (!group.names().contains(entry.getKey()))
                mistakes.add(
                        entry.getValue().at(),
                        "« " + shown(entry.getKey()) + " » n’existe pas dans « " + name + " »",
                        Nearest.instead(entry.getKey(), group.names()));
    }

    private static String firstKeys(Group group) {
        return String.join(
                ", ", group.names().stream().limit(4).map(key -> key + ": …").toList());
    }

    private void table(String name, Tree tree, Table table) {
        if (!(tree instanceof Fields(var _, var fields))) {
            wrong(tree, name, "attend un tableau", "Écrivez dessous, en retrait : " + table.keyExample() + ": …");
            return;
        }
        for (var entry : fields.entrySet()) {
            if (!entry.getKey().matches(table.keyPattern()))
                mistakes.add(
                        entry.getValue().at(),
                        "« " + shown(entry.getKey()) + " » n’est pas un nom pour « " + name + " »",
                        "Écrivez par exemple « " + table.keyExample() + " »");
            check(entry.getKey(), entry.getValue().value(), table.value());
        }
    }

    private void many(String name, Tree tree, Many many) {
        if (!(tree instanceof Items(var _, var items))) {
            wrong(tree, name, "attend une liste", "Écrivez chaque élément sur sa ligne, après un tiret « - »");
            return;
        }
        if (items.size() < many.least())
            wrong(
                    tree,
                    name,
                    "est une liste trop courte",
                    "Donnez au moins " + (many.least() == 1 ? "un élément" : many.least() + " éléments"));
        for (var item : items) check(name, item, many.item());
    }

    private void text(String name, Tree tree, Text text) {
        if (!(tree instanceof Leaf(var _, var written, var plain))) {
            wrong(tree, name, "attend un texte", "Écrivez-le après « " + name + ": »");
            return;
        }
        if (plain && NOT_A_TEXT.matcher(written).matches())
            wrong(
                    tree,
                    name,
                    written.isEmpty() ? "est vide" : "attend un texte et « " + shown(written) + " » se lit autrement",
                    written.isEmpty()
                            ? "Écrivez " + text.help()
                            : "Mettez des guillemets : \"" + shown(written) + "\"");
        else if (written.isBlank()) wrong(tree, name, "est vide", "Écrivez " + text.help());
        else if (written.length() > LONGEST_TEXT)
            wrong(tree, name, "est trop long", "Restez sous " + LONGEST_TEXT + " caractères");
        else if (!text.pattern().isEmpty() && !written.matches(text.pattern()))
            wrong(
                    tree,
                    name,
                    "ne peut pas être « " + shown(written) + " »",
                    "Écrivez par exemple « " + text.example() + " »");
    }

    private void whole(String name, Tree tree, Whole whole) {
        var range = "de " + whole.least() + " à " + whole.most();
        if (!(tree instanceof Leaf(var _, var written, var plain)) || !written.matches("0|[1-9]\\d{0,8}")) {
            wrong(tree, name, "attend un nombre entier", "Écrivez un nombre " + range);
            return;
        }
        var number = Integer.parseInt(written);
        if (!plain) wrong(tree, name, "attend un nombre entier", "Écrivez " + written + " sans guillemets");
        else if (number < whole.least() || number > whole.most())
            wrong(tree, name, "ne peut pas être " + written, "Écrivez un nombre " + range);
    }

    private void choice(String name, Tree tree, java.util.List<String> values) {
        if (!(tree instanceof Leaf(var _, var written, var _)))
            wrong(tree, name, "attend un mot", "Écrivez l’un de : " + String.join(", ", values));
        else if (!values.contains(written))
            wrong(tree, name, "ne peut pas être « " + shown(written) + " »", Nearest.instead(written, values));
    }

    private void day(String name, Tree tree) {
        if (tree instanceof Leaf(var _, var written, var _) && written.matches("\\d{4}-\\d{2}-\\d{2}")) {
            try {
                LocalDate.parse(written);
                return;
            } catch (DateTimeException noSuchDay) {
                wrong(tree, name, "n’est pas un jour du calendrier", "Écrivez une date comme 2026-11-24");
                return;
            }
        }
        wrong(tree, name, "attend une date", "Écrivez-la comme 2026-11-24");
    }

    private void wrong(Tree tree, String name, String words, String instead) {
        mistakes.add(tree.at(), "« " + shown(name) + " » " + words, instead);
    }

    private static String shown(String text) {
        var line = text.strip().replaceAll("\\s+", " ");
        return line.length() > 60 ? line.substring(0, 60) + "…" : line;
    }
}
