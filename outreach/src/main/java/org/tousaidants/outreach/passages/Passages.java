package org.tousaidants.outreach.passages;

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
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.hours.OpeningHours;
import org.tousaidants.core.text.Paris;
import org.tousaidants.places.communes.Territories;
import org.tousaidants.platform.identity.Secret;
import org.tousaidants.platform.links.Link;
import org.tousaidants.platform.links.Links;

/// « Les passages » — service: tours, dated passages and their changes.
@Service
public class Passages {
    static final String DRIVER = "schedule.driver";
    private static final Duration DRIVER_LINK = Duration.ofDays(366);
    private static final int MOST = 200;
    private static final int MOST_BETWEEN = 2_000;

    /// « Passages à créer » — the first day and the interval in weeks.
    public record Series(
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
        return LocalDate.ofInstant(clock.instant(), Paris.ZONE);
    }

    @Transactional
    public MobileTour open(String name, String phone) {
        var round = new MobileTour(UUID.randomUUID(), name, phone);
        store.add(round, clock.instant());
        return round;
    }

    @Transactional
    public AddPassagesResult add(Series series) {
        store.oneAtATime();
        return add(List.of(series), _ -> true);
    }

    /// Adds a whole plan without its public holidays, or nothing.
    ///
    /// @param seen the value of [#state] when the plan was made
    @Transactional
    public AddPassagesResult addAll(List<Series> series, long seen) {
        store.oneAtATime();
        if (store.state() != seen) return new AddPassagesResult.Overtaken();
        return add(series, day -> !OpeningHours.isPublicHoliday(day));
    }

    private AddPassagesResult add(List<Series> series, Predicate<LocalDate> on) {
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
        if (elsewhere.isPresent()) return new AddPassagesResult.Elsewhere(elsewhere.get());
        var added = 0;
        for (var one : wanted) added += store.add(one, clock.instant());
        return new AddPassagesResult.Done(added);
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

    /// Over the last half year and the future.
    @Transactional(readOnly = true)
    public List<MissedPassages> missed() {
        var all = new LinkedHashMap<String, MissedPassages>();
        for (var one : store.missed(today().minusMonths(6))) {
            var now = codes(one.commune()).getFirst();
            all.merge(now, new MissedPassages(now, one.cancelled(), one.passages()), MissedPassages::with);
        }
        return List.copyOf(all.values());
    }

    /// The driver keeps the link on their telephone. Earlier links stay valid until they are revoked.
    @Transactional
    Secret driverLink(UUID round) {
        return links.make(
                Link.What.of(DRIVER, round.toString()), clock.instant().plus(DRIVER_LINK));
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
        if (found.isEmpty()) return new PassageChangeResult.Unknown();
        var was = found.get();
        if (isOver(was)) return new PassageChangeResult.Passed(was);
        store.remove(was);
        return done(was, was.comes() ? was.cancelled(Passage.Reason.OTHER) : was);
    }

    /// Serialises changes, so that the second of two concurrent changes sees the result of the first.
    private PassageChangeResult change(UUID id, UnaryOperator<Passage> to) {
        store.oneAtATime();
        var found = store.find(id);
        if (found.isEmpty()) return new PassageChangeResult.Unknown();
        var was = found.get();
        if (isOver(was)) return new PassageChangeResult.Passed(was);
        var wanted = to.apply(was);
        if (wanted.state() == was.state() && wanted.late() == was.late() && !new PassageChanged(was, wanted).moved())
            return new PassageChangeResult.Unchanged(was);
        if (wanted.comes() && (!was.comes() || new PassageChanged(was, wanted).moved())) {
            var elsewhere = store.meeting(wanted).stream().findFirst();
            if (elsewhere.isPresent()) return new PassageChangeResult.Elsewhere(elsewhere.get());
        }
        store.change(wanted, clock.instant());
        return done(was, store.find(id).orElse(wanted));
    }

    private boolean isOver(Passage passage) {
        return !LocalDateTime.ofInstant(clock.instant(), Paris.ZONE).isBefore(passage.end());
    }

    private PassageChangeResult done(Passage was, Passage now) {
        var change = new PassageChanged(was, now);
        events.publishEvent(change);
        // Subscribers know already that it is cancelled.
        if (!was.comes() && !now.comes()) return new PassageChangeResult.Done(now, 0);
        var following = store.ofCommune(codes(was.commune()), was.day()).stream()
                .filter(one -> !one.id().equals(was.id()))
                .filter(one -> one.comes() && one.end().isAfter(was.end()))
                .findFirst();
        return new PassageChangeResult.Done(now, subscriptions.tell(change, following));
    }
}
