package org.tousaidants.rules.reading;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.rules.protocol.FileLinePosition;
import org.tousaidants.rules.protocol.LabelProtocol.HolderNature;
import org.tousaidants.rules.protocol.LabelProtocol.LabelProfile;
import org.tousaidants.rules.protocol.LocalisedText;
import org.tousaidants.rules.protocol.ProtocolMistakes;
import org.tousaidants.rules.protocol.RuleFileSchemas;
import org.tousaidants.rules.protocol.SpellingSuggestionFinder;
import org.tousaidants.rules.protocol.YamlTree.YamlScalar;
import org.tousaidants.rules.protocol.YamlTreeReader;

/// Checks that each name to which a rule file refers exists.
record ProtocolReferenceCheck(List<LabelProfile> profiles, ProtocolMistakes mistakes) {
    /// The kinds of items that have a name.
    enum ReferencedItemKind {
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
            return LocalisedText.of("thing." + EnumConstantName.low(this));
        }
    }

    /// Returns the ids of the profiles in a list; `tous` means all profiles of persons.
    Set<String> profiles(YamlTreeReader group, String key) {
        var named = new LinkedHashSet<String>();
        for (var leaf : group.leaves(key)) {
            var word = leaf.text().strip();
            if (word.equals(RuleFileSchemas.EVERYBODY)) named.addAll(people());
            else if (known(word, leaf)) named.add(word);
        }
        return named;
    }

    private boolean known(String profile, YamlScalar leaf) {
        return known(leaf.at(), ProtocolReferenceCheck.ReferencedItemKind.PROFILE, profile, all());
    }

    Set<String> all() {
        return profiles.stream().map(LabelProfile::id).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    Set<String> people() {
        return of(HolderNature.PERSON);
    }

    Set<String> of(HolderNature nature) {
        return profiles.stream()
                .filter(profile -> profile.nature() == nature)
                .map(LabelProfile::id)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// Returns whether a name is known. If not, adds a mistake that proposes the most similar name. An empty
    /// name was already reported, so it causes no mistake here.
    ///
    /// @param at position of the name in the file
    /// @param what kind of item that the name means
    /// @param known the known names
    boolean known(FileLinePosition at, ReferencedItemKind what, String name, Set<String> known) {
        if (name.isEmpty()) return false;
        if (known.contains(name)) return true;
        mistakes.add(at, LocalisedText.of("unknown", what.said(), name), SpellingSuggestionFinder.instead(name, known));
        return false;
    }

    /// Returns those names in a list that are known, and adds a mistake for each other name.
    ///
    /// @param group part of the file that contains the list
    /// @param key name of the list
    /// @param what kind of item that the names mean
    /// @param known the known names
    Set<String> known(YamlTreeReader group, String key, ReferencedItemKind what, Set<String> known) {
        var kept = new LinkedHashSet<String>();
        for (var leaf : group.leaves(key))
            if (known(leaf.at(), what, leaf.text().strip(), known))
                kept.add(leaf.text().strip());
        return kept;
    }

    /// Adds a mistake for each id that two entries share.
    static void noneTwice(List<YamlTreeReader> entries, ProtocolMistakes mistakes) {
        var seen = new HashMap<String, FileLinePosition>();
        for (var entry : entries) {
            var id = entry.text("id");
            var first = seen.putIfAbsent(id, entry.at("id"));
            if (first != null && !id.isEmpty())
                mistakes.add(
                        entry.at("id"), LocalisedText.of("id.twice", id, first.line()), LocalisedText.of("other.name"));
        }
    }
}
