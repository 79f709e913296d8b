package org.tousaidants.rules.forks;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.tousaidants.rules.archive.RulesFolder;
import org.tousaidants.rules.protocol.FileLinePosition;
import org.tousaidants.rules.protocol.LabelRules;
import org.tousaidants.rules.protocol.RuleFileSchemas;
import org.tousaidants.rules.protocol.YamlTree;
import org.tousaidants.rules.protocol.YamlTree.YamlList;

/// « Autre façon de répondre à une exigence » — an addition of a territory to a requirement of the label of people:
/// another means for the same aim, or a lower requirement for some time. The addition is written into the rule files
/// of a draft.
public sealed interface RequirementChange {
    /// Returns the id of the requirement to which the territory adds something.
    String requirement();

    Set<String> profiles();

    /// Returns the reason of the territory's decision, which is public.
    String reason();

    String approvedBy();

    /// « Un autre moyen » — a fact that a coordinator observes, accepted instead of the requirement.
    ///
    /// @param question question about the fact, answered by yes or no
    record AlternativeMeans(
            String requirement,
            Set<String> profiles,
            String name,
            String question,
            String whatToDo,
            String where,
            String reason,
            String approvedBy)
            implements RequirementChange {}

    /// « Plus léger » — the territory does not ask for the requirement until a day.
    record RequirementSuspendedUntil(
            String requirement, Set<String> profiles, LocalDate until, String reason, String approvedBy)
            implements RequirementChange {}

    /// Returns the files of a draft with this change written into them.
    ///
    /// @param own the files of the draft
    /// @param label the label of people in the draft
    default RulesFolder in(RulesFolder own, LabelRules label) {
        return RuleEditor.with(own, RuleFileSchemas.HELPERS, values(label), reason());
    }

    private Map<List<String>, YamlTree> values(LabelRules label) {
        var values = new LinkedHashMap<List<String>, YamlTree>();
        switch (this) {
            case AlternativeMeans means -> {
                var id = free(
                        "moyen-",
                        label.requirements().stream()
                                .map(LabelRules.LabelRequirement::id)
                                .toList());
                values.put(List.of("faits", id, "type"), RuleEditor.text("oui-non"));
                values.put(List.of("faits", id, "question"), RuleEditor.text(means.question()));
                values.put(List.of("exigences", id, "nom"), RuleEditor.text(means.name()));
                values.put(
                        List.of("exigences", id, "nature"),
                        RuleEditor.text(LabelRules.RequirementKind.OBSERVED.code()));
                values.put(List.of("exigences", id, "fait"), RuleEditor.text(id));
                values.put(List.of("exigences", id, "profils"), list(profiles()));
                values.put(List.of("exigences", id, "moyen-de"), RuleEditor.text(requirement()));
                values.put(List.of("exigences", id, "raison"), RuleEditor.text(reason()));
                values.put(List.of("exigences", id, "approuve-par"), RuleEditor.text(approvedBy()));
                values.put(List.of("exigences", id, "que-faire"), RuleEditor.text(means.whatToDo()));
                values.put(List.of("exigences", id, "ou"), RuleEditor.text(means.where()));
            }
            case RequirementSuspendedUntil less -> {
                var id = free(
                        "allegement-",
                        label.waivers().stream()
                                .map(LabelRules.RequirementWaiver::id)
                                .toList());
                values.put(List.of("dispenses", id, "exigence"), RuleEditor.text(requirement()));
                values.put(List.of("dispenses", id, "profils"), list(profiles()));
                values.put(List.of("dispenses", id, "pourquoi"), RuleEditor.text(reason()));
                values.put(
                        List.of("dispenses", id, "jusqu-au"),
                        RuleEditor.text(less.until().toString()));
                values.put(List.of("dispenses", id, "approuve-par"), RuleEditor.text(approvedBy()));
            }
        }
        return values;
    }

    private static String free(String start, Collection<String> taken) {
        return IntStream.iterate(1, n -> n + 1)
                .mapToObj(n -> start + n)
                .filter(id -> !taken.contains(id))
                .findFirst()
                .orElseThrow();
    }

    private static YamlList list(Set<String> words) {
        return new YamlList(
                FileLinePosition.start(""),
                words.stream().<YamlTree>map(word -> RuleEditor.text(word)).toList());
    }
}
