package org.tousaidants.label.interviews;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// « Entretien de pairs » — the interview of one helper by peers, from the proposed dates to the conclusions: the
/// stored rows, and the state that follows from them. It has no side effects.
///
/// @param helper interviewed person
/// @param meetings meetings; each proposal of dates adds a meeting, and only the last one is open
/// @param seats drawn peers of all meetings, in the order of the draw
public record PeerInterview(
        UUID id,
        UUID helper,
        Instant openedAt,
        List<InterviewMeeting> meetings,
        List<DrawnPeer> seats,
        List<InterviewConclusion> conclusions,
        Optional<InterviewOutcome> outcome,
        Optional<Instant> cancelled) {
    /// « Rencontre » — a meeting for which dates and a place were proposed.
    ///
    /// @param n number of the meeting
    /// @param peers number of peers who must come
    /// @param settling whether a third peer must decide, because the peers of an earlier meeting disagreed
    record InterviewMeeting(int n, Instant at, int peers, boolean settling, List<Instant> dates, String place) {}

    /// « Place à l'entretien » — one drawn peer and their answer.
    ///
    /// @param n number of the draw
    /// @param meeting number of the meeting
    /// @param dates dates that suit the peer
    record DrawnPeer(int n, int meeting, UUID peer, Instant drawnAt, InvitedPeerAnswer answer, List<Instant> dates) {
        boolean live() {
            return answer == InvitedPeerAnswer.NONE || answer == InvitedPeerAnswer.ACCEPTED;
        }
    }

    enum InvitedPeerAnswer {
        NONE,
        ACCEPTED,
        DECLINED,
        /// The peer or the interviewed person declared a conflict of interest that the protocol names.
        CONFLICT,
        /// The peer did not answer before the deadline.
        LAPSED,
        /// The peer met the person but did not write a conclusion before the deadline.
        SILENT
    }

    public enum CriterionJudgement {
        REASSURES,
        ALARMS,
        NOT_DISCUSSED
    }

    /// « Conclusion d'un pair » — the conclusion of one peer.
    ///
    /// @param criteria judgement by criterion of the protocol
    /// @param words text that the interviewed person will read
    record InterviewConclusion(
            UUID peer,
            int meeting,
            Instant at,
            boolean favourable,
            Map<String, CriterionJudgement> criteria,
            String words) {}

    /// The final conclusion: the common one of the peers, or that of the third peer if they disagreed.
    ///
    /// @param on day of the meeting
    /// @param at moment of the conclusion
    record InterviewOutcome(boolean favourable, LocalDate on, Instant at) {}

    enum InterviewPhase {
        /// Peers were drawn, and at least one of them has not answered.
        ASKED,
        /// New dates are needed, because no peer is left to draw, or the dates have passed, or a peer did
        /// not write a conclusion in time.
        NEW_DATES,
        /// The date of the meeting is fixed and in the future.
        FIXED,
        /// The meeting took place, and at least one peer has not written a conclusion yet.
        MET,
        /// The two peers disagree, so that a third peer decides after new dates are proposed.
        DISAGREED,
        DONE,
        CANCELLED
    }

    InterviewMeeting meeting() {
        return meetings.getLast();
    }

    /// Returns the peers of the last meeting who accepted or have not answered yet.
    List<DrawnPeer> live() {
        return seats.stream()
                .filter(seat -> seat.meeting() == meeting().n() && seat.live())
                .toList();
    }

    Optional<DrawnPeer> seat(UUID peer) {
        return seats.stream().filter(seat -> seat.peer().equals(peer)).reduce((before, last) -> last);
    }

    /// Returns the proposed dates that are in the future and suit all peers who accepted; the earliest is first.
    List<Instant> dates(Instant now) {
        return suiting().stream().filter(date -> date.isAfter(now)).toList();
    }

    private List<Instant> suiting() {
        var accepted = live().stream()
                .filter(seat -> seat.answer() == InvitedPeerAnswer.ACCEPTED)
                .toList();
        return meeting().dates().stream()
                .filter(date -> accepted.stream().allMatch(seat -> seat.dates().contains(date)))
                .sorted()
                .toList();
    }

    /// Returns the date of the meeting: the first proposed date that suits all peers. Empty until all peers have
    /// accepted.
    Optional<Instant> fixed() {
        var live = live();
        return live.size() == meeting().peers()
                        && live.stream().allMatch(seat -> seat.answer() == InvitedPeerAnswer.ACCEPTED)
                ? suiting().stream().findFirst()
                : Optional.empty();
    }

    InterviewPhase phase(Instant now) {
        if (cancelled.isPresent()) return InterviewPhase.CANCELLED;
        if (outcome.isPresent()) return InterviewPhase.DONE;
        var day = fixed();
        if (day.isEmpty())
            return live().size() < meeting().peers() || dates(now).isEmpty()
                    ? InterviewPhase.NEW_DATES
                    : InterviewPhase.ASKED;
        if (day.get().isAfter(now)) return InterviewPhase.FIXED;
        return ofMeeting().size() < meeting().peers() ? InterviewPhase.MET : InterviewPhase.DISAGREED;
    }

    /// Returns whether the network has no peer left to ask although the proposed dates are still possible. The
    /// result is false if a peer declined, because other dates may then be sufficient.
    boolean lacksPeople(Instant now) {
        return phase(now) == InterviewPhase.NEW_DATES
                && live().size() < meeting().peers()
                && !dates(now).isEmpty()
                && seats.stream()
                        .filter(seat -> seat.meeting() == meeting().n())
                        .allMatch(DrawnPeer::live);
    }

    boolean over() {
        return cancelled.isPresent() || outcome.isPresent();
    }

    /// Returns the conclusions of the peers of the last meeting.
    List<InterviewConclusion> ofMeeting() {
        return conclusions.stream()
                .filter(conclusion -> conclusion.meeting() == meeting().n())
                .toList();
    }

    /// Returns the peers of the last meeting who did not conclude before the deadline.
    List<DrawnPeer> silent() {
        return seats.stream()
                .filter(seat -> seat.meeting() == meeting().n() && seat.answer() == InvitedPeerAnswer.SILENT)
                .toList();
    }

    /// Returns the conclusions of earlier meetings that count together with those of this meeting. For a third
    /// peer who decides there are none; for a substitute, they are the conclusions of the peers whom the
    /// substitute joins.
    List<InterviewConclusion> beside(InterviewMeeting meeting) {
        return conclusions.stream()
                .filter(one -> meeting.settling() ? one.meeting() == meeting.n() : !settling(one.meeting()))
                .toList();
    }

    /// Returns the number of conclusions needed to end this meeting.
    int needed(InterviewMeeting meeting) {
        return meeting.settling()
                ? meeting.peers()
                : meeting.peers()
                        + (int) conclusions.stream()
                                .filter(one -> one.meeting() < meeting.n())
                                .count();
    }

    InterviewMeeting meeting(int n) {
        return meetings.stream().filter(each -> each.n() == n).findFirst().orElseThrow();
    }

    private boolean settling(int n) {
        return meeting(n).settling();
    }

    Optional<InterviewConclusion> conclusion(UUID peer) {
        return conclusions.stream()
                .filter(conclusion -> conclusion.peer().equals(peer))
                .findFirst();
    }

    /// Returns whether the common conclusion of the peers is favourable; empty if a conclusion is missing or the
    /// conclusions differ.
    ///
    /// @param peers number of peers who must conclude
    static Optional<Boolean> together(List<InterviewConclusion> conclusions, int peers) {
        if (conclusions.size() < peers) return Optional.empty();
        var favourable =
                conclusions.stream().filter(InterviewConclusion::favourable).count();
        return favourable == conclusions.size() || favourable == 0 ? Optional.of(favourable > 0) : Optional.empty();
    }
}
