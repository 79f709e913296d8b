package org.tousaidants.label.rulechanges;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tousaidants.label.rules.Charter.Commitment;
import org.tousaidants.label.rules.Finding;
import org.tousaidants.label.rules.Impact;
import org.tousaidants.label.rules.Impact.Effect;
import org.tousaidants.label.rules.Label.Kind;
import org.tousaidants.label.rules.Protocol;

/// « Ce qui change pour elle » — why a person is written to when rules change.
///
/// @param changed commitments whose text is another than the one she answered
/// @param added commitments that were not asked of her before, when she is recognised
/// @param asked what else is missing that was there
/// @param by the last day to complete, for who keeps her label meanwhile
/// @param loses whether her label leaves her no day
/// @param gains whether all that is asked is there now
record EffectOnPerson(
        List<Commitment> changed,
        List<Commitment> added,
        List<Finding> asked,
        Optional<LocalDate> by,
        boolean loses,
        boolean gains) {
    /// Empty when nothing that she has done is touched, and nothing opens for her.
    static Optional<EffectOnPerson> of(Impact.Outcome outcome, Protocol before, Protocol after) {
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
            // Of a text that was not changed now, a person who answered another text was told when it was.
            var told = old.filter(each -> each.hash().equals(commitment.hash())).isPresent();
            if (signature != null && !told && !signature.hash().equals(commitment.hash())) changed.add(commitment);
            else if (signature == null && touched && old.isEmpty()) added.add(commitment);
        }
        var asked = touched
                ? outcome.lacking().stream()
                        .filter(finding -> finding.requirement().kind() != Kind.CHARTER)
                        .toList()
                : List.<Finding>of();
        return changed.isEmpty()
                        && added.isEmpty()
                        && asked.isEmpty()
                        && !outcome.effect().moves()
                ? Optional.empty()
                : Optional.of(new EffectOnPerson(
                        changed,
                        added,
                        asked,
                        outcome.by(),
                        outcome.effect() == Effect.LOSES,
                        outcome.effect() == Effect.GAINS));
    }

    /// Whether something of the charter is to be read and answered.
    boolean toSign() {
        return !changed.isEmpty() || !added.isEmpty();
    }
}
