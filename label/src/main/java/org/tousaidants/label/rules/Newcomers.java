package org.tousaidants.label.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.tousaidants.label.rules.Shape.Group;
import org.tousaidants.label.rules.Shape.Key;
import org.tousaidants.label.rules.Shape.Many;
import org.tousaidants.label.rules.Tree.Field;
import org.tousaidants.label.rules.Tree.Fields;
import org.tousaidants.label.rules.Tree.Items;

/// Things that a territory names and its base does not know: either a new thing, written whole, or a wrong id. What is
/// neither is told once, instead of all that it lacks; a new thing that lacks one word is told that word.
final class Newcomers {
    private Newcomers() {}

    /// The changes without those that are neither.
    static Tree whole(Tree base, Tree changes, Shape shape, Mistakes mistakes) {
        if (!(changes instanceof Fields(var at, var fields)) || !(shape instanceof Group group)) return changes;
        var kept = new LinkedHashMap<>(fields);
        for (var key : group.keys())
            if (key.shape() instanceof Many(var _, Group thing, var _)
                    && fields.get(key.name()) instanceof Field(var keyAt, Items(var itemsAt, var items))) {
                var whole = known(ids(base, key.name()), items, key.name(), thing, mistakes);
                if (whole.isEmpty() && !items.isEmpty()) kept.remove(key.name());
                else kept.put(key.name(), new Field(keyAt, new Items(itemsAt, whole)));
            }
        return new Fields(at, kept);
    }

    private static Set<String> ids(Tree base, String list) {
        var ids = new LinkedHashSet<String>();
        new Cursor(base).each(list).forEach(each -> ids.add(each.text("id")));
        return ids;
    }

    private static List<Tree> known(Set<String> ids, List<Tree> items, String list, Group thing, Mistakes mistakes) {
        var kept = new ArrayList<Tree>();
        for (var item : items) {
            var cursor = new Cursor(item);
            var id = cursor.text("id");
            var lacking = thing.keys().stream()
                    .filter(Key::required)
                    .map(Key::name)
                    .filter(key -> !cursor.has(key))
                    .toList();
            if (id.isEmpty() || ids.contains(id) || lacking.size() < 2) {
                kept.add(item);
                continue;
            }
            var near = NearestWord.to(id, ids);
            mistakes.add(
                    cursor.at("id"),
                    Said.of("newcomer", id, list),
                    near.isPresent()
                            ? Said.of("newcomer.near", near.get(), String.join(", ", lacking))
                            : Said.of("newcomer.do", shortened(ids), String.join(", ", lacking)));
        }
        return kept;
    }

    private static String shortened(Set<String> ids) {
        var all = List.copyOf(ids);
        return all.size() <= 6 ? String.join(", ", all) : String.join(", ", all.subList(0, 3)) + " … " + all.getLast();
    }
}
