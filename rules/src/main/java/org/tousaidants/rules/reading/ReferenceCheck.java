package org.tousaidants.rules.reading;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.rules.protocol.FileSchemas;
import org.tousaidants.rules.protocol.LocalisedText;
import org.tousaidants.rules.protocol.NearestWordFinder;
import org.tousaidants.rules.protocol.Protocol.Nature;
import org.tousaidants.rules.protocol.Protocol.Profile;
import org.tousaidants.rules.protocol.ProtocolMistakes;
import org.tousaidants.rules.protocol.SourcePosition;
import org.tousaidants.rules.protocol.YamlTree.Scalar;
import org.tousaidants.rules.protocol.YamlTreeReader;

/// Checks that each name that a rule file refers to exists.
record ReferenceCheck(List<Profile> profiles, ProtocolMistakes mistakes) {
    /// The kinds of items that have a name.
    enum ItemKind {
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

        LocalisedText said() {
            return LocalisedText.of("thing." + ConstantName.low(this));
        }
    }

    /// The profiles named by a list; `tous` means all profiles of persons.
    Set<String> profiles(YamlTreeReader group, String key) {
        var named = new LinkedHashSet<String>();
        for (var leaf : group.leaves(key)) {
            var word = leaf.text().strip();
            if (word.equals(FileSchemas.EVERYBODY)) named.addAll(people());
            else if (known(word, leaf)) named.add(word);
        }
        return named;
    }

    private boolean known(String profile, Scalar leaf) {
        return known(leaf.at(), ReferenceCheck.ItemKind.PROFILE, profile, all());
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

    /// Whether a name is known; if not, adds a mistake with the most similar name. Empty names were reported
    /// before.
    boolean known(SourcePosition at, ItemKind what, String name, Set<String> known) {
        if (name.isEmpty()) return false;
        if (known.contains(name)) return true;
        mistakes.add(at, LocalisedText.of("unknown", what.said(), name), NearestWordFinder.instead(name, known));
        return false;
    }

    /// The known names in a list; a mistake is added for each of the others.
    Set<String> known(YamlTreeReader group, String key, ItemKind what, Set<String> known) {
        var kept = new LinkedHashSet<String>();
        for (var leaf : group.leaves(key))
            if (known(leaf.at(), what, leaf.text().strip(), known))
                kept.add(leaf.text().strip());
        return kept;
    }

    /// Adds a mistake for each id that two entries share.
    static void noneTwice(List<YamlTreeReader> entries, ProtocolMistakes mistakes) {
        var seen = new HashMap<String, SourcePosition>();
        for (var entry : entries) {
            var id = entry.text("id");
            var first = seen.putIfAbsent(id, entry.at("id"));
            if (first != null && !id.isEmpty())
                mistakes.add(
                        entry.at("id"), LocalisedText.of("id.twice", id, first.line()), LocalisedText.of("other.name"));
        }
    }
}
