package org.tousaidants.label.interviews;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.label.helpers.HelperDossiers;
import org.tousaidants.label.inforce.Rules;
import org.tousaidants.label.rules.Label.Requirement;
import org.tousaidants.label.rules.Protocol.Nature;
import org.tousaidants.platform.counts.SmallCounts;
import org.tousaidants.platform.counts.Voices;
import org.tousaidants.platform.counts.Voices.Said;

/// « Ce que donnent les moyens » — where the territory approved other means for an intention: how many hold the label
/// by each, and what the people whom they helped say. Means are compared, never people, and nothing is told of few
/// answers.
@Service
class MeansResults {
    /// @param means itself, or another means for its intention
    /// @param said what people say together; empty: too few helpers or answers to tell
    record Line(Requirement requirement, Requirement means, int helpers, Optional<Said> said) {
        int respected() {
            return said.map(one -> 100 * one.respected() / one.people()).orElse(0);
        }

        int solved() {
            return said.map(one -> 100 * one.solved() / one.people()).orElse(0);
        }
    }

    private final HelperDossiers dossiers;
    private final Rules rules;
    private final ObjectProvider<Voices> told;

    MeansResults(HelperDossiers dossiers, Rules rules, ObjectProvider<Voices> told) {
        this.dossiers = dossiers;
        this.rules = rules;
        this.told = told;
    }

    @Transactional(readOnly = true)
    public List<Line> of() {
        var now = rules.now();
        var label = now.protocol().label(Nature.PERSON);
        var holders = new LinkedHashMap<String, List<UUID>>();
        for (var one : dossiers.all())
            if (now.judge().holds(one.dossier(), now.today()))
                now.judge()
                        .metBy(one.dossier(), now.today())
                        .forEach((requirement, means) -> holders.computeIfAbsent(
                                        requirement + " " + means, _ -> new ArrayList<>())
                                .add(one.account()));
        return label.requirements().stream()
                .filter(one -> !label.meansFor(one.id()).isEmpty())
                .flatMap(one -> Stream.concat(Stream.of(one), label.meansFor(one.id()).stream())
                        .map(means -> line(one, means, holders)))
                .toList();
    }

    private Line line(Requirement requirement, Requirement means, Map<String, List<UUID>> holders) {
        var by = holders.getOrDefault(requirement.id() + " " + means.id(), List.of());
        return new Line(
                requirement,
                means,
                by.size(),
                together(
                        by.stream()
                                .flatMap(account -> told.stream()
                                        .flatMap(one ->
                                                one.said(Voices.Of.HELPER, account, SmallCounts.AT_WORK).stream()))
                                .toList(),
                        by.size()));
    }

    static Optional<Said> together(List<Said> said, int helpers) {
        var all = said.stream()
                .reduce(
                        new Said(0, 0, 0, 0),
                        (one, other) -> new Said(
                                one.people() + other.people(),
                                one.solved() + other.solved(),
                                one.alone() + other.alone(),
                                one.respected() + other.respected()));
        return SmallCounts.AT_WORK.tells(helpers) && SmallCounts.IN_PUBLIC.tells(all.people())
                ? Optional.of(all)
                : Optional.empty();
    }
}
