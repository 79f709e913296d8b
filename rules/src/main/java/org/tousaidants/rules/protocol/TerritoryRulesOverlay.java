package org.tousaidants.rules.protocol;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.tousaidants.rules.protocol.YamlTree.YamlField;
import org.tousaidants.rules.protocol.YamlTree.YamlList;
import org.tousaidants.rules.protocol.YamlTree.YamlMapping;
import org.tousaidants.rules.protocol.YamlTree.YamlScalar;

/// « Règles du territoire sur le socle » — merges the YAML files of a territory with those of its base. Mappings are
/// merged, lists of items with an `id` are merged by id, and the territory's other values replace those of the base.
/// Each part keeps its original position.
public final class TerritoryRulesOverlay {
    public static final String WHY = "pourquoi";

    private TerritoryRulesOverlay() {}

    /// Returns the base with the changes of the territory.
    ///
    /// @param base the tree of the base
    /// @param changes the tree of the territory; its reason for the whole file is left out, while the
    ///     reason for a part belongs to the part
    public static YamlTree over(YamlTree base, YamlTree changes) {
        if (!(changes instanceof YamlMapping(var at, var fields))) return merged(base, changes);
        var kept = new LinkedHashMap<>(fields);
        kept.remove(WHY);
        return merged(base, new YamlMapping(at, kept));
    }

    private static YamlTree merged(YamlTree base, YamlTree changes) {
        if (base instanceof YamlMapping(var _, var below) && changes instanceof YamlMapping(var at, var above)) {
            var fields = new LinkedHashMap<>(below);
            above.forEach((name, field) -> {
                var under = fields.get(name);
                fields.put(
                        name, under == null ? field : new YamlField(field.at(), merged(under.value(), field.value())));
            });
            return new YamlMapping(at, fields);
        }
        if (base instanceof YamlList(var _, var below)
                && changes instanceof YamlList(var at, var above)
                && !above.isEmpty()
                && above.stream().allMatch(item -> id(item).isPresent())) return new YamlList(at, joined(below, above));
        return changes;
    }

    private static List<YamlTree> joined(List<YamlTree> below, List<YamlTree> above) {
        var items = new ArrayList<>(below);
        for (var change : above) {
            var rank = rank(below, id(change).orElseThrow());
            if (rank < 0) items.add(merged(new YamlMapping(change.at(), new LinkedHashMap<>()), change));
            else items.set(rank, merged(below.get(rank), change));
        }
        return items;
    }

    private static int rank(List<YamlTree> items, String id) {
        for (var i = 0; i < items.size(); i++)
            if (id(items.get(i)).filter(id::equals).isPresent()) return i;
        return -1;
    }

    private static Optional<String> id(YamlTree tree) {
        return tree instanceof YamlMapping(var _, var fields)
                        && fields.get("id") instanceof YamlField(var _, var value)
                        && value instanceof YamlScalar(var _, var text, var _)
                ? Optional.of(text.strip())
                : Optional.empty();
    }
}
