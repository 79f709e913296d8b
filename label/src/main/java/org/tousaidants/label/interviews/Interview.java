package org.tousaidants.label.interviews;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// « Entretien de pairs » — of one helper, from the dates that she proposes to what her peers conclude. Pure: what
/// is known, and what follows from it.
///
/// @param helper whom the peers meet
/// @param meetings the last one counts; each new proposal of dates opens one
/// @param seats of all meetings, in the order in which peers were drawn
record Interview(
        UUID id,
        UUID helper,
        Instant openedAt,
        List<Meeting> meetings,
        List<Seat> seats,
        List<Conclusion> conclusions,
        Optional<Outcome> outcome,
        Optional<Instant> cancelled) {
    /// « Rencontre » — the dates proposed, and where.
    ///
    /// @param peers how many must come
    /// @param settling the peers of a former meeting did not agree
    record Meeting(int n, Instant at, int peers, boolean settling, List<Instant> dates, String place) {}

    /// « Place à l'entretien » — a peer who was drawn, and her answer.
    ///
    /// @param dates those that suit her
    record Seat(int n, int meeting, UUID peer, Instant drawnAt, Answer answer, List<Instant> dates) {
        boolean live() {
            return answer == Answer.NONE || answer == Answer.ACCEPTED;
        }
    }

    enum Answer {
        NONE,
        ACCEPTED,
        DECLINED,
        /// One of the conflicts that the protocol names.
        CONFLICT,
        /// No answer in time.
        LAPSED,
        /// She met the person and never concluded.
        SILENT
    }

    enum Judgement {
        REASSURES,
        ALARMS,
        NOT_DISCUSSED
    }

    /// « Conclusion d'un pair ».
    ///
    /// @param criteria by criterion of the protocol
    /// @param words what the person met will read
    record Conclusion(
            UUID peer, int meeting, Instant at, boolean favourable, Map<String, Judgement> criteria, String words) {}

    /// What the peers conclude together, or the one who settles.
    record Outcome(boolean favourable, LocalDate on, Instant at) {}

    enum Phase {
        /// Peers were drawn and have not all answered.
        ASKED,
        /// No peer can come: no peer is left to draw, or the dates went by; or a peer never concluded.
        NEW_DATES,
        /// The day is fixed and has not come.
        FIXED,
        /// They met, and have not all concluded.
        MET,
        /// The two do not agree: a third settles, once dates are proposed.
        DISAGREED,
        DONE,
        CANCELLED
    }

    Meeting meeting() {
        return meetings.getLast();
    }

    /// The peers of the last meeting who come, or may.
    List<Seat> live() {
        return seats.stream()
                .filter(seat -> seat.meeting() == meeting().n() && seat.live())
                .toList();
    }

    Optional<Seat> seat(UUID peer) {
        return seats.stream().filter(seat -> seat.peer().equals(peer)).reduce((before, last) -> last);
    }

    /// The dates that are still ahead and that no peer who accepted excluded, the earliest first.
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

    /// The day on which they meet: the first that suits all, once all accepted.
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

    /// Its dates stand, and the network has no peer to ask. Where a person was asked and cannot come, other dates
    /// help.
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

    /// What the peers of the last meeting concluded.
    List<Conclusion> ofMeeting() {
        return conclusions.stream()
                .filter(conclusion -> conclusion.meeting() == meeting().n())
                .toList();
    }

    /// The peers of the last meeting who let the time go by without concluding.
    List<Seat> silent() {
        return seats.stream()
                .filter(seat -> seat.meeting() == meeting().n() && seat.answer() == Answer.SILENT)
                .toList();
    }

    /// What counts beside the conclusion of a peer of this meeting: who settles counts alone; who stands in for a
    /// peer that never concluded counts with those who did.
    List<Conclusion> beside(Meeting meeting) {
        return conclusions.stream()
                .filter(one -> meeting.settling() ? one.meeting() == meeting.n() : !settling(one.meeting()))
                .toList();
    }

    /// How many conclusions make an outcome at this meeting.
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

    /// What follows from the conclusions of the last meeting: nothing as long as one is missing, or when they
    /// differ.
    static Optional<Boolean> together(List<Conclusion> conclusions, int peers) {
        if (conclusions.size() < peers) return Optional.empty();
        var favourable = conclusions.stream().filter(Conclusion::favourable).count();
        return favourable == conclusions.size() || favourable == 0 ? Optional.of(favourable > 0) : Optional.empty();
    }
}
