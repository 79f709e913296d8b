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
import org.tousaidants.label.helpers.HelperLabelDossiers;
import org.tousaidants.platform.counts.FeedbackCounts;
import org.tousaidants.platform.counts.FeedbackCounts.FeedbackSummary;
import org.tousaidants.platform.counts.SmallCountThreshold;
import org.tousaidants.rules.protocol.LabelProtocol.HolderNature;
import org.tousaidants.rules.protocol.LabelRules.LabelRequirement;
import org.tousaidants.rules.versions.PublishedRules;

/// « Ce que donnent les moyens » — compares the kinds of proof that a territory accepts for one requirement: the
/// number of people who hold the label by each kind of proof, and the feedback of the people they helped. It never
/// compares people, and shows nothing if there are few answers.
@Service
class EvidenceMethodResults {
    /// The figures about one kind of proof.
    ///
    /// @param means the requirement itself, or another proof that is accepted for it
    /// @param helpers number of helpers who hold the label by this proof
    /// @param said combined feedback; empty if there are too few helpers or answers
    record EvidenceMethodRow(
            LabelRequirement requirement, LabelRequirement means, int helpers, Optional<FeedbackSummary> said) {
        int respected() {
            return said.map(one -> 100 * one.respected() / one.people()).orElse(0);
        }

        /// Whether enough people hold the label by this means to say how many.
        boolean countable() {
            return SmallCountThreshold.AT_WORK.tells(helpers);
        }

        int alone() {
            return said.map(one -> 100 * one.alone() / one.people()).orElse(0);
        }

        int solved() {
            return said.map(one -> 100 * one.solved() / one.people()).orElse(0);
        }
    }

    private final HelperLabelDossiers dossiers;
    private final PublishedRules rules;
    private final ObjectProvider<FeedbackCounts> told;

    EvidenceMethodResults(HelperLabelDossiers dossiers, PublishedRules rules, ObjectProvider<FeedbackCounts> told) {
        this.dossiers = dossiers;
        this.rules = rules;
        this.told = told;
    }

    @Transactional(readOnly = true)
    public List<EvidenceMethodRow> of() {
        var now = rules.now();
        var label = now.protocol().label(HolderNature.PERSON);
        var holders = new LinkedHashMap<String, List<UUID>>();
        for (var dossier : dossiers.all())
            if (now.judge().holds(dossier.dossier(), now.today()))
                now.judge()
                        .metBy(dossier.dossier(), now.today())
                        .forEach((requirement, means) -> holders.computeIfAbsent(
                                        requirement + " " + means, _ -> new ArrayList<>())
                                .add(dossier.account()));
        return label.requirements().stream()
                .filter(one -> !label.meansFor(one.id()).isEmpty())
                .flatMap(one -> Stream.concat(Stream.of(one), label.meansFor(one.id()).stream())
                        .map(means -> line(one, means, holders)))
                .toList();
    }

    private EvidenceMethodRow line(
            LabelRequirement requirement, LabelRequirement means, Map<String, List<UUID>> holders) {
        var by = holders.getOrDefault(requirement.id() + " " + means.id(), List.of());
        return new EvidenceMethodRow(
                requirement,
                means,
                by.size(),
                together(
                        by.stream()
                                .flatMap(account -> told.stream()
                                        .flatMap(one -> one
                                                .said(
                                                        FeedbackCounts.FeedbackSubjectKind.HELPER,
                                                        account,
                                                        SmallCountThreshold.AT_WORK)
                                                .stream()))
                                .toList(),
                        by.size()));
    }

    static Optional<FeedbackSummary> together(List<FeedbackSummary> said, int helpers) {
        var sum = said.stream()
                .reduce(
                        new FeedbackSummary(0, 0, 0, 0),
                        (one, other) -> new FeedbackSummary(
                                one.people() + other.people(),
                                one.solved() + other.solved(),
                                one.alone() + other.alone(),
                                one.respected() + other.respected()));
        return SmallCountThreshold.AT_WORK.tells(helpers) && SmallCountThreshold.IN_PUBLIC.tells(sum.people())
                ? Optional.of(sum)
                : Optional.empty();
    }
}
