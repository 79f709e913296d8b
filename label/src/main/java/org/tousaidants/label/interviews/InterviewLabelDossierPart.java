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
import org.tousaidants.label.observations.FoundingPeerCheck;
import org.tousaidants.label.observations.LabelDossierPart;
import org.tousaidants.label.observations.LabelDossierPiece;
import org.tousaidants.rules.judging.LabelDossier;
import org.tousaidants.rules.protocol.LabelRules.RequirementKind;

/// Adds the last common conclusion of the peers to the dossier of each helper, and shows the state of the interview
/// to the owner of the dossier.
@Component
class InterviewLabelDossierPart implements LabelDossierPart<UUID>, FoundingPeerCheck {
    private final PeerInterviewStore store;
    private final Clock clock;

    InterviewLabelDossierPart(PeerInterviewStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public Map<UUID, UnaryOperator<LabelDossier>> known(Collection<UUID> helpers) {
        var known = new HashMap<UUID, UnaryOperator<LabelDossier>>();
        store.outcomes(helpers)
                .forEach((helper, outcome) -> known.put(
                        helper,
                        dossier -> dossier.withInterview(
                                new LabelDossier.DossierInterviewConclusion(outcome.favourable(), outcome.on()))));
        return known;
    }

    @Override
    public boolean met(UUID helper) {
        return store.concludedByFounders(helper);
    }

    @Override
    public List<LabelDossierPiece> pieces(UUID helper) {
        var last = store.last(helper).flatMap(id -> store.find(id));
        var key = last.map(one -> one.phase(clock.instant()).name().toLowerCase(Locale.ROOT))
                .orElse("none");
        var piece = last.flatMap(this::due)
                .map(day -> LabelDossierPiece.of(RequirementKind.INTERVIEW, "interviews.piece." + key, day))
                .orElseGet(() -> LabelDossierPiece.of(RequirementKind.INTERVIEW, "interviews.piece." + key));
        return List.of(piece.link(InterviewLetterWriter.MINE, "interviews.piece.link"));
    }

    /// Returns the deadline for the answers or conclusions of the peers, after which they are replaced; empty if
    /// there is none.
    private Optional<LocalDate> due(PeerInterview interview) {
        return switch (interview.phase(clock.instant())) {
            case ASKED ->
                interview.live().stream()
                        .filter(seat -> seat.answer() == PeerInterview.InvitedPeerAnswer.NONE)
                        .map(seat -> seat.drawnAt().plus(InterviewsAsPeer.ANSWER_WITHIN))
                        .max(Comparator.naturalOrder())
                        .or(() -> Optional.of(clock.instant().plus(InterviewsAsPeer.ANSWER_WITHIN)))
                        .map(ParisTime::day);
            case FIXED -> interview.fixed().map(ParisTime::day);
            case MET -> interview.fixed().map(day -> ParisTime.day(day.plus(InterviewsAsPeer.CONCLUDE_WITHIN)));
            case NEW_DATES, DISAGREED, DONE, CANCELLED -> Optional.empty();
        };
    }
}
