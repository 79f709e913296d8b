package org.tousaidants.path.referrals;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.Paris;
import org.tousaidants.path.referrals.Referral.Passed;
import org.tousaidants.path.referrals.Referral.Step;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.Secret;
import org.tousaidants.platform.papercodes.PaperCode;
import org.tousaidants.platform.tenancy.PerTenant;

/// « Les orientations » — the door: a draft that the person reads, its sending, and each thing that happens next.
@Service
public class Referrals {
    static final char CODE = 'R';

    /// Long enough that one cannot be guessed among those of a network.
    private static final int CODE_GROUPS = 4;

    /// What became of a draft, or of a sending.
    sealed interface Drafting {
        record Drafted(UUID id, Secret follow) implements Drafting {}

        record Sent(UUID id) implements Drafting {}

        /// Referrals to it are refused: the key of why.
        record Refused(String key) implements Drafting {}
    }

    sealed interface Moving {
        record Moved(Referral referral) implements Moving {}

        /// It stands elsewhere by now: the page says where.
        record NotNow() implements Moving {}

        record NotFound() implements Moving {}
    }

    /// « Orientation vue » — with all that a page shows.
    ///
    /// @param before what happened to her at the places that handed on, the oldest first, without anybody's words
    public record Seen(
            Referral referral, Place place, Optional<String> helper, List<Step> steps, List<Before> before) {}

    /// « Avant » — one row of the history at another place.
    public record Before(String place, Step step) {}

    /// « Où cela en est » — as the person herself is told, of the referral that took hers over if one did.
    ///
    /// @param first where she was sent at first, when that is another place
    /// @param ask for whom she asks there, by her name
    /// @param reaches whether anybody there reads letters
    /// @param patience how long she waits before the coordination takes over
    record Standing(
            Seen seen,
            Optional<Place> first,
            Optional<String> ask,
            boolean reaches,
            Optional<Delays.Patience> patience) {
        Referral referral() {
            return seen.referral();
        }

        /// Whether the coordination has it in hand, or before her eyes.
        boolean withCoordination() {
            return !referral().state().ended()
                    && (referral().course().escalated() || referral().course().takenUp());
        }

        /// When the place said yes.
        Optional<java.time.Instant> accepted() {
            return last(Move.ACCEPTED).map(Step::at);
        }

        /// Why the place said no: the end of a key, or empty.
        String refusal() {
            return last(Move.REFUSED).map(Step::reason).orElse("");
        }

        private Optional<Step> last(Move move) {
            return seen.steps().stream().filter(step -> step.move() == move).reduce((_, later) -> later);
        }
    }

    private final ReferralStore store;
    private final Receivers receivers;
    private final PerTenant<Delays> delays;
    private final ReferralLinks referralLinks;
    private final ReferralLetterWriter referralLetterWriter;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Referrals(
            ReferralStore store,
            Receivers receivers,
            PerTenant<Delays> delays,
            ReferralLinks referralLinks,
            ReferralLetterWriter referralLetterWriter,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.receivers = receivers;
        this.delays = delays;
        this.referralLinks = referralLinks;
        this.referralLetterWriter = referralLetterWriter;
        this.events = events;
        this.clock = clock;
    }

    /// Nothing leaves yet: the person reads it first. The id is the form's: a form sent twice makes one draft. An id
    /// that is known and comes with another form opens nothing: that form becomes a draft of its own.
    @Transactional
    Drafting draft(DraftForm form, Optional<Actor> by, String lang) {
        var place = receivers.place(form.place());
        if (place.isEmpty()) return new Drafting.Refused("referrals.no.place");
        var helper = form.helper().flatMap(path -> receivers.helper(path));
        if (form.helper().isPresent() && helper.isEmpty()) return new Drafting.Refused("referrals.no.recognised");
        var previous = form.previous().flatMap(id -> store.find(id));
        var referral = new Referral(
                form.id(),
                PaperCode.draw(CODE, CODE_GROUPS, random),
                place.get().id(),
                helper,
                previous.map(Referral::id),
                previous.map(one -> one.handOver() + 1).orElse(1),
                new Referral.Sender(by.map(Actor::id), form.sender(), form.mail(), lang),
                clock.instant(),
                form.passed(),
                Course.begun(form.urgent(), clock.instant()));
        var refusal = refusal(referral, place.get());
        if (refusal.isPresent()) return new Drafting.Refused(refusal.get());
        if (added(referral, form.by())) return drafted(referral);
        if (store.find(form.id()).filter(referral::repeats).isPresent()) return drafted(referral);
        var own = referral.as(UUID.randomUUID());
        added(own, form.by());
        return drafted(own);
    }

    private boolean added(Referral referral, Move.By by) {
        var added = store.add(referral, due(referral.course()));
        if (added)
            store.step(
                    referral.id(),
                    Step.of(Move.DRAFTED, clock.instant(), by, referral.sender().account()));
        return added;
    }

    private Drafting drafted(Referral referral) {
        return new Drafting.Drafted(
                referral.id(),
                referralLinks.give(
                        ReferralLinks.Side.FOLLOW,
                        referral.id(),
                        referral.sender().account()));
    }

    /// Why referrals to it are refused, by the key of what is said.
    private Optional<String> refusal(Referral referral, Place place) {
        if (!place.inLists()) return Optional.of("referrals.no.closed");
        if (referral.helper().isPresent()) {
            if (referral.helper().equals(referral.sender().account())) return Optional.of("referrals.no.oneself");
            if (!receivers.recognised(referral.helper().get())) return Optional.of("referrals.no.recognised");
        }
        return referral.previous()
                .flatMap(id -> store.find(id))
                .flatMap(before -> before.place().equals(referral.place())
                                && before.helper().equals(referral.helper())
                        ? Optional.of("referrals.no.same-place")
                        : before.state().ended() ? Optional.of("referrals.no.ended") : Optional.empty());
    }

    /// She agreed, and only what she left in is passed on.
    ///
    /// @param agreed on the screen, on paper or by voice
    @Transactional
    Drafting send(UUID id, Set<Passed> kept, String agreed, Optional<Actor> by, String secret) {
        // Both are locked before the journal is: a step on the one before takes it in that order.
        var previous = store.find(id).flatMap(Referral::previous);
        if (!(previous.isPresent() ? store.lock(id, previous.get()) : store.lock(id)))
            return new Drafting.Refused("referrals.no.found");
        var referral = store.find(id).orElseThrow();
        if (referral.state() != State.DRAFTED)
            return referral.state() == State.WITHDRAWN
                    ? new Drafting.Refused("referrals.no.withdrawn")
                    : new Drafting.Sent(id);
        var place = receivers.place(referral.place());
        if (place.isEmpty()) return new Drafting.Refused("referrals.no.place");
        var refusal = refusal(referral, place.get());
        if (refusal.isPresent()) return new Drafting.Refused(refusal.get());
        var passed = new EnumMap<Passed, String>(Passed.class);
        referral.passed().forEach((field, value) -> {
            if (kept.contains(field)) passed.put(field, value);
        });
        if (passed.containsKey(Passed.NAME) && store.same(referral).isPresent())
            return new Drafting.Refused("referrals.no.twice");
        store.pass(id, passed);
        var who = drafter(id);
        var sent = apply(
                        referral,
                        Step.of(Move.SENT, clock.instant(), who, by.map(Actor::id))
                                .because(agreed))
                .orElseThrow();
        referralLetterWriter.received(sent, place.get());
        Secret.of(secret).ifPresent(follow -> referralLetterWriter.sent(sent, place.get(), follow));
        previous.ifPresent(before -> move(before, Step.of(Move.HANDED_ON, clock.instant(), who, by.map(Actor::id))));
        return new Drafting.Sent(id);
    }

    /// One thing that happens. The same twice changes nothing.
    @Transactional
    Moving move(UUID id, Step step) {
        if (!store.lock(id)) return new Moving.NotFound();
        var referral = store.find(id).orElseThrow();
        if (step.move().name().equals(referral.state().name()) && step.move() != Move.APPOINTED)
            return new Moving.Moved(referral);
        var moved = apply(referral, step);
        if (moved.isEmpty()) return new Moving.NotNow();
        tell(moved.get(), step);
        return new Moving.Moved(store.find(id).orElseThrow());
    }

    /// A person says that she reads it: each time it is written down, and the first time it is a step too.
    @Transactional
    Moving reads(UUID id, Step seen) {
        var referral = store.find(id);
        if (referral.isEmpty()) return new Moving.NotFound();
        var moving = referral.get().state() == State.SENT ? move(id, seen) : new Moving.Moved(referral.get());
        if (moving instanceof Moving.Moved) events.publishEvent(new ReferralRead(seen.account(), id));
        return moving;
    }

    private Optional<Referral> apply(Referral referral, Step step) {
        return referral.course()
                .after(step.move(), step.who(), step.at(), step.day())
                .map(course -> {
                    store.step(referral.id(), step);
                    store.stand(referral.id(), course, due(course));
                    events.publishEvent(
                            new ReferralMoved(step.account(), step.move(), referral.id(), referral.place()));
                    return store.find(referral.id()).orElseThrow();
                });
    }

    private void tell(Referral referral, Step step) {
        var place = receivers.place(referral.place());
        if (place.isEmpty()) return;
        switch (step.move()) {
            case REMINDED -> {
                if (reminded(referral.state())) referralLetterWriter.reminded(referral, place.get());
                else referralLetterWriter.step(referral, place.get(), step.move());
            }
            case ESCALATED -> referralLetterWriter.escalated(place.get());
            case REPLIED -> referralLetterWriter.answered(referral, place.get());
            case WITHDRAWN -> {
                for (var one : store.chain(referral.id())) {
                    store.forgetPassed(one);
                    store.forgetWords(one);
                }
                if (step.who() != Move.By.CLOCK) referralLetterWriter.withdrawn(referral, place.get());
            }
            case DRAFTED,
                    SENT,
                    SEEN,
                    ASKED,
                    ACCEPTED,
                    REFUSED,
                    APPOINTED,
                    CAME,
                    MISSED,
                    SOLVED,
                    PARTLY,
                    UNSOLVED,
                    JUDGED,
                    HANDED_ON,
                    CLOSED,
                    TAKEN_UP -> {}
        }
        if (step.who() != Move.By.SENDER && step.move() != Move.REMINDED && !tellsHerself(referral, step))
            referralLetterWriter.step(referral, place.get(), step.move());
        if (referral.state().ended()) referralLinks.shut(referral.id());
    }

    /// The person sent herself, and it is she who says so.
    private boolean tellsHerself(Referral referral, Step step) {
        return step.who() == Move.By.PERSON && drafter(referral.id()) == Move.By.PERSON;
    }

    /// The draft is the first step.
    private Move.By drafter(UUID id) {
        return store.steps(id).stream().findFirst().map(Step::who).orElse(Move.By.SENDER);
    }

    /// Whether the receiver is the one who is waited for.
    private static boolean reminded(State state) {
        return switch (state) {
            case SENT, SEEN, ACCEPTED, APPOINTED, CAME -> true;
            case DRAFTED, REFUSED, MISSED, SOLVED, PARTLY, UNSOLVED, HANDED_ON, WITHDRAWN, CLOSED -> false;
        };
    }

    private Optional<java.time.Instant> due(Course course) {
        return delays.here().next(course).map(Delays.Due::at);
    }

    @Transactional(readOnly = true)
    public Optional<Seen> find(UUID id) {
        return store.find(id).flatMap(referral -> seen(referral));
    }

    @Transactional(readOnly = true)
    public Optional<Seen> find(PaperCode code) {
        return store.byCode(code).filter(one -> one.state() != State.DRAFTED).flatMap(referral -> seen(referral));
    }

    /// Where the person stands who holds that code: an old sheet leads to the place that took over.
    @Transactional(readOnly = true)
    Optional<Standing> standing(PaperCode code) {
        return store.byCode(code).filter(one -> one.state() != State.DRAFTED).flatMap(one -> standing(one.id()));
    }

    @Transactional(readOnly = true)
    Optional<Standing> standing(UUID id) {
        return find(id).flatMap(own -> find(store.latest(id))
                .map(now -> new Standing(
                        now,
                        Optional.of(own.place())
                                .filter(_ -> !now.referral().id().equals(id)),
                        now.helper().or(() -> answered(now)),
                        referralLetterWriter.reaches(now.referral()),
                        delays.here().patience(now.referral().course()))));
    }

    /// By her name, who said yes there with an account of hers.
    private Optional<String> answered(Seen seen) {
        return seen.steps().stream()
                .filter(step -> step.who() == Move.By.RECEIVER
                        && (step.move() == Move.ACCEPTED || step.move() == Move.APPOINTED))
                .reduce((_, later) -> later)
                .flatMap(Step::account)
                .flatMap(account -> receivers.name(account));
    }

    private Optional<Seen> seen(Referral referral) {
        return receivers
                .place(referral.place())
                .map(place -> new Seen(
                        referral,
                        place,
                        referral.helper().flatMap(helper -> receivers.name(helper)),
                        store.steps(referral.id()),
                        before(referral)));
    }

    private List<Before> before(Referral referral) {
        if (referral.previous().isEmpty()) return List.of();
        var steps = store.before(referral.id());
        var named = receivers.places(
                steps.stream().map(ReferralStore.Earlier::place).collect(java.util.stream.Collectors.toSet()));
        return steps.stream()
                .map(one -> new Before(
                        Optional.ofNullable(named.get(one.place()))
                                .map(Place::name)
                                .orElse("–"),
                        one.step()))
                .toList();
    }

    /// From which hand-over on a person is said to go in circles.
    boolean goesInCircles(Referral referral) {
        return referral.handOver() >= delays.here().goesInCircles();
    }

    boolean reaches(Referral referral) {
        return referralLetterWriter.reaches(referral);
    }

    /// What concerns her today: sent to her, to a place where she helps, or by her.
    @Transactional(readOnly = true)
    public List<Seen> of(Actor actor) {
        return listed(store.of(actor.id(), receivers.placesOf(actor.id()), MOST_LISTED));
    }

    @Transactional(readOnly = true)
    List<Seen> underWay(int offset, int limit) {
        return listed(store.underWay(offset, limit));
    }

    private static final int MOST_LISTED = 200;

    private List<Seen> listed(List<Referral> referrals) {
        var places =
                receivers.places(referrals.stream().map(Referral::place).collect(java.util.stream.Collectors.toSet()));
        return referrals.stream()
                .filter(one -> places.containsKey(one.place()))
                .map(one -> new Seen(
                        one,
                        java.util.Objects.requireNonNull(places.get(one.place())),
                        Optional.empty(),
                        List.of(),
                        List.of()))
                .toList();
    }

    @Transactional(readOnly = true)
    int countUnderWay() {
        return store.countUnderWay();
    }

    /// How many the coordination has before her eyes.
    @Transactional(readOnly = true)
    int escalated() {
        return store.escalated();
    }

    /// The way for a person with an account to what concerns her; empty when it does not.
    @Transactional
    public Optional<String> open(Actor actor, UUID id) {
        var referral = store.find(id).filter(one -> one.state() != State.DRAFTED);
        if (referral.isEmpty()) return Optional.empty();
        var receiver = referral.get().helper().equals(Optional.of(actor.id()))
                || receivers.placesOf(actor.id()).contains(referral.get().place());
        var sender = referral.get().sender().account().equals(Optional.of(actor.id()));
        if (!receiver && !sender) return Optional.empty();
        events.publishEvent(new ReferralRead(Optional.of(actor.id()), id));
        var side = receiver ? ReferralLinks.Side.RECEIVE : ReferralLinks.Side.FOLLOW;
        return Optional.of(side.path(referralLinks.lend(side, id, actor.id())));
    }

    /// For the coordination. Reading what a person agreed to pass on is itself noted.
    @Transactional
    Optional<Seen> read(Actor actor, UUID id) {
        if (!actor.is(Role.COORDINATOR)) return Optional.empty();
        var seen = find(id).filter(one -> one.referral().state() != State.DRAFTED);
        seen.ifPresent(_ -> events.publishEvent(new ReferralRead(Optional.of(actor.id()), id)));
        return seen;
    }

    /// « À juger » — a referral whose sheet a person holds.
    ///
    /// @param over no helper can be asked to call her about it any more
    public record Judgeable(UUID id, PlaceId place, Optional<UUID> helper, boolean over) {}

    /// Of which the person who holds the code may say what became of it.
    @Transactional(readOnly = true)
    public Optional<Judgeable> judgeable(PaperCode code) {
        return store.byCode(code)
                .filter(one -> one.state() != State.DRAFTED && one.state() != State.WITHDRAWN)
                .map(one -> new Judgeable(
                        one.id(), one.place(), one.helper(), one.state().ended()));
    }

    /// Whether she says that she helps at that place.
    @Transactional(readOnly = true)
    public boolean helpsThere(Actor actor, PlaceId place) {
        return helpsThere(actor.id(), place);
    }

    /// The same of another account: the place confirmed it, or the coordination.
    @Transactional(readOnly = true)
    public boolean helpsThere(UUID account, PlaceId place) {
        return receivers.placesOf(account).contains(place);
    }

    /// The person said what became of it; `callMe`: she wants the coordination to call her, and false says that it
    /// is too late for that. A person who judges has come.
    @Transactional
    public boolean judged(UUID id, boolean callMe) {
        var now = clock.instant();
        var step = callMe
                ? Step.of(Move.ESCALATED, now, Move.By.PERSON, Optional.empty()).because("call-me")
                : Step.of(Move.JUDGED, now, Move.By.PERSON, Optional.empty());
        if (!callMe) move(id, Step.of(Move.CAME, now, Move.By.PERSON, Optional.empty()));
        return move(id, step) instanceof Moving.Moved || !callMe;
    }

    /// What waits for her today.
    @Transactional(readOnly = true)
    public Day day(Actor actor) {
        return sorted(of(actor), one -> one.sender().account().equals(Optional.of(actor.id())));
    }

    /// What waits at that place today, for those who answer for it.
    @Transactional(readOnly = true)
    Day day(PlaceId place) {
        return sorted(listed(store.at(place, MOST_LISTED)), _ -> false);
    }

    private Day sorted(List<Seen> all, Predicate<Referral> isHers) {
        var arrivals = new ArrayList<Day.Line>();
        var calls = new ArrayList<Day.Line>();
        var waiting = new ArrayList<Day.Line>();
        var late = new ArrayList<Day.Line>();
        var sent = new ArrayList<Day.Line>();
        var today = Paris.today(clock);
        for (var seen : all) {
            var referral = seen.referral();
            var own = isHers.test(referral);
            var line = Day.Line.of(seen);
            switch (referral.state()) {
                case SENT -> (!own ? waiting : referralLetterWriter.reaches(referral) ? sent : calls).add(line);
                case SEEN, ACCEPTED -> (own ? sent : waiting).add(line);
                case APPOINTED -> {
                    var day = referral.course().appointment().map(at -> Paris.day(at));
                    if (own) sent.add(line);
                    else if (day.equals(Optional.of(today))) arrivals.add(line);
                    else if (day.filter(one -> one.isBefore(today)).isPresent()) late.add(line);
                    else waiting.add(line);
                }
                case CAME -> (own ? sent : late).add(line);
                case MISSED -> calls.add(line);
                case REFUSED, PARTLY, UNSOLVED -> late.add(line);
                case DRAFTED, SOLVED, HANDED_ON, WITHDRAWN, CLOSED -> {}
            }
        }
        return new Day(arrivals, calls, waiting, late, sent);
    }

    /// The letter that brings the way to all that a place received; false when she answers for it no more.
    @Transactional
    boolean askDesk(UUID referral, UUID person) {
        return find(referral)
                .filter(seen -> seen.referral().helper().isEmpty())
                .filter(seen -> referralLetterWriter.desk(seen.place(), person))
                .isPresent();
    }

    boolean answersFor(PlaceId place, UUID person) {
        return referralLetterWriter.answersFor(place, person);
    }

    /// From the desk of a place to one referral that it received.
    @Transactional
    Optional<Secret> open(PlaceId place, UUID person, UUID id) {
        return store.find(id)
                .filter(one -> one.place().equals(place)
                        && one.helper().isEmpty()
                        && one.state() != State.DRAFTED
                        && !one.state().ended())
                .map(_ -> {
                    events.publishEvent(new ReferralRead(Optional.empty(), id));
                    return referralLinks.lend(ReferralLinks.Side.RECEIVE, id, person);
                });
    }

    /// What the clock has to do for one, if it still has.
    @Transactional
    void turn(UUID id) {
        if (!store.lock(id)) return;
        var referral = store.find(id).orElseThrow();
        var now = clock.instant();
        var due = delays.here().next(referral.course()).filter(one -> !one.at().isAfter(now));
        if (due.isEmpty()) return;
        var move = due.get().move();
        if (!(move(id, Step.of(move, now, Move.By.CLOCK, Optional.empty())) instanceof Moving.Moved))
            throw new IllegalStateException(move + " is due and cannot happen to referral " + id);
    }

    /// The oldest first.
    @Transactional(readOnly = true)
    List<UUID> due() {
        return store.due(clock.instant());
    }
}
