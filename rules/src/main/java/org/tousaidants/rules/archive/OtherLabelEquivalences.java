package org.tousaidants.rules.archive;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.tousaidants.rules.protocol.ProtocolMistakes;
import org.tousaidants.rules.protocol.RuleFileSchema;
import org.tousaidants.rules.protocol.RuleFileSchemaCheck;
import org.tousaidants.rules.protocol.RuleFileSchemas;
import org.tousaidants.rules.protocol.YamlParser;
import org.tousaidants.rules.protocol.YamlTreeReader;

/// « Équivalences » — other labels and titles that are considered equivalent to this label, with history and
/// sources. They only inform people: no recognition depends on them. A territory may add equivalences or change
/// them.
public final class OtherLabelEquivalences {
    public static final String FILE = "equivalences.yaml";

    private static final RuleFileSchema SHAPE = RuleFileSchemas.of("equivalences.schema.json");

    /// « Équivalence » — one other label or title, and its value compared with this label.
    public record LabelEquivalence(
            String id,
            String name,
            String by,
            String says,
            String silentOn,
            String worth,
            List<LabelHistoryEvent> history) {}

    /// « Moment d’un parcours » — one event in the history of the other label, with its day and its source.
    public record LabelHistoryEvent(LocalDate day, String what, String source) {}

    private OtherLabelEquivalences() {}

    public static void check(String before, RulesFolder folder, ProtocolMistakes mistakes) {
        var text = folder.files().get(FILE);
        if (text != null)
            YamlParser.read(before + FILE, text, mistakes)
                    .ifPresent(tree -> new RuleFileSchemaCheck(mistakes).check(FILE, tree, SHAPE));
    }

    /// Returns the equivalences. Those in the territory's files replace those of its base, and those of the base
    /// replace those shipped with the software.
    ///
    /// @param own the territory's files
    /// @param base the base of these files; empty if there is none
    public static List<LabelEquivalence> of(RulesFolder own, Optional<RulesFolder> base) {
        var byId = new LinkedHashMap<String, LabelEquivalence>();
        add(RulesFolder.shipped("base").orElseThrow(), byId);
        var chain = new ArrayList<RulesFolder>();
        for (var folder = Optional.of(own.over(base));
                folder.isPresent();
                folder = folder.get().below()) chain.addFirst(folder.get());
        chain.forEach(folder -> add(folder, byId));
        return List.copyOf(byId.values());
    }

    private static void add(RulesFolder folder, LinkedHashMap<String, LabelEquivalence> equivalences) {
        var text = folder.files().get(FILE);
        if (text == null) return;
        for (var each : YamlParser.read(FILE, text, new ProtocolMistakes())
                .map(YamlTreeReader::new)
                .orElse(YamlTreeReader.NOTHING)
                .each("equivalences")) {
            var history = new ArrayList<LabelHistoryEvent>();
            for (var moment : each.each("histoire"))
                history.add(new LabelHistoryEvent(
                        moment.day("le").orElse(LocalDate.EPOCH), moment.text("fait"), moment.text("source")));
            history.sort(Comparator.comparing(LabelHistoryEvent::day));
            equivalences.put(
                    each.text("id"),
                    new LabelEquivalence(
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
