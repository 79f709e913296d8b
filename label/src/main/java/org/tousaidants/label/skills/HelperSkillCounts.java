package org.tousaidants.label.skills;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.tousaidants.platform.counts.SmallCountThreshold;
import org.tousaidants.rules.judging.LabelDossier;
import org.tousaidants.rules.protocol.SkillGrid;
import org.tousaidants.rules.protocol.SkillGrid.SkillCompetence;

/// « Compétences tenues » — counts how many recognised people have each competence at the level that the skill grid
/// requires. No person can be identified: communes with fewer than five people are merged, and a count below five is
/// hidden, as is a total from which a single hidden count could be computed. It has no side effects.
///
/// @param groups one group for each commune that is large enough, then one for the other communes together
/// @param people number of people; empty if hidden
record HelperSkillCounts(List<HolderGroup> groups, List<CompetenceHoldersRow> lines, OptionalInt people) {
    private static final SmallCountThreshold READER = SmallCountThreshold.AT_WORK;

    /// A group of people.
    ///
    /// @param commune code of the commune; empty for the other communes together
    /// @param people number of people; empty if hidden
    record HolderGroup(String commune, OptionalInt people) {}

    /// The counts for one competence.
    ///
    /// @param counts numbers of people in the order of the groups; empty if fewer than five
    /// @param total number of people in all groups; empty if hidden
    record CompetenceHoldersRow(SkillCompetence competence, List<OptionalInt> counts, OptionalInt total) {}

    /// Returns whether every count is hidden.
    boolean silent() {
        return people.isEmpty() && groups.stream().allMatch(one -> one.people().isEmpty());
    }

    static HelperSkillCounts of(SkillGrid skills, List<LabelDossier> held) {
        var byCommune = new TreeMap<String, List<LabelDossier>>();
        for (var one : held)
            byCommune.computeIfAbsent(one.commune(), _ -> new ArrayList<>()).add(one);
        var groups = new LinkedHashMap<String, List<LabelDossier>>();
        byCommune.forEach((commune, some) -> {
            if (READER.tells(some.size())) groups.put(commune, some);
        });
        var others = new ArrayList<LabelDossier>();
        byCommune.forEach((commune, some) -> {
            if (!READER.tells(some.size())) others.addAll(some);
        });
        if (!others.isEmpty()) groups.put("", others);
        var lines = skills.competences().stream()
                .map(competence -> {
                    var counts = groups.values().stream()
                            .map(some -> READER.told(count(skills, competence, some)))
                            .toList();
                    return new CompetenceHoldersRow(competence, counts, total(count(skills, competence, held), counts));
                })
                .toList();
        var sizes =
                groups.values().stream().map(some -> READER.told(some.size())).toList();
        var shown = new ArrayList<HolderGroup>();
        for (var commune : groups.keySet()) shown.add(new HolderGroup(commune, sizes.get(shown.size())));
        return new HelperSkillCounts(List.copyOf(shown), lines, total(held.size(), sizes));
    }

    private static int count(SkillGrid skills, SkillCompetence competence, List<LabelDossier> some) {
        return (int) some.stream()
                .filter(one -> {
                    var expected = skills.level(one.profile(), competence.id());
                    return expected > 0 && best(one).getOrDefault(competence.id(), 0) >= expected;
                })
                .count();
    }

    private static Map<String, Integer> best(LabelDossier dossier) {
        var best = new HashMap<String, Integer>();
        for (var level : dossier.levels()) best.merge(level.competence(), level.level(), Math::max);
        return best;
    }

    private static OptionalInt total(int total, List<OptionalInt> parts) {
        var hidden = parts.stream().filter(OptionalInt::isEmpty).count();
        return hidden == 1 && parts.size() > 1 ? OptionalInt.empty() : READER.told(total);
    }
}
