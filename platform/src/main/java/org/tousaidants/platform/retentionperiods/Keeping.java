package org.tousaidants.platform.retentionperiods;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// « Ce qu’une salle garde » — the rules of one room, and its tables without personal data.
public record Keeping(String room, List<KeptRule> rules, Set<String> nobody) {
    public Keeping {
        rules = List.copyOf(rules);
        nobody = Set.copyOf(nobody);
    }

    /// Every table that this room answers for.
    public Set<String> tables() {
        var all = new TreeSet<>(nobody);
        rules.forEach(rule -> all.addAll(rule.tables()));
        return all;
    }
}
