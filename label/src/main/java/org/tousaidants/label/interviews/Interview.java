package org.tousaidants.label.interviews;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// « Entretien de pairs » — the interview of one helper, from the proposed dates to the peers' conclusions. Pure:
/// the known rows, and the state that follows from them.
///
/// @param helper the interviewed person
/// @param meetings the last one counts; each new proposal of dates opens one
/// @param seats of all meetings, in the order in which peers were drawn
public record Interview(
        UUID id,
        UUID helper,
        Instant openedAt,
        List<Meeting> meetings,
        List<Seat> seats,
        List<Conclusion> conclusions,
        Optional<Outcome> outcome,
        Optional<Instant> cancelled) {
    /// « Rencontre » — the proposed dates, and the place.
    ///
    /// @param peers how many must come
    /// @param settling the peers of a former meeting did not agree
    record Meeting(int n, Instant at, int peers, boolean settling, List<Instant> dates, String place) {}

    /// « Place à l'entretien » — a drawn peer, and their answer.
    ///
    /// @param dates those that suit the peer
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
        /// Met the person and never concluded.
        SILENT
    }

    public enum Judgement {
        REASSURES,
        ALARMS,
        NOT_DISCUSSED
    }

    /// « Conclusion d'un pair ».
    ///
    /// @param criteria by criterion of the protocol
    /// @param words the text that the interviewed person will read
    record Conclusion(
            UUID peer, int meeting, Instant at, boolean favourable, Map<String, Judgement> criteria, String words) {}

    /// The joint conclusion of the peers, or that of the person who settles.
    record Outcome(boolean favourable, LocalDate on, Instant at) {}

    enum Phase {
        /// Peers were drawn and have not all answered.
        ASKED,
        /// No peer can come: no peer is left to draw, or the dates are past; or a peer never concluded.
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

    /// The peers of the last meeting who come, or may come.
    List<Seat> live() {
        return seats.stream()
                .filter(seat -> seat.meeting() == meeting().n() && seat.live())
                .toList();
    }

    Optional<Seat> seat(UUID peer) {
        return seats.stream().filter(seat -> seat.peer().equals(peer)).reduce((before, last) -> last);
    }

    /// The future dates that no peer who accepted excluded, the earliest first.
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

    /// The day of the meeting: the first that suits all, once all accepted.
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

    /// Its dates are valid, and the network has no peer to ask. If a person was asked and cannot come, other
    /// dates help.
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

    /// The peers of the last meeting who did not conclude in time.
    List<Seat> silent() {
        return seats.stream()
                .filter(seat -> seat.meeting() == meeting().n() && seat.answer() == Answer.SILENT)
                .toList();
    }

    /// The conclusions that count together with that of a peer of this meeting: a settling peer counts alone; a
    /// substitute counts with the peers who concluded.
    List<Conclusion> beside(Meeting meeting) {
        return conclusions.stream()
                .filter(one -> meeting.settling() ? one.meeting() == meeting.n() : !settling(one.meeting()))
                .toList();
    }

    /// The number of conclusions needed for an outcome of this meeting.
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

    /// The result of the conclusions of the last meeting: empty while one is missing, or when they differ.
    static Optional<Boolean> together(List<Conclusion> conclusions, int peers) {
        if (conclusions.size() < peers) return Optional.empty();
        var favourable = conclusions.stream().filter(Conclusion::favourable).count();
        return favourable == conclusions.size() || favourable == 0 ? Optional.of(favourable > 0) : Optional.empty();
    }
}
