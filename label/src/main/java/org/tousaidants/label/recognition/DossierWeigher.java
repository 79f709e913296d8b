package org.tousaidants.label.recognition;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tousaidants.label.inforce.Rules;
import org.tousaidants.label.rules.Dossier;
import org.tousaidants.label.rules.Judge;
import org.tousaidants.label.rules.Said;
import org.tousaidants.label.rules.Verdict;
import org.tousaidants.label.rules.Verdict.Standing;

/// Weighs a dossier under the rules of today, as if it came for the first time: what it was granted before does not
/// hold up what it may be granted now.
@Component
class DossierWeigher {
    /// What the dossier weighs under the rules.
    sealed interface Weighed {
        record DossierVerdict(Dossier dossier, Verdict verdict) implements Weighed {}

        /// The holder has chosen another profile since, has no file any more, or is a place that is no longer there.
        record Elsewhere() implements Weighed {}

        /// The rules cannot be asked, and why.
        record NotJudged(Said sentence) implements Weighed {}

        /// What a signature is bound to: another dossier gives another one.
        default String print() {
            return this instanceof DossierVerdict(var dossier, var _) ? DossierHash.of(dossier) : "";
        }

        default boolean complete() {
            return this instanceof DossierVerdict(var _, var verdict) && verdict.standing() == Standing.COMPLETE;
        }
    }

    private final HolderReader holderReader;
    private final Rules rules;

    DossierWeigher(HolderReader holderReader, Rules rules) {
        this.holderReader = holderReader;
        this.rules = rules;
    }

    /// The rules of today.
    Rules.InForce rules() {
        return rules.now();
    }

    Weighed of(Life life, Rules.InForce rules) {
        return of(life, holderReader.dossier(life.holder()), rules);
    }

    /// @param dossier what is known of its holder, if anything is
    Weighed of(Life life, Optional<Dossier> dossier, Rules.InForce rules) {
        return dossier.filter(one -> one.profile().equals(life.profile()))
                .map(one -> of(one, rules))
                .orElseGet(Weighed.Elsewhere::new);
    }

    Weighed of(Dossier dossier, Rules.InForce rules) {
        var fresh = dossier.withoutHeld();
        return switch (rules.judge().judge(fresh, rules.today())) {
            case Judge.Judged(var verdict) -> new Weighed.DossierVerdict(fresh, verdict);
            case Judge.NotJudged(var sentence) -> new Weighed.NotJudged(sentence);
        };
    }
}
