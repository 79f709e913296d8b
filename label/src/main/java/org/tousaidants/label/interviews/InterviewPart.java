package org.tousaidants.label.interviews;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import org.tousaidants.label.helpers.DossierPart;
import org.tousaidants.label.helpers.DossierPiece;
import org.tousaidants.label.rules.Dossier;
import org.tousaidants.label.rules.Label.Kind;

/// Lays into each dossier what the peers concluded last, and tells its owner where her interview stands.
@Component
class InterviewPart implements DossierPart {
    private final InterviewStore store;
    private final Clock clock;

    InterviewPart(InterviewStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public Map<UUID, UnaryOperator<Dossier>> known(String network, Collection<UUID> helpers) {
        var known = new HashMap<UUID, UnaryOperator<Dossier>>();
        store.outcomes(network, helpers)
                .forEach((helper, outcome) -> known.put(
                        helper,
                        dossier -> dossier.withInterview(new Dossier.Conclusion(outcome.favourable(), outcome.on()))));
        return known;
    }

    @Override
    public List<DossierPiece> pieces(String network, UUID helper) {
        var key = store.last(network, helper)
                .flatMap(id -> store.find(network, id))
                .map(one -> one.phase(clock.instant()).name().toLowerCase(Locale.ROOT))
                .orElse("none");
        return List.of(DossierPiece.of(Kind.INTERVIEW, "interviews.piece." + key)
                .link(InterviewLetters.MINE, "interviews.piece.link"));
    }
}
