package org.tousaidants.labels;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tousaidants.helpers.HelperDossiers;
import org.tousaidants.protocol.Dossier;
import org.tousaidants.protocol.Judge;
import org.tousaidants.protocol.Verdict;
import org.tousaidants.protocol.Verdict.Standing;
import org.tousaidants.rules.Rules;

/// Weighs a dossier under the rules of today, as if it came for the first time: what it was granted before does not
/// hold up what it may be granted now.
@Component
class Weighing {
    /// What weighing gave.
    sealed interface Weighed {
        record Known(Dossier dossier, Verdict verdict) implements Weighed {}

        /// The holder has chosen another profile since, or has no file any more.
        record Elsewhere() implements Weighed {}

        /// The rules cannot be asked, and why.
        record NotJudged(String sentence) implements Weighed {}

        default boolean complete() {
            return this instanceof Known(var _, var verdict) && verdict.standing() == Standing.COMPLETE;
        }
    }

    private final HelperDossiers helpers;

    Weighing(HelperDossiers helpers) {
        this.helpers = helpers;
    }

    Weighed of(String network, Life life, Rules.InForce rules) {
        return dossier(network, life.holder())
                .filter(dossier -> dossier.profile().equals(life.profile()))
                .map(dossier -> of(dossier, rules))
                .orElseGet(Weighed.Elsewhere::new);
    }

    Weighed of(Dossier dossier, Rules.InForce rules) {
        var fresh = dossier.withoutHeld();
        return switch (rules.judge().judge(fresh, rules.today())) {
            case Judge.Judged(var verdict) -> new Weighed.Known(fresh, verdict);
            case Judge.NotJudged(var sentence) -> new Weighed.NotJudged(sentence);
        };
    }

    private Optional<Dossier> dossier(String network, Holder holder) {
        return switch (holder) {
            case Holder.AHelper(var helper, var _) ->
                helpers.find(network, helper).map(found -> found.dossier());
        };
    }
}
