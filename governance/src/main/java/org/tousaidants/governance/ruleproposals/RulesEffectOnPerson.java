package org.tousaidants.governance.ruleproposals;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tousaidants.rules.judging.RequirementFinding;
import org.tousaidants.rules.judging.RulesImpact;
import org.tousaidants.rules.judging.RulesImpact.RulesEffect;
import org.tousaidants.rules.protocol.LabelCharter.CharterCommitment;
import org.tousaidants.rules.protocol.LabelProtocol;
import org.tousaidants.rules.protocol.LabelRules.RequirementKind;

/// « Ce qui change pour elle » — the reasons why a person or place receives a letter about new rules.
///
/// @param changed commitments whose text differs from the signed one
/// @param added new commitments for a recognised person or place
/// @param asked other requirements that are no longer fulfilled
/// @param by deadline, if the label remains valid until then
/// @param loses whether the label ends without a grace period
/// @param gains whether all requirements are now fulfilled
record RulesEffectOnPerson(
        List<CharterCommitment> changed,
        List<CharterCommitment> added,
        List<RequirementFinding> asked,
        Optional<LocalDate> by,
        boolean loses,
        boolean gains) {
    /// Returns the effect of new rules on a person or a place; empty if nothing changes for them.
    static Optional<RulesEffectOnPerson> of(
            RulesImpact.DossierImpact outcome, LabelProtocol before, LabelProtocol after) {
        var dossier = outcome.dossier();
        var changed = new ArrayList<CharterCommitment>();
        var added = new ArrayList<CharterCommitment>();
        var touched = outcome.effect().asksMore();
        var answered = dossier.signatures();
        for (var commitment : after.charter().of(dossier.profile())) {
            var old = before.charter()
                    .commitment(commitment.id())
                    .filter(each -> each.profiles().contains(dossier.profile()));
            var signature = answered.get(commitment.id());
            // A commitment whose text is the same in the earlier rules was already announced when its
            // text was changed.
            var told = old.filter(each -> each.hash().equals(commitment.hash())).isPresent();
            if (signature != null && !told && !signature.hash().equals(commitment.hash())) changed.add(commitment);
            else if (signature == null && touched && old.isEmpty()) added.add(commitment);
        }
        var asked = touched
                ? outcome.lacking().stream()
                        .filter(finding -> finding.requirement().kind() != RequirementKind.CHARTER)
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
                        outcome.effect() == RulesEffect.LOSES,
                        outcome.effect() == RulesEffect.GAINS));
    }

    /// Returns whether the person or place must sign a new or changed commitment.
    boolean toSign() {
        return !changed.isEmpty() || !added.isEmpty();
    }
}
