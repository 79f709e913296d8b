package org.tousaidants.rules.protocol;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// « Cercle de dépendances » — finds a cycle of references: items that refer to each other in a circle, so that none
/// can be evaluated first.
public final class RequirementDependencyCycle {
    private final Map<String, ? extends Collection<String>> next;
    private final Set<String> safe = new HashSet<>();
    private final List<String> path = new ArrayList<>();

    private RequirementDependencyCycle(Map<String, ? extends Collection<String>> next) {
        this.next = next;
    }

    /// Finds items that refer to each other in a circle.
    ///
    /// @param next names of the items to which each item refers
    /// @return the names along a cycle, with the first name repeated at the end; empty if there is no cycle
    public static Optional<List<String>> in(Map<String, ? extends Collection<String>> next) {
        var search = new RequirementDependencyCycle(next);
        return new TreeMap<>(next)
                .keySet().stream().map(search::from).flatMap(Optional::stream).findFirst();
    }

    private Optional<List<String>> from(String name) {
        var rank = path.indexOf(name);
        if (rank >= 0) {
            var circle = new ArrayList<>(path.subList(rank, path.size()));
            circle.add(name);
            return Optional.of(circle);
        }
        if (safe.contains(name)) return Optional.empty();
        path.add(name);
        for (var after : next.containsKey(name) ? next.get(name) : List.<String>of()) {
            var circle = from(after);
            if (circle.isPresent()) return circle;
        }
        path.removeLast();
        safe.add(name);
        return Optional.empty();
    }
}
