package org.tousaidants.label.interviews;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.label.observations.DossierPart;
import org.tousaidants.label.observations.DossierPiece;
import org.tousaidants.label.observations.FoundingPeers;
import org.tousaidants.rules.judging.Dossier;
import org.tousaidants.rules.protocol.Label.Kind;

/// Adds the last conclusion of the peers to each dossier, and shows the state of the interview to its owner.
@Component
class InterviewDossierPart implements DossierPart<UUID>, FoundingPeers {
    private final InterviewStore store;
    private final Clock clock;

    InterviewDossierPart(InterviewStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public Map<UUID, UnaryOperator<Dossier>> known(Collection<UUID> helpers) {
        var known = new HashMap<UUID, UnaryOperator<Dossier>>();
        store.outcomes(helpers)
                .forEach((helper, outcome) -> known.put(
                        helper,
                        dossier -> dossier.withInterview(new Dossier.Conclusion(outcome.favourable(), outcome.on()))));
        return known;
    }

    @Override
    public boolean met(UUID helper) {
        return store.concludedByFounders(helper);
    }

    @Override
    public List<DossierPiece> pieces(UUID helper) {
        var last = store.last(helper).flatMap(id -> store.find(id));
        var key = last.map(one -> one.phase(clock.instant()).name().toLowerCase(Locale.ROOT))
                .orElse("none");
        var piece = last.flatMap(this::due)
                .map(day -> DossierPiece.of(Kind.INTERVIEW, "interviews.piece." + key, day))
                .orElseGet(() -> DossierPiece.of(Kind.INTERVIEW, "interviews.piece." + key));
        return List.of(piece.link(InterviewLetterWriter.MINE, "interviews.piece.link"));
    }

    /// The deadline for answers or conclusions of peers; after it, they are replaced.
    private Optional<LocalDate> due(Interview interview) {
        return switch (interview.phase(clock.instant())) {
            case ASKED ->
                interview.live().stream()
                        .filter(seat -> seat.answer() == Interview.Answer.NONE)
                        .map(seat -> seat.drawnAt().plus(PeerInterviews.ANSWER_WITHIN))
                        .max(Comparator.naturalOrder())
                        .or(() -> Optional.of(clock.instant().plus(PeerInterviews.ANSWER_WITHIN)))
                        .map(ParisTime::day);
            case FIXED -> interview.fixed().map(ParisTime::day);
            case MET -> interview.fixed().map(day -> ParisTime.day(day.plus(PeerInterviews.CONCLUDE_WITHIN)));
            case NEW_DATES, DISAGREED, DONE, CANCELLED -> Optional.empty();
        };
    }
}
