package org.tousaidants.platform.retentionrules;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// « Ce qu’une salle garde » — the retention rules of one package, and its tables without personal data.
public record PackageRetention(String room, List<RetentionRule> rules, Set<String> nobody) {
    public PackageRetention {
        rules = List.copyOf(rules);
        nobody = Set.copyOf(nobody);
    }

    /// Every declared table of this package.
    public Set<String> tables() {
        var tables = new TreeSet<>(nobody);
        rules.forEach(rule -> tables.addAll(rule.tables()));
        return tables;
    }
}
