package org.tousaidants.label.rules;

import static org.tousaidants.label.rules.Shape.group;
import static org.tousaidants.label.rules.Shape.id;
import static org.tousaidants.label.rules.Shape.many;
import static org.tousaidants.label.rules.Shape.must;
import static org.tousaidants.label.rules.Shape.text;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// « Équivalences » — what other labels and titles are worth beside this one, as data: with their history and
/// sources. A territory may add to them or say otherwise; they rule nothing by themselves.
public final class Equivalences {
    public static final String FILE = "equivalences.yaml";

    static final Shape SHAPE = group(
            "Les autres labels et titres, et ce qu’ils valent ici",
            must("source", text("d’où viennent ces équivalences")),
            must(
                    "equivalences",
                    many(
                            "les autres labels et titres",
                            group(
                                    "un label ou un titre",
                                    must("id", id("le nom court", "aidants-connect")),
                                    must("nom", text("son nom")),
                                    must("tenu-par", text("qui le donne")),
                                    must("dit", text("ce qu’il dit de la personne ou du lieu")),
                                    must("ne-dit-pas", text("ce qu’il ne dit pas")),
                                    must("vaut", text("ce qu’il vaut ici")),
                                    must(
                                            "histoire",
                                            many(
                                                    "ce que l’on en a dit, dans l’ordre des jours",
                                                    group(
                                                            "un moment",
                                                            must("le", new Shape.Day("le jour")),
                                                            must("fait", text("ce qui a changé")),
                                                            must("source", text("d’où on le sait")))))))));

    /// « Équivalence ».
    public record Equivalence(
            String id, String name, String by, String says, String silentOn, String worth, List<Moment> history) {}

    /// « Moment d’un parcours » of its history.
    public record Moment(LocalDate day, String what, String source) {}

    private Equivalences() {}

    static void check(String before, Folder folder, Mistakes mistakes) {
        var text = folder.files().get(FILE);
        if (text != null)
            YamlText.read(before + FILE, text, mistakes)
                    .ifPresent(tree -> new ShapeCheck(mistakes).check(FILE, tree, SHAPE));
    }

    /// Those of the folder, over those of what it stands on, over those that come with the product.
    public static List<Equivalence> of(Folder own, Optional<Folder> base) {
        var all = new LinkedHashMap<String, Equivalence>();
        add(Folder.shipped("base").orElseThrow(), all);
        var chain = new ArrayList<Folder>();
        for (var folder = Optional.of(own.over(base));
                folder.isPresent();
                folder = folder.get().below()) chain.addFirst(folder.get());
        chain.forEach(folder -> add(folder, all));
        return List.copyOf(all.values());
    }

    private static void add(Folder folder, LinkedHashMap<String, Equivalence> all) {
        var text = folder.files().get(FILE);
        if (text == null) return;
        for (var each : YamlText.read(FILE, text, new Mistakes())
                .map(Cursor::new)
                .orElse(Cursor.NOTHING)
                .each("equivalences")) {
            var history = new ArrayList<Moment>();
            for (var moment : each.each("histoire"))
                history.add(new Moment(
                        moment.day("le").orElse(LocalDate.EPOCH), moment.text("fait"), moment.text("source")));
            history.sort(Comparator.comparing(Moment::day));
            all.put(
                    each.text("id"),
                    new Equivalence(
                            each.text("id"),
                            each.text("nom"),
                            each.text("tenu-par"),
                            each.text("dit"),
                            each.text("ne-dit-pas"),
                            each.text("vaut"),
                            List.copyOf(history)));
        }
    }
}
