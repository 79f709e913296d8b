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
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.tenancy.ValuePerTenant;
import org.tousaidants.support.referrals.Referral.ReferralHistoryStep;

/// « Lecture des orientations » — reads referrals for pages: one referral with its history, the state for the
/// person, lists, counts and the open referrals of a day. It changes no referral.
@Service
public class ReferralReader {
    private static final int MOST_LISTED = 200;

    /// « Orientation vue » — all data that the page of a referral shows.
    ///
    /// @param before steps at earlier places, oldest first, without free text
    public record ReferralView(
            Referral referral,
            Place place,
            Optional<String> helper,
            List<ReferralHistoryStep> steps,
            List<StepAtEarlierPlace> before) {}

    /// « Avant » — a step of the history that happened at an earlier place.
    public record StepAtEarlierPlace(String place, ReferralHistoryStep step) {}

    /// « Où cela en est » — the state of a referral as the person referred sees it. If the referral was
    /// forwarded, it is the state of the latest referral.
    ///
    /// @param first the first place, if the person was forwarded to another place
    /// @param ask name of the contact at the place
    /// @param reaches whether somebody at the place reads letters
    /// @param patience time allowed for an answer, after which a coordinator takes over
    record ReferralDetail(
            ReferralView seen,
            Optional<Place> first,
            Optional<String> ask,
            boolean reaches,
            Optional<ReferralDeadlines.ReferralAnswerDelay> patience) {
        Referral referral() {
            return seen.referral();
        }

        /// Returns whether a coordinator handles the referral or it was escalated to the coordinators.
        boolean withCoordination() {
            return !referral().state().ended()
                    && (referral().course().escalated() || referral().course().takenUp());
        }

        /// Returns the time of the acceptance.
        Optional<java.time.Instant> accepted() {
            return last(ReferralStep.ACCEPTED).map(ReferralHistoryStep::at);
        }

        /// Returns the reason for the refusal as the end of a message key; empty if there is none.
        String refusal() {
            return last(ReferralStep.REFUSED).map(ReferralHistoryStep::reason).orElse("");
        }

        private Optional<ReferralHistoryStep> last(ReferralStep move) {
            return seen.steps().stream().filter(step -> step.move() == move).reduce((_, later) -> later);
        }
    }

    private final ReferralStore store;
    private final ReferralRecipients receivers;
    private final ValuePerTenant<ReferralDeadlines> delays;
    private final ReferralLetterWriter referralLetterWriter;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReferralReader(
            ReferralStore store,
            ReferralRecipients receivers,
            ValuePerTenant<ReferralDeadlines> delays,
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

    /// Returns the state for the holder of a code; empty if the code is unknown. The code of an earlier sheet
    /// shows the referral at the place to which the person was forwarded.
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

    /// Returns the name of the person who accepted the referral at the place, if they have an account.
    ///
    /// @param seen the referral
    private Optional<String> answered(ReferralView seen) {
        return seen.steps().stream()
                .filter(step -> step.who() == ReferralStep.ReferralStepAuthor.RECEIVER
                        && (step.move() == ReferralStep.ACCEPTED || step.move() == ReferralStep.APPOINTED))
                .reduce((_, later) -> later)
                .flatMap(ReferralHistoryStep::account)
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

    private List<StepAtEarlierPlace> before(Referral referral) {
        if (referral.previous().isEmpty()) return List.of();
        var steps = store.before(referral.id());
        var named = receivers.places(steps.stream()
                .map(ReferralStore.StoredEarlierStep::place)
                .collect(java.util.stream.Collectors.toSet()));
        return steps.stream()
                .map(one -> new StepAtEarlierPlace(
                        Optional.ofNullable(named.get(one.place()))
                                .map(Place::name)
                                .orElse("–"),
                        one.step()))
                .toList();
    }

    /// Returns whether the person was referred so often that they count as being sent in circles.
    boolean goesInCircles(Referral referral) {
        return referral.handOver() >= delays.here().goesInCircles();
    }

    boolean reaches(Referral referral) {
        return referralLetterWriter.reaches(referral);
    }

    /// Returns the open referrals that the account sent or received, and those that a place of this account
    /// received.
    ///
    /// @param actor the person with the account
    @Transactional(readOnly = true)
    public List<ReferralView> of(SignedInPerson actor) {
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

    /// Returns the number of open referrals that were escalated to the coordinators.
    @Transactional(readOnly = true)
    int escalated() {
        return store.escalated();
    }

    /// « En souffrance » — returns the referrals that were escalated to the coordinators, and the urgent
    /// referrals that no receiver has read.
    @Transactional(readOnly = true)
    List<ReferralView> stuck() {
        return listed(store.stuck(MOST_LISTED));
    }

    /// Returns a referral for a coordinator; empty if it does not exist. Reading the shared data is logged.
    @Transactional
    Optional<ReferralView> read(SignedInPerson actor, UUID id) {
        if (!actor.is(Role.COORDINATOR)) return Optional.empty();
        var seen = find(id).filter(one -> one.referral().state() != ReferralState.DRAFTED);
        seen.ifPresent(_ -> events.publishEvent(new ReferralDataRead(Optional.of(actor.id()), id)));
        return seen;
    }

    /// « À juger » — a referral whose printed sheet a person has, and about which they may give feedback.
    ///
    /// @param over whether the referral has ended, so that no call can be requested any more
    /// @param helped whether the place read the referral and did not finally refuse it
    public record ReferralToRate(UUID id, PlaceId place, Optional<UUID> helper, boolean over, boolean helped) {}

    /// Returns the referral about which the holder of the code may give feedback; empty if there is none.
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

    /// Returns whether the actor helps at this place.
    @Transactional(readOnly = true)
    public boolean helpsThere(SignedInPerson actor, PlaceId place) {
        return helpsThere(actor.id(), place);
    }

    /// Returns whether another account helps at this place, confirmed by the place or by a coordinator.
    @Transactional(readOnly = true)
    public boolean helpsThere(UUID account, PlaceId place) {
        return receivers.placesOf(account).contains(place);
    }

    /// Returns the open referrals that need an action today or wait for an answer, for one person.
    ///
    /// @param actor the person
    @Transactional(readOnly = true)
    public PlaceReferralWorkList day(SignedInPerson actor) {
        return sorted(of(actor), one -> one.sender().account().equals(Optional.of(actor.id())));
    }

    /// Returns the open referrals that need an action today or wait for an answer at one place, for the people
    /// responsible for the place.
    @Transactional(readOnly = true)
    PlaceReferralWorkList day(PlaceId place) {
        return sorted(listed(store.at(place, MOST_LISTED)), _ -> false);
    }

    private PlaceReferralWorkList sorted(List<ReferralView> all, Predicate<Referral> isHers) {
        var arrivals = new ArrayList<PlaceReferralWorkList.ReferralWorkRow>();
        var calls = new ArrayList<PlaceReferralWorkList.ReferralWorkRow>();
        var waiting = new ArrayList<PlaceReferralWorkList.ReferralWorkRow>();
        var late = new ArrayList<PlaceReferralWorkList.ReferralWorkRow>();
        var sent = new ArrayList<PlaceReferralWorkList.ReferralWorkRow>();
        var today = ParisTime.today(clock);
        for (var seen : all) {
            var referral = seen.referral();
            var own = isHers.test(referral);
            var line = PlaceReferralWorkList.ReferralWorkRow.of(seen);
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
                // Nothing is left to do, because the place has refused.
                case REFUSED -> {
                    if (own) late.add(line);
                }
                case PARTLY, UNSOLVED -> late.add(line);
                case DRAFTED, SOLVED, HANDED_ON, WITHDRAWN, CLOSED -> {}
            }
        }
        return new PlaceReferralWorkList(arrivals, calls, waiting, late, sent);
    }

    boolean answersFor(PlaceId place, UUID person) {
        return referralLetterWriter.answersFor(place, person);
    }
}
