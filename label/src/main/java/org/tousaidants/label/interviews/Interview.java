package org.tousaidants.label.interviews;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// « Entretien de pairs » — the interview of one helper with peers, from the proposed dates to the conclusions:
/// the stored rows, and the state that follows from them. Pure.
///
/// @param helper the interviewed person
/// @param meetings each proposal of dates opens one; the last one counts
/// @param seats the drawn peers of all meetings, in the order of the draw
public record Interview(
        UUID id,
        UUID helper,
        Instant openedAt,
        List<Meeting> meetings,
        List<Seat> seats,
        List<Conclusion> conclusions,
        Optional<Outcome> outcome,
        Optional<Instant> cancelled) {
    /// « Rencontre » — the proposed dates and the place of a meeting.
    ///
    /// @param peers how many peers must come
    /// @param settling whether it settles a former meeting whose peers disagreed
    record Meeting(int n, Instant at, int peers, boolean settling, List<Instant> dates, String place) {}

    /// « Place à l'entretien » — one drawn peer and their answer.
    ///
    /// @param dates the dates that suit the peer
    record Seat(int n, int meeting, UUID peer, Instant drawnAt, Answer answer, List<Instant> dates) {
        boolean live() {
            return answer == Answer.NONE || answer == Answer.ACCEPTED;
        }
    }

    enum Answer {
        NONE,
        ACCEPTED,
        DECLINED,
        /// The peer or the person declared a conflict of interest that the protocol names.
        CONFLICT,
        /// The peer did not answer before the deadline.
        LAPSED,
        /// The peer met the person but did not conclude before the deadline.
        SILENT
    }

    public enum Judgement {
        REASSURES,
        ALARMS,
        NOT_DISCUSSED
    }

    /// « Conclusion d'un pair » — the conclusion of one peer.
    ///
    /// @param criteria judgement by criterion of the protocol
    /// @param words a text that the interviewed person will read
    record Conclusion(
            UUID peer, int meeting, Instant at, boolean favourable, Map<String, Judgement> criteria, String words) {}

    /// The common conclusion of the peers, or the conclusion of the peer who settles.
    record Outcome(boolean favourable, LocalDate on, Instant at) {}

    enum Phase {
        /// Peers were drawn, and at least one has not answered.
        ASKED,
        /// New dates are needed: no peer is left to draw, or the dates have passed, or a peer never concluded.
        NEW_DATES,
        /// The date is fixed and is in the future.
        FIXED,
        /// The meeting took place, and at least one peer has not concluded.
        MET,
        /// The two peers disagree: a third peer settles, after new dates are proposed.
        DISAGREED,
        DONE,
        CANCELLED
    }

    Meeting meeting() {
        return meetings.getLast();
    }

    /// The peers of the last meeting who accepted or have not answered yet.
    List<Seat> live() {
        return seats.stream()
                .filter(seat -> seat.meeting() == meeting().n() && seat.live())
                .toList();
    }

    Optional<Seat> seat(UUID peer) {
        return seats.stream().filter(seat -> seat.peer().equals(peer)).reduce((before, last) -> last);
    }

    /// The future dates that suit all peers who accepted, the earliest first.
    List<Instant> dates(Instant now) {
        return suiting().stream().filter(date -> date.isAfter(now)).toList();
    }

    private List<Instant> suiting() {
        var accepted =
                live().stream().filter(seat -> seat.answer() == Answer.ACCEPTED).toList();
        return meeting().dates().stream()
                .filter(date -> accepted.stream().allMatch(seat -> seat.dates().contains(date)))
                .sorted()
                .toList();
    }

    /// The date of the meeting: the first date that suits all, once all have accepted.
    Optional<Instant> fixed() {
        var live = live();
        return live.size() == meeting().peers() && live.stream().allMatch(seat -> seat.answer() == Answer.ACCEPTED)
                ? suiting().stream().findFirst()
                : Optional.empty();
    }

    Phase phase(Instant now) {
        if (cancelled.isPresent()) return Phase.CANCELLED;
        if (outcome.isPresent()) return Phase.DONE;
        var day = fixed();
        if (day.isEmpty())
            return live().size() < meeting().peers() || dates(now).isEmpty() ? Phase.NEW_DATES : Phase.ASKED;
        if (day.get().isAfter(now)) return Phase.FIXED;
        return ofMeeting().size() < meeting().peers() ? Phase.MET : Phase.DISAGREED;
    }

    /// Whether the dates are still possible but the network has no peer to ask. If a peer declined, other dates
    /// may help.
    boolean lacksPeople(Instant now) {
        return phase(now) == Phase.NEW_DATES
                && live().size() < meeting().peers()
                && !dates(now).isEmpty()
                && seats.stream()
                        .filter(seat -> seat.meeting() == meeting().n())
                        .allMatch(Seat::live);
    }

    boolean over() {
        return cancelled.isPresent() || outcome.isPresent();
    }

    /// The conclusions of the peers of the last meeting.
    List<Conclusion> ofMeeting() {
        return conclusions.stream()
                .filter(conclusion -> conclusion.meeting() == meeting().n())
                .toList();
    }

    /// The peers of the last meeting who did not conclude before the deadline.
    List<Seat> silent() {
        return seats.stream()
                .filter(seat -> seat.meeting() == meeting().n() && seat.answer() == Answer.SILENT)
                .toList();
    }

    /// The earlier conclusions that count together with those of this meeting: none for a peer who settles; for
    /// a substitute, those of the peers who concluded.
    List<Conclusion> beside(Meeting meeting) {
        return conclusions.stream()
                .filter(one -> meeting.settling() ? one.meeting() == meeting.n() : !settling(one.meeting()))
                .toList();
    }

    /// The number of conclusions needed for the outcome of this meeting.
    int needed(Meeting meeting) {
        return meeting.settling()
                ? meeting.peers()
                : meeting.peers()
                        + (int) conclusions.stream()
                                .filter(one -> one.meeting() < meeting.n())
                                .count();
    }

    Meeting meeting(int n) {
        return meetings.stream().filter(each -> each.n() == n).findFirst().orElseThrow();
    }

    private boolean settling(int n) {
        return meeting(n).settling();
    }

    Optional<Conclusion> conclusion(UUID peer) {
        return conclusions.stream()
                .filter(conclusion -> conclusion.peer().equals(peer))
                .findFirst();
    }

    /// The common conclusion of the peers of the last meeting; empty if a conclusion is missing or they differ.
    static Optional<Boolean> together(List<Conclusion> conclusions, int peers) {
        if (conclusions.size() < peers) return Optional.empty();
        var favourable = conclusions.stream().filter(Conclusion::favourable).count();
        return favourable == conclusions.size() || favourable == 0 ? Optional.of(favourable > 0) : Optional.empty();
    }
}
