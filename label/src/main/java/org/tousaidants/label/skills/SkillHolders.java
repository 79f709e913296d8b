package org.tousaidants.label.skills;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.tousaidants.platform.counts.SmallCountThreshold;
import org.tousaidants.rules.judging.Dossier;
import org.tousaidants.rules.protocol.SkillGrid;
import org.tousaidants.rules.protocol.SkillGrid.Competence;

/// « Compétences tenues » — counts how many recognised people have each competence at the level that the skill
/// grid requires. Pure. No person can be identified: communes with fewer than five people are merged, a count
/// below five is hidden, and so is a total from which a single hidden count could be computed.
///
/// @param groups one for each commune that is large enough, with its code; then the other communes together,
/// with an empty code
record SkillHolders(List<Group> groups, List<HolderRow> lines, OptionalInt people) {
    private static final SmallCountThreshold READER = SmallCountThreshold.AT_WORK;

    /// @param commune its code; empty for the other communes together
    record Group(String commune, OptionalInt people) {}

    /// @param counts in the order of the groups; empty if fewer than five
    record HolderRow(Competence competence, List<OptionalInt> counts, OptionalInt total) {}

    /// Whether every count is hidden.
    boolean silent() {
        return people.isEmpty() && groups.stream().allMatch(one -> one.people().isEmpty());
    }

    static SkillHolders of(SkillGrid skills, List<Dossier> held) {
        var byCommune = new TreeMap<String, List<Dossier>>();
        for (var one : held)
            byCommune.computeIfAbsent(one.commune(), _ -> new ArrayList<>()).add(one);
        var groups = new LinkedHashMap<String, List<Dossier>>();
        byCommune.forEach((commune, some) -> {
            if (READER.tells(some.size())) groups.put(commune, some);
        });
        var others = new ArrayList<Dossier>();
        byCommune.forEach((commune, some) -> {
            if (!READER.tells(some.size())) others.addAll(some);
        });
        if (!others.isEmpty()) groups.put("", others);
        var lines = skills.competences().stream()
                .map(competence -> {
                    var counts = groups.values().stream()
                            .map(some -> READER.told(count(skills, competence, some)))
                            .toList();
                    return new HolderRow(competence, counts, total(count(skills, competence, held), counts));
                })
                .toList();
        var sizes =
                groups.values().stream().map(some -> READER.told(some.size())).toList();
        var shown = new ArrayList<Group>();
        for (var commune : groups.keySet()) shown.add(new Group(commune, sizes.get(shown.size())));
        return new SkillHolders(List.copyOf(shown), lines, total(held.size(), sizes));
    }

    private static int count(SkillGrid skills, Competence competence, List<Dossier> some) {
        return (int) some.stream()
                .filter(one -> {
                    var expected = skills.level(one.profile(), competence.id());
                    return expected > 0 && best(one).getOrDefault(competence.id(), 0) >= expected;
                })
                .count();
    }

    private static Map<String, Integer> best(Dossier dossier) {
        var best = new HashMap<String, Integer>();
        for (var level : dossier.levels()) best.merge(level.competence(), level.level(), Math::max);
        return best;
    }

    private static OptionalInt total(int total, List<OptionalInt> parts) {
        var hidden = parts.stream().filter(OptionalInt::isEmpty).count();
        return hidden == 1 && parts.size() > 1 ? OptionalInt.empty() : READER.told(total);
    }
}
