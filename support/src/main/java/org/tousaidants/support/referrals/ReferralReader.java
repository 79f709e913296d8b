package org.tousaidants.support.referrals;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.tenancy.TenantValues;
import org.tousaidants.support.referrals.Referral.HistoryStep;

/// « Lecture des orientations » — service for pages and desks: one referral with its history, the state for the
/// person, lists, counts and the open items of a day. It changes no referral.
@Service
public class ReferralReader {
    private static final int MOST_LISTED = 200;

    /// « Orientation vue » — all data of the page.
    ///
    /// @param before the steps at earlier places, oldest first, without free text
    public record ReferralView(
            Referral referral,
            Place place,
            Optional<String> helper,
            List<HistoryStep> steps,
            List<EarlierPlaceStep> before) {}

    /// « Avant » — a step of the history that happened at an earlier place.
    public record EarlierPlaceStep(String place, HistoryStep step) {}

    /// « Où cela en est » — the person's view, of the latest referral that took over the first one.
    ///
    /// @param first the first place, when it is another one
    /// @param ask the name of the contact there
    /// @param reaches whether someone there reads letters
    /// @param patience the waiting time before the coordination takes over
    record ReferralDetail(
            ReferralView seen,
            Optional<Place> first,
            Optional<String> ask,
            boolean reaches,
            Optional<ReferralDeadlines.AnswerDelay> patience) {
        Referral referral() {
            return seen.referral();
        }

        /// Whether the coordination handles it or sees it.
        boolean withCoordination() {
            return !referral().state().ended()
                    && (referral().course().escalated() || referral().course().takenUp());
        }

        /// The time of the acceptance.
        Optional<java.time.Instant> accepted() {
            return last(ReferralStep.ACCEPTED).map(HistoryStep::at);
        }

        /// The reason of the refusal: the end of a message key, or empty.
        String refusal() {
            return last(ReferralStep.REFUSED).map(HistoryStep::reason).orElse("");
        }

        private Optional<HistoryStep> last(ReferralStep move) {
            return seen.steps().stream().filter(step -> step.move() == move).reduce((_, later) -> later);
        }
    }

    private final ReferralStore store;
    private final ReferralRecipients receivers;
    private final TenantValues<ReferralDeadlines> delays;
    private final ReferralLetterWriter referralLetterWriter;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReferralReader(
            ReferralStore store,
            ReferralRecipients receivers,
            TenantValues<ReferralDeadlines> delays,
            ReferralLetterWriter referralLetterWriter,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.receivers = receivers;
        this.delays = delays;
        this.referralLetterWriter = referralLetterWriter;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Optional<ReferralView> find(UUID id) {
        return store.find(id).flatMap(referral -> seen(referral));
    }

    @Transactional(readOnly = true)
    public Optional<ReferralView> find(PaperCode code) {
        return store.byCode(code)
                .filter(one -> one.state() != ReferralState.DRAFTED)
                .flatMap(referral -> seen(referral));
    }

    /// Returns the state for the holder of a code. The code of an old sheet shows the referral at the place
    /// that took over.
    @Transactional(readOnly = true)
    Optional<ReferralDetail> standing(PaperCode code) {
        return store.byCode(code)
                .filter(one -> one.state() != ReferralState.DRAFTED)
                .flatMap(one -> standing(one.id()));
    }

    @Transactional(readOnly = true)
    Optional<ReferralDetail> standing(UUID id) {
        return find(id).flatMap(own -> find(store.latest(id))
                .map(now -> new ReferralDetail(
                        now,
                        Optional.of(own.place())
                                .filter(_ -> !now.referral().id().equals(id)),
                        now.helper().or(() -> answered(now)),
                        referralLetterWriter.reaches(now.referral()),
                        delays.here().patience(now.referral().course()))));
    }

    /// The name of the account that accepted there.
    private Optional<String> answered(ReferralView seen) {
        return seen.steps().stream()
                .filter(step -> step.who() == ReferralStep.StepAuthor.RECEIVER
                        && (step.move() == ReferralStep.ACCEPTED || step.move() == ReferralStep.APPOINTED))
                .reduce((_, later) -> later)
                .flatMap(HistoryStep::account)
                .flatMap(account -> receivers.name(account));
    }

    private Optional<ReferralView> seen(Referral referral) {
        return receivers
                .place(referral.place())
                .map(place -> new ReferralView(
                        referral,
                        place,
                        referral.helper().flatMap(helper -> receivers.name(helper)),
                        store.steps(referral.id()),
                        before(referral)));
    }

    private List<EarlierPlaceStep> before(Referral referral) {
        if (referral.previous().isEmpty()) return List.of();
        var steps = store.before(referral.id());
        var named = receivers.places(
                steps.stream().map(ReferralStore.EarlierStep::place).collect(java.util.stream.Collectors.toSet()));
        return steps.stream()
                .map(one -> new EarlierPlaceStep(
                        Optional.ofNullable(named.get(one.place()))
                                .map(Place::name)
                                .orElse("–"),
                        one.step()))
                .toList();
    }

    /// The number of hand-overs from which a person counts as sent in circles.
    boolean goesInCircles(Referral referral) {
        return referral.handOver() >= delays.here().goesInCircles();
    }

    boolean reaches(Referral referral) {
        return referralLetterWriter.reaches(referral);
    }

    /// The referrals of an account: sent to it, to its places, or by it.
    @Transactional(readOnly = true)
    public List<ReferralView> of(Actor actor) {
        return listed(store.of(actor.id(), receivers.placesOf(actor.id()), MOST_LISTED));
    }

    @Transactional(readOnly = true)
    List<ReferralView> underWay(int offset, int limit) {
        return listed(store.underWay(offset, limit));
    }

    private List<ReferralView> listed(List<Referral> referrals) {
        var places =
                receivers.places(referrals.stream().map(Referral::place).collect(java.util.stream.Collectors.toSet()));
        return referrals.stream()
                .filter(one -> places.containsKey(one.place()))
                .map(one -> new ReferralView(
                        one,
                        java.util.Objects.requireNonNull(places.get(one.place())),
                        Optional.empty(),
                        List.of(),
                        List.of()))
                .toList();
    }

    @Transactional(readOnly = true)
    public int countUnderWay() {
        return store.countUnderWay();
    }

    /// The number of escalated referrals.
    @Transactional(readOnly = true)
    int escalated() {
        return store.escalated();
    }

    /// « En souffrance » — the escalated referrals, and the urgent ones that no receiver has read.
    @Transactional(readOnly = true)
    List<ReferralView> stuck() {
        return listed(store.stuck(MOST_LISTED));
    }

    /// Shows a referral to the coordination. Reading the shared data is logged.
    @Transactional
    Optional<ReferralView> read(Actor actor, UUID id) {
        if (!actor.is(Role.COORDINATOR)) return Optional.empty();
        var seen = find(id).filter(one -> one.referral().state() != ReferralState.DRAFTED);
        seen.ifPresent(_ -> events.publishEvent(new ReferralDataRead(Optional.of(actor.id()), id)));
        return seen;
    }

    /// « À juger » — a referral whose sheet a person holds.
    ///
    /// @param over whether no call can be requested any more
    /// @param helped whether the place read it and did not refuse in the end
    public record ReferralToRate(UUID id, PlaceId place, Optional<UUID> helper, boolean over, boolean helped) {}

    /// The referral that the holder of the code may judge.
    @Transactional(readOnly = true)
    public Optional<ReferralToRate> judgeable(PaperCode code) {
        return store.byCode(code)
                .filter(one -> one.state() != ReferralState.DRAFTED && one.state() != ReferralState.WITHDRAWN)
                .map(one -> new ReferralToRate(
                        one.id(),
                        one.place(),
                        one.helper(),
                        one.state().ended(),
                        ReferralProgress.helped(store.steps(one.id()))));
    }

    /// Whether the actor helps at that place.
    @Transactional(readOnly = true)
    public boolean helpsThere(Actor actor, PlaceId place) {
        return helpsThere(actor.id(), place);
    }

    /// Whether another account helps at that place, with a confirmation by the place or by the coordination.
    @Transactional(readOnly = true)
    public boolean helpsThere(UUID account, PlaceId place) {
        return receivers.placesOf(account).contains(place);
    }

    /// The open items of today.
    @Transactional(readOnly = true)
    public PlaceWorkList day(Actor actor) {
        return sorted(of(actor), one -> one.sender().account().equals(Optional.of(actor.id())));
    }

    /// Today's open items at that place, for the people responsible for it.
    @Transactional(readOnly = true)
    PlaceWorkList day(PlaceId place) {
        return sorted(listed(store.at(place, MOST_LISTED)), _ -> false);
    }

    private PlaceWorkList sorted(List<ReferralView> all, Predicate<Referral> isHers) {
        var arrivals = new ArrayList<PlaceWorkList.DayRow>();
        var calls = new ArrayList<PlaceWorkList.DayRow>();
        var waiting = new ArrayList<PlaceWorkList.DayRow>();
        var late = new ArrayList<PlaceWorkList.DayRow>();
        var sent = new ArrayList<PlaceWorkList.DayRow>();
        var today = ParisTime.today(clock);
        for (var seen : all) {
            var referral = seen.referral();
            var own = isHers.test(referral);
            var line = PlaceWorkList.DayRow.of(seen);
            switch (referral.state()) {
                case SENT -> (!own ? waiting : referralLetterWriter.reaches(referral) ? sent : calls).add(line);
                case SEEN, ACCEPTED -> (own ? sent : waiting).add(line);
                case APPOINTED -> {
                    var day = referral.course().appointment().map(at -> ParisTime.day(at));
                    if (own) sent.add(line);
                    else if (day.equals(Optional.of(today))) arrivals.add(line);
                    else if (day.filter(one -> one.isBefore(today)).isPresent()) late.add(line);
                    else waiting.add(line);
                }
                case CAME -> (own ? sent : late).add(line);
                case MISSED -> calls.add(line);
                // The place has refused, so nothing is left to do for it.
                case REFUSED -> {
                    if (own) late.add(line);
                }
                case PARTLY, UNSOLVED -> late.add(line);
                case DRAFTED, SOLVED, HANDED_ON, WITHDRAWN, CLOSED -> {}
            }
        }
        return new PlaceWorkList(arrivals, calls, waiting, late, sent);
    }

    boolean answersFor(PlaceId place, UUID person) {
        return referralLetterWriter.answersFor(place, person);
    }
}
