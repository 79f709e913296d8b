package org.tousaidants.rules.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.tousaidants.rules.protocol.LocalisedText;
import org.tousaidants.rules.protocol.ProtocolMistakes;
import org.tousaidants.rules.protocol.RuleFileSchema;
import org.tousaidants.rules.protocol.RuleFileSchema.KeyGroupSchema;
import org.tousaidants.rules.protocol.RuleFileSchema.ListSchema;
import org.tousaidants.rules.protocol.RuleFileSchema.SchemaKey;
import org.tousaidants.rules.protocol.SpellingSuggestionFinder;
import org.tousaidants.rules.protocol.YamlTree;
import org.tousaidants.rules.protocol.YamlTree.YamlField;
import org.tousaidants.rules.protocol.YamlTree.YamlList;
import org.tousaidants.rules.protocol.YamlTree.YamlMapping;
import org.tousaidants.rules.protocol.YamlTreeReader;

/// Finds ids in a territory's files that its base does not contain. Each is either a new item or a wrong id. A wrong
/// id is reported as one mistake, and not as one mistake for each part that the item lacks. A new item that lacks a
/// single part is reported with that part.
final class UnknownRuleIdCheck {
    private UnknownRuleIdCheck() {}

    /// Returns the territory's changes without the wrong ids, and adds a mistake for each wrong id.
    static YamlTree whole(YamlTree base, YamlTree changes, RuleFileSchema shape, ProtocolMistakes mistakes) {
        if (!(changes instanceof YamlMapping(var at, var fields)) || !(shape instanceof KeyGroupSchema group))
            return changes;
        var kept = new LinkedHashMap<>(fields);
        for (var key : group.keys())
            if (key.shape() instanceof ListSchema(var _, KeyGroupSchema thing, var _)
                    && fields.get(key.name()) instanceof YamlField(var keyAt, YamlList(var itemsAt, var items))) {
                var whole = known(ids(base, key.name()), items, key.name(), thing, mistakes);
                if (whole.isEmpty() && !items.isEmpty()) kept.remove(key.name());
                else kept.put(key.name(), new YamlField(keyAt, new YamlList(itemsAt, whole)));
            }
        return new YamlMapping(at, kept);
    }

    private static Set<String> ids(YamlTree base, String list) {
        var ids = new LinkedHashSet<String>();
        new YamlTreeReader(base).each(list).forEach(each -> ids.add(each.text("id")));
        return ids;
    }

    private static List<YamlTree> known(
            Set<String> ids, List<YamlTree> items, String list, KeyGroupSchema thing, ProtocolMistakes mistakes) {
        var kept = new ArrayList<YamlTree>();
        for (var item : items) {
            var cursor = new YamlTreeReader(item);
            var id = cursor.text("id");
            var lacking = thing.keys().stream()
                    .filter(SchemaKey::required)
                    .map(SchemaKey::name)
                    .filter(key -> !cursor.has(key))
                    .toList();
            if (id.isEmpty() || ids.contains(id) || lacking.size() < 2) {
                kept.add(item);
                continue;
            }
            var near = SpellingSuggestionFinder.to(id, ids);
            mistakes.add(
                    cursor.at("id"),
                    LocalisedText.of("newcomer", id, list),
                    near.isPresent()
                            ? LocalisedText.of("newcomer.near", near.get(), String.join(", ", lacking))
                            : LocalisedText.of("newcomer.do", shortened(ids), String.join(", ", lacking)));
        }
        return kept;
    }

    private static String shortened(Set<String> ids) {
        var all = List.copyOf(ids);
        return all.size() <= 6 ? String.join(", ", all) : String.join(", ", all.subList(0, 3)) + " … " + all.getLast();
    }
}
