package org.tousaidants.label.recognition;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tousaidants.rules.judging.DossierJudge;
import org.tousaidants.rules.judging.LabelDossier;
import org.tousaidants.rules.judging.LabelVerdict;
import org.tousaidants.rules.judging.LabelVerdict.VerdictState;
import org.tousaidants.rules.protocol.LocalisedText;
import org.tousaidants.rules.versions.PublishedRules;

/// Evaluates a dossier under the current rules as a first request, without regard to earlier recognitions.
@Component
class LabelDossierAssessor {
    /// The result of the evaluation of a dossier.
    sealed interface DossierAssessment {
        record AssessedDossier(LabelDossier dossier, LabelVerdict verdict) implements DossierAssessment {}

        /// The dossier cannot be evaluated, because the holder has chosen another profile, has no file any
        /// more, or is a place that is no longer listed.
        record HolderNoLongerConcerned() implements DossierAssessment {}

        /// The dossier cannot be evaluated for another reason.
        ///
        /// @param sentence the reason
        record DossierNotJudged(LocalisedText sentence) implements DossierAssessment {}

        /// Returns the hash of the evaluated dossier. A vote contains this hash, so that it is known which
        /// dossier the member read.
        default String print() {
            return this instanceof AssessedDossier(var dossier, var _) ? LabelDossierHash.of(dossier) : "";
        }

        default boolean complete() {
            return this instanceof AssessedDossier(var _, var verdict) && verdict.standing() == VerdictState.COMPLETE;
        }
    }

    private final LabelHolderReader holderReader;
    private final PublishedRules rules;

    LabelDossierAssessor(LabelHolderReader holderReader, PublishedRules rules) {
        this.holderReader = holderReader;
        this.rules = rules;
    }

    /// Returns the rules under which the dossier was evaluated.
    PublishedRules.RulesInForce rules() {
        return rules.now();
    }

    DossierAssessment of(LabelCase life, PublishedRules.RulesInForce rules) {
        return of(life, holderReader.dossier(life.holder()), rules);
    }

    /// Evaluates the dossier of a label's holder as if it was a first request.
    ///
    /// @param life case of the label
    /// @param dossier facts about the holder, if there are any
    /// @param rules current rules
    DossierAssessment of(LabelCase life, Optional<LabelDossier> dossier, PublishedRules.RulesInForce rules) {
        return dossier.filter(one -> one.profile().equals(life.profile()))
                .map(one -> of(one, rules))
                .orElseGet(DossierAssessment.HolderNoLongerConcerned::new);
    }

    DossierAssessment of(LabelDossier dossier, PublishedRules.RulesInForce rules) {
        var fresh = dossier.withoutHeld();
        return switch (rules.judge().judge(fresh, rules.today())) {
            case DossierJudge.DossierJudged(var verdict) -> new DossierAssessment.AssessedDossier(fresh, verdict);
            case DossierJudge.DossierNotJudgeable(var sentence) -> new DossierAssessment.DossierNotJudged(sentence);
        };
    }
}
