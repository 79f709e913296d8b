package org.tousaidants.label.rules;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.label.rules.Protocol.Nature;
import org.tousaidants.label.rules.Protocol.Profile;
import org.tousaidants.label.rules.Tree.Leaf;

/// The names that files give to one another's things.
record NameCheck(List<Profile> profiles, Mistakes mistakes) {
    /// What a name may be the name of.
    enum Thing {
        PROFILE,
        CHAPTER,
        REQUIREMENT,
        FACT,
        COMPETENCE,
        COMMITMENT,
        ABILITY,
        QUESTION,
        DOMAIN,
        GUARANTEE;

        Said said() {
            return Said.of("thing." + ConstantName.low(this));
        }
    }

    /// The profiles that a list names; `tous` stands for all persons.
    Set<String> profiles(Cursor group, String key) {
        var named = new LinkedHashSet<String>();
        for (var leaf : group.leaves(key)) {
            var word = leaf.text().strip();
            if (word.equals(Shapes.EVERYBODY)) named.addAll(people());
            else if (known(word, leaf)) named.add(word);
        }
        return named;
    }

    private boolean known(String profile, Leaf leaf) {
        return known(leaf.at(), NameCheck.Thing.PROFILE, profile, all());
    }

    Set<String> all() {
        return profiles.stream().map(Profile::id).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    Set<String> people() {
        return of(Nature.PERSON);
    }

    Set<String> of(Nature nature) {
        return profiles.stream()
                .filter(profile -> profile.nature() == nature)
                .map(Profile::id)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// Whether a name is known; if not, a mistake that gives the nearest. An empty name was refused before.
    boolean known(At at, Thing what, String name, Set<String> known) {
        if (name.isEmpty()) return false;
        if (known.contains(name)) return true;
        mistakes.add(at, Said.of("unknown", what.said(), name), NearestWord.instead(name, known));
        return false;
    }

    /// The words of a list that are known; the others are mistakes.
    Set<String> known(Cursor group, String key, Thing what, Set<String> known) {
        var kept = new LinkedHashSet<String>();
        for (var leaf : group.leaves(key))
            if (known(leaf.at(), what, leaf.text().strip(), known))
                kept.add(leaf.text().strip());
        return kept;
    }

    /// The same id twice in a list would make one of the two a rule that cannot be named.
    static void noneTwice(List<Cursor> entries, Mistakes mistakes) {
        var seen = new HashMap<String, At>();
        for (var entry : entries) {
            var id = entry.text("id");
            var first = seen.putIfAbsent(id, entry.at("id"));
            if (first != null && !id.isEmpty())
                mistakes.add(entry.at("id"), Said.of("id.twice", id, first.line()), Said.of("other.name"));
        }
    }
}
