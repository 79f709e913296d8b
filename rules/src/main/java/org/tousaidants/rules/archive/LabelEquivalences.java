package org.tousaidants.rules.archive;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.tousaidants.rules.protocol.FileSchema;
import org.tousaidants.rules.protocol.FileSchemaCheck;
import org.tousaidants.rules.protocol.FileSchemas;
import org.tousaidants.rules.protocol.ProtocolMistakes;
import org.tousaidants.rules.protocol.YamlParser;
import org.tousaidants.rules.protocol.YamlTreeReader;

/// « Équivalences » — which other labels and titles are worth the same as this label, with history and sources.
/// They are information: the rules do not apply them. A territory may add to them or change them.
public final class LabelEquivalences {
    public static final String FILE = "equivalences.yaml";

    private static final FileSchema SHAPE = FileSchemas.of("equivalences.schema.json");

    /// « Équivalence » — one other label or title, and its value beside this label.
    public record Equivalence(
            String id, String name, String by, String says, String silentOn, String worth, List<Moment> history) {}

    /// « Moment d’un parcours » — one event in the history of the other label.
    public record Moment(LocalDate day, String what, String source) {}

    private LabelEquivalences() {}

    public static void check(String before, RulesFolder folder, ProtocolMistakes mistakes) {
        var text = folder.files().get(FILE);
        if (text != null)
            YamlParser.read(before + FILE, text, mistakes)
                    .ifPresent(tree -> new FileSchemaCheck(mistakes).check(FILE, tree, SHAPE));
    }

    /// Reads the equivalences: those of the territory override those of its base, which override the shipped
    /// ones.
    public static List<Equivalence> of(RulesFolder own, Optional<RulesFolder> base) {
        var byId = new LinkedHashMap<String, Equivalence>();
        add(RulesFolder.shipped("base").orElseThrow(), byId);
        var chain = new ArrayList<RulesFolder>();
        for (var folder = Optional.of(own.over(base));
                folder.isPresent();
                folder = folder.get().below()) chain.addFirst(folder.get());
        chain.forEach(folder -> add(folder, byId));
        return List.copyOf(byId.values());
    }

    private static void add(RulesFolder folder, LinkedHashMap<String, Equivalence> equivalences) {
        var text = folder.files().get(FILE);
        if (text == null) return;
        for (var each : YamlParser.read(FILE, text, new ProtocolMistakes())
                .map(YamlTreeReader::new)
                .orElse(YamlTreeReader.NOTHING)
                .each("equivalences")) {
            var history = new ArrayList<Moment>();
            for (var moment : each.each("histoire"))
                history.add(new Moment(
                        moment.day("le").orElse(LocalDate.EPOCH), moment.text("fait"), moment.text("source")));
            history.sort(Comparator.comparing(Moment::day));
            equivalences.put(
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
