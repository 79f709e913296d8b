package org.tousaidants.governance.ruleproposals;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tousaidants.rules.judging.RequirementFinding;
import org.tousaidants.rules.judging.RulesImpact;
import org.tousaidants.rules.judging.RulesImpact.Effect;
import org.tousaidants.rules.protocol.Charter.Commitment;
import org.tousaidants.rules.protocol.Label.Kind;
import org.tousaidants.rules.protocol.Protocol;

/// « Ce qui change pour elle » — why a person or place receives a letter about new rules.
///
/// @param changed commitments whose text differs from the signed one
/// @param added new commitments of a recognised person
/// @param asked other requirements that are no longer fulfilled
/// @param by deadline, if the label is kept until then
/// @param loses whether the label ends without a grace period
/// @param gains whether all requirements are fulfilled now
record RulesEffectOnPerson(
        List<Commitment> changed,
        List<Commitment> added,
        List<RequirementFinding> asked,
        Optional<LocalDate> by,
        boolean loses,
        boolean gains) {
    /// The effect; empty if the person or place notices no change.
    static Optional<RulesEffectOnPerson> of(RulesImpact.Outcome outcome, Protocol before, Protocol after) {
        var dossier = outcome.dossier();
        var changed = new ArrayList<Commitment>();
        var added = new ArrayList<Commitment>();
        var touched = outcome.effect().asksMore();
        var answered = dossier.signatures();
        for (var commitment : after.charter().of(dossier.profile())) {
            var old = before.charter()
                    .commitment(commitment.id())
                    .filter(each -> each.profiles().contains(dossier.profile()));
            var signature = answered.get(commitment.id());
            // A text that this version does not change was announced when it changed.
            var told = old.filter(each -> each.hash().equals(commitment.hash())).isPresent();
            if (signature != null && !told && !signature.hash().equals(commitment.hash())) changed.add(commitment);
            else if (signature == null && touched && old.isEmpty()) added.add(commitment);
        }
        var asked = touched
                ? outcome.lacking().stream()
                        .filter(finding -> finding.requirement().kind() != Kind.CHARTER)
                        .toList()
                : List.<RequirementFinding>of();
        return changed.isEmpty()
                        && added.isEmpty()
                        && asked.isEmpty()
                        && !outcome.effect().moves()
                ? Optional.empty()
                : Optional.of(new RulesEffectOnPerson(
                        changed,
                        added,
                        asked,
                        outcome.by(),
                        outcome.effect() == Effect.LOSES,
                        outcome.effect() == Effect.GAINS));
    }

    /// Whether there is a new or changed commitment to sign.
    boolean toSign() {
        return !changed.isEmpty() || !added.isEmpty();
    }
}
