package org.tousaidants.outreach.mobilevisits;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.hours.OpeningHours;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.places.communes.Territories;
import org.tousaidants.platform.identity.Secret;
import org.tousaidants.platform.links.Link;
import org.tousaidants.platform.links.Links;

/// « Les passages » — service: tours, dated passages and their changes.
@Service
public class Passages {
    static final String DRIVER = "schedule.driver";
    private static final Duration DRIVER_LINK = Duration.ofDays(366);
    /// How long the creation of a group can be undone.
    private static final Duration UNDO_WITHIN = Duration.ofDays(1);
    private static final int MOST = 200;
    private static final int MOST_BETWEEN = 2_000;

    /// « Passages à créer » — the first day and the interval in weeks.
    public record PassageSeries(
            MobileTour round,
            String commune,
            String spot,
            LocalDate first,
            LocalTime starts,
            LocalTime ends,
            int everyWeeks,
            int times) {
        /// @param n from 0
        public LocalDate day(int n) {
            return first.plusWeeks((long) n * everyWeeks);
        }

        /// The days on which a public service is closed.
        public List<LocalDate> holidays() {
            return IntStream.range(0, times)
                    .mapToObj(this::day)
                    .filter(OpeningHours::isPublicHoliday)
                    .toList();
        }
    }

    private final PassageStore store;
    private final Subscriptions subscriptions;
    private final Links links;
    private final Territories territories;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Passages(
            PassageStore store,
            Subscriptions subscriptions,
            Links links,
            Territories territories,
            Clock clock,
            ApplicationEventPublisher events) {
        this.store = store;
        this.subscriptions = subscriptions;
        this.links = links;
        this.territories = territories;
        this.clock = clock;
        this.events = events;
    }

    public LocalDate today() {
        return ParisTime.today(clock);
    }

    @Transactional
    public MobileTour open(String name, String phone) {
        var round = new MobileTour(UUID.randomUUID(), name, phone);
        store.add(round, clock.instant());
        return round;
    }

    /// Adds every passage, on public holidays too.
    @Transactional
    public AddPassagesResult add(PassageSeries series) {
        return add(series, true);
    }

    /// @param holidays whether the bus also comes on public holidays
    @Transactional
    public AddPassagesResult add(PassageSeries series, boolean holidays) {
        store.oneAtATime();
        return add(List.of(series), day -> holidays || !OpeningHours.isPublicHoliday(day));
    }

    /// Adds a whole plan without its public holidays, or nothing.
    ///
    /// @param seen the value of [#state] when the plan was made
    @Transactional
    public AddPassagesResult addAll(List<PassageSeries> series, long seen) {
        store.oneAtATime();
        if (store.state() != seen) return new AddPassagesResult.PlanOutdated();
        return add(series, day -> !OpeningHours.isPublicHoliday(day));
    }

    private AddPassagesResult add(List<PassageSeries> series, Predicate<LocalDate> on) {
        var wanted = series.stream()
                .flatMap(one -> IntStream.range(0, one.times())
                        .filter(n -> on.test(one.day(n)))
                        .mapToObj(n -> new Passage(
                                UUID.randomUUID(),
                                one.round(),
                                one.commune(),
                                one.spot(),
                                new Passage.Hours(one.day(n), one.starts(), one.ends()),
                                Passage.State.PLANNED,
                                Optional.empty(),
                                0,
                                0)))
                .toList();
        var elsewhere = wanted.stream()
                .flatMap(one -> store.meeting(one).stream().filter(other -> !other.sameStop(one)))
                .findFirst();
        if (elsewhere.isPresent()) return new AddPassagesResult.VehicleBusy(elsewhere.get());
        var added = 0;
        var batch = UUID.randomUUID();
        for (var one : wanted) added += store.add(one, batch, clock.instant());
        return new AddPassagesResult.Added(added);
    }

    /// The creations of the last day, the newest first.
    @Transactional(readOnly = true)
    List<PassageBatch> batches() {
        return store.batches(clock.instant().minus(UNDO_WITHIN));
    }

    /// Removes the passages of one creation without a letter: none announced them. Keeps those that were
    /// changed since or are over. Returns the number of removed passages.
    @Transactional
    int undo(UUID batch) {
        store.oneAtATime();
        var gone = store.ofBatch(batch, clock.instant().minus(UNDO_WITHIN)).stream()
                .filter(one -> !isOver(one))
                .toList();
        gone.forEach(store::remove);
        gone.forEach(one -> events.publishEvent(new PassageChanged(one, one.cancelled(Passage.Reason.OTHER))));
        return gone.size();
    }

    public boolean isPast(LocalDate day) {
        return day.isBefore(today());
    }

    @Transactional(readOnly = true)
    public List<MobileTour> rounds() {
        return store.rounds();
    }

    /// The number of additions and changes so far.
    @Transactional(readOnly = true)
    public long state() {
        return store.state();
    }

    @Transactional(readOnly = true)
    public List<Passage> next() {
        return store.from(today(), MOST);
    }

    @Transactional(readOnly = true)
    public List<Passage> ofCommune(String commune) {
        return store.ofCommune(codes(commune), today());
    }

    /// The passages of a merged commune belong to its current commune.
    private List<String> codes(String commune) {
        return territories.communes().codes(commune);
    }

    @Transactional(readOnly = true)
    List<Passage> ofRound(UUID round) {
        return store.ofRound(round, today());
    }

    /// The passages of a tour on one day, in any state.
    @Transactional(readOnly = true)
    List<Passage> ofDay(UUID round, LocalDate day) {
        return store.ofRound(round, day).stream()
                .filter(one -> one.day().equals(day))
                .toList();
    }

    /// Passages that are not cancelled, past days included.
    @Transactional(readOnly = true)
    public List<Passage> between(LocalDate from, LocalDate to) {
        return store.from(from, MOST_BETWEEN).stream()
                .filter(one -> !one.day().isAfter(to) && one.comes())
                .toList();
    }

    @Transactional(readOnly = true)
    Optional<Passage> find(UUID id) {
        return store.find(id);
    }

    /// Counts the passages of the last half year and of the future.
    @Transactional(readOnly = true)
    public List<MissedPassages> missed() {
        var missed = new LinkedHashMap<String, MissedPassages>();
        for (var one : store.missed(today().minusMonths(6))) {
            var now = codes(one.commune()).getFirst();
            missed.merge(now, new MissedPassages(now, one.cancelled(), one.passages()), MissedPassages::with);
        }
        return List.copyOf(missed.values());
    }

    /// The driver keeps the link on their telephone. Earlier links stay valid until they are revoked.
    @Transactional
    Secret driverLink(UUID round) {
        return links.make(
                Link.LinkRequest.of(DRIVER, round.toString()), clock.instant().plus(DRIVER_LINK));
    }

    /// The active links, the newest first.
    @Transactional(readOnly = true)
    List<Link> driverLinks(UUID round) {
        return links.live(DRIVER, round.toString());
    }

    /// Revokes the link of a lost telephone. False when the tour has no such active link.
    @Transactional
    boolean endDriverLink(UUID round, UUID link) {
        return links.live(DRIVER, round.toString()).stream()
                .filter(one -> one.id().equals(link))
                .anyMatch(links::revoke);
    }

    @Transactional
    public PassageChangeResult cancel(UUID id, Passage.Reason reason) {
        return change(id, was -> was.comes() ? was.cancelled(reason) : was);
    }

    @Transactional
    public PassageChangeResult delay(UUID id, Passage.Reason reason, int minutes) {
        return change(id, was -> was.delayed(reason, minutes));
    }

    /// Restores the planned passage and withdraws the announced change.
    @Transactional
    PassageChangeResult resume(UUID id) {
        return change(id, Passage::planned);
    }

    @Transactional
    PassageChangeResult move(UUID id, Passage.Hours hours, String spot) {
        return change(id, was -> was.movedTo(hours, spot));
    }

    /// Removes a passage created by mistake. Subscribers of the commune get a cancellation letter.
    @Transactional
    PassageChangeResult remove(UUID id) {
        store.oneAtATime();
        var found = store.find(id);
        if (found.isEmpty()) return new PassageChangeResult.PassageNotFound();
        var was = found.get();
        if (isOver(was)) return new PassageChangeResult.AlreadyOver(was);
        store.remove(was);
        return done(was, was.comes() ? was.cancelled(Passage.Reason.OTHER) : was);
    }

    @Transactional
    DayChangeResult cancelDay(UUID round, LocalDate day, Passage.Reason reason) {
        return changeDay(round, day, was -> was.comes() ? was.cancelled(reason) : was);
    }

    @Transactional
    DayChangeResult delayDay(UUID round, LocalDate day, Passage.Reason reason, int minutes) {
        return changeDay(round, day, was -> was.comes() ? was.delayed(reason, minutes) : was);
    }

    /// The bus comes after all: restores the planned passages of the day.
    @Transactional
    DayChangeResult resumeDay(UUID round, LocalDate day) {
        return changeDay(round, day, Passage::planned);
    }

    /// The same hours and spots on another day; cancelled passages take place on that day.
    @Transactional
    DayChangeResult moveDay(UUID round, LocalDate day, LocalDate to) {
        return changeDay(round, day, was -> was.movedTo(new Passage.Hours(to, was.starts(), was.ends()), was.spot()));
    }

    /// Removes a day created by mistake. Subscribers get the letter of a cancellation.
    @Transactional
    DayChangeResult removeDay(UUID round, LocalDate day) {
        store.oneAtATime();
        var gone = coming(round, day);
        if (gone.isEmpty()) return new DayChangeResult.NothingToChange();
        gone.forEach(store::remove);
        return done(gone.stream()
                .map(was -> new PassageChanged(was, was.comes() ? was.cancelled(Passage.Reason.OTHER) : was))
                .toList());
    }

    private DayChangeResult changeDay(UUID round, LocalDate day, UnaryOperator<Passage> to) {
        store.oneAtATime();
        var changes = coming(round, day).stream()
                .map(was -> new PassageChanged(was, to.apply(was)))
                .filter(PassageChanged::differs)
                .toList();
        if (changes.isEmpty()) return new DayChangeResult.NothingToChange();
        var elsewhere = changes.stream()
                .filter(PassageChanged::needsHours)
                .flatMap(one -> Stream.concat(
                        changes.stream()
                                .map(PassageChanged::now)
                                .filter(other -> !other.id().equals(one.now().id()) && other.clashes(one.now())),
                        store.meeting(one.now()).stream()
                                .filter(other -> changes.stream()
                                        .noneMatch(change -> change.was().id().equals(other.id())))))
                .findFirst();
        if (elsewhere.isPresent()) return new DayChangeResult.VehicleBusy(elsewhere.get());
        changes.forEach(one -> store.change(one.now(), clock.instant()));
        return done(changes);
    }

    /// The passages of a day that are not over.
    private List<Passage> coming(UUID round, LocalDate day) {
        return ofDay(round, day).stream().filter(one -> !isOver(one)).toList();
    }

    /// Runs after all rows are changed, because a letter names the next passage that is not cancelled.
    private DayChangeResult.DayChanged done(List<PassageChanged> changes) {
        return new DayChangeResult.DayChanged(
                changes.size(),
                changes.stream()
                        .mapToInt(one -> done(
                                        one.was(), store.find(one.now().id()).orElse(one.now()))
                                .told())
                        .sum());
    }

    /// Serialises changes, so that the second of two concurrent changes sees the result of the first.
    private PassageChangeResult change(UUID id, UnaryOperator<Passage> to) {
        store.oneAtATime();
        var found = store.find(id);
        if (found.isEmpty()) return new PassageChangeResult.PassageNotFound();
        var was = found.get();
        if (isOver(was)) return new PassageChangeResult.AlreadyOver(was);
        var wanted = to.apply(was);
        var wish = new PassageChanged(was, wanted);
        if (!wish.differs()) return new PassageChangeResult.Unchanged(was);
        if (wish.needsHours()) {
            var elsewhere = store.meeting(wanted).stream().findFirst();
            if (elsewhere.isPresent()) return new PassageChangeResult.VehicleBusy(elsewhere.get());
        }
        store.change(wanted, clock.instant());
        return done(was, store.find(id).orElse(wanted));
    }

    private boolean isOver(Passage passage) {
        return !LocalDateTime.ofInstant(clock.instant(), ParisTime.ZONE).isBefore(passage.end());
    }

    private PassageChangeResult.Done done(Passage was, Passage now) {
        var change = new PassageChanged(was, now);
        events.publishEvent(change);
        // The passage was and stays cancelled: subscribers already have that letter.
        if (!was.comes() && !now.comes()) return new PassageChangeResult.Done(now, 0);
        var following = store.ofCommune(codes(was.commune()), was.day()).stream()
                .filter(one -> !one.id().equals(was.id()))
                .filter(one -> one.comes() && one.end().isAfter(was.end()))
                .findFirst();
        return new PassageChangeResult.Done(now, subscriptions.tell(change, following));
    }
}
