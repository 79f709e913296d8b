package org.tousaidants.platform.retentionrules;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// « Ce qu’une salle garde » — the retention rules of one package.
///
/// @param room prefix of the texts of the package
/// @param rules its retention rules
/// @param nobody its tables without personal data
public record PackageRetentionRules(String room, List<RetentionRule> rules, Set<String> nobody) {
    public PackageRetentionRules {
        rules = List.copyOf(rules);
        nobody = Set.copyOf(nobody);
    }

    /// Returns the names of all declared tables of this package.
    public Set<String> tables() {
        var tables = new TreeSet<>(nobody);
        rules.forEach(rule -> tables.addAll(rule.tables()));
        return tables;
    }
}
