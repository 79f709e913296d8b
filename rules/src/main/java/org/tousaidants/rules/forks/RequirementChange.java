package org.tousaidants.rules.forks;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.tousaidants.rules.archive.RulesFolder;
import org.tousaidants.rules.protocol.FileSchemas;
import org.tousaidants.rules.protocol.Label;
import org.tousaidants.rules.protocol.SourcePosition;
import org.tousaidants.rules.protocol.YamlTree;
import org.tousaidants.rules.protocol.YamlTree.Items;

/// « Autre façon de répondre à une exigence » — what a territory adds to a requirement of the label of people:
/// another means for the same aim, or less for some time. It is written into the rule files of a draft.
public sealed interface RequirementChange {
    /// The requirement that it concerns.
    String requirement();

    Set<String> profiles();

    /// Why the territory decides this; public.
    String reason();

    String approvedBy();

    /// « Un autre moyen » — a fact that a coordinator observes, accepted instead of the requirement.
    ///
    /// @param question about the fact, answered by yes or no
    record OtherMeans(
            String requirement,
            Set<String> profiles,
            String name,
            String question,
            String whatToDo,
            String where,
            String reason,
            String approvedBy)
            implements RequirementChange {}

    /// « Plus léger » — the requirement is not asked until a day.
    record Less(String requirement, Set<String> profiles, LocalDate until, String reason, String approvedBy)
            implements RequirementChange {}

    /// The files of a draft with this change.
    ///
    /// @param label the label of people in the draft
    default RulesFolder in(RulesFolder own, Label label) {
        return RuleEditor.with(own, FileSchemas.HELPERS, values(label), reason());
    }

    private Map<List<String>, YamlTree> values(Label label) {
        var values = new LinkedHashMap<List<String>, YamlTree>();
        switch (this) {
            case OtherMeans means -> {
                var id = free(
                        "moyen-",
                        label.requirements().stream().map(Label.Requirement::id).toList());
                values.put(List.of("faits", id, "type"), RuleEditor.text("oui-non"));
                values.put(List.of("faits", id, "question"), RuleEditor.text(means.question()));
                values.put(List.of("exigences", id, "nom"), RuleEditor.text(means.name()));
                values.put(List.of("exigences", id, "nature"), RuleEditor.text(Label.Kind.OBSERVED.code()));
                values.put(List.of("exigences", id, "fait"), RuleEditor.text(id));
                values.put(List.of("exigences", id, "profils"), list(profiles()));
                values.put(List.of("exigences", id, "moyen-de"), RuleEditor.text(requirement()));
                values.put(List.of("exigences", id, "raison"), RuleEditor.text(reason()));
                values.put(List.of("exigences", id, "approuve-par"), RuleEditor.text(approvedBy()));
                values.put(List.of("exigences", id, "que-faire"), RuleEditor.text(means.whatToDo()));
                values.put(List.of("exigences", id, "ou"), RuleEditor.text(means.where()));
            }
            case Less less -> {
                var id = free(
                        "allegement-",
                        label.waivers().stream().map(Label.Waiver::id).toList());
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

    private static Items list(Set<String> words) {
        return new Items(
                SourcePosition.start(""),
                words.stream().<YamlTree>map(word -> RuleEditor.text(word)).toList());
    }
}
