package org.tousaidants.label.recognition;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tousaidants.rules.judging.Dossier;
import org.tousaidants.rules.judging.Judge;
import org.tousaidants.rules.judging.Verdict;
import org.tousaidants.rules.judging.Verdict.Standing;
import org.tousaidants.rules.protocol.LocalisedText;
import org.tousaidants.rules.versions.PublishedRules;

/// Evaluates a dossier under the current rules as a first request, without regard to earlier recognitions.
@Component
class DossierAssessor {
    /// The result of the evaluation.
    sealed interface Weighed {
        record DossierVerdict(Dossier dossier, Verdict verdict) implements Weighed {}

        /// The holder has chosen another profile, has no file any more, or is a place no longer listed.
        record Elsewhere() implements Weighed {}

        /// The dossier cannot be evaluated; the sentence gives the reason.
        record NotJudged(LocalisedText sentence) implements Weighed {}

        /// The hash of the dossier, to which a signature is bound.
        default String print() {
            return this instanceof DossierVerdict(var dossier, var _) ? DossierHash.of(dossier) : "";
        }

        default boolean complete() {
            return this instanceof DossierVerdict(var _, var verdict) && verdict.standing() == Standing.COMPLETE;
        }
    }

    private final LabelHolderReader holderReader;
    private final PublishedRules rules;

    DossierAssessor(LabelHolderReader holderReader, PublishedRules rules) {
        this.holderReader = holderReader;
        this.rules = rules;
    }

    /// The current rules.
    PublishedRules.InForce rules() {
        return rules.now();
    }

    Weighed of(LabelCase life, PublishedRules.InForce rules) {
        return of(life, holderReader.dossier(life.holder()), rules);
    }

    /// @param dossier the facts of the holder, if there are any
    Weighed of(LabelCase life, Optional<Dossier> dossier, PublishedRules.InForce rules) {
        return dossier.filter(one -> one.profile().equals(life.profile()))
                .map(one -> of(one, rules))
                .orElseGet(Weighed.Elsewhere::new);
    }

    Weighed of(Dossier dossier, PublishedRules.InForce rules) {
        var fresh = dossier.withoutHeld();
        return switch (rules.judge().judge(fresh, rules.today())) {
            case Judge.Judged(var verdict) -> new Weighed.DossierVerdict(fresh, verdict);
            case Judge.NotJudged(var sentence) -> new Weighed.NotJudged(sentence);
        };
    }
}
