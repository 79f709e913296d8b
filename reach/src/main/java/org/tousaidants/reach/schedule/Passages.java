package org.tousaidants.reach.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Predicate;
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

/// « Les passages » — the door: rounds, dated passages and what becomes of them.
@Service
public class Passages {
    static final String DRIVER = "schedule.driver";
    private static final Duration DRIVER_LINK = Duration.ofDays(366);
    private static final int MOST = 200;
    private static final int MOST_BETWEEN = 2_000;

    /// « Passages à créer » — the first day, then every so many weeks.
    public record Series(
            Round round,
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
    public Round open(String network, String name, String phone) {
        var round = new Round(UUID.randomUUID(), name, phone);
        store.add(network, round, clock.instant());
        return round;
    }

    /// Returns how many are new: what stands is not made twice.
    @Transactional
    public int add(String network, Series series) {
        return add(network, series, _ -> true);
    }

    private int add(String network, Series series, Predicate<LocalDate> on) {
        var added = IntStream.range(0, series.times())
                .filter(n -> on.test(series.day(n)))
                .map(n -> store.add(
                        network,
                        new Passage(
                                UUID.randomUUID(),
                                series.round(),
                                series.commune(),
                                series.spot(),
                                new Passage.Hours(series.day(n), series.starts(), series.ends()),
                                Passage.State.PLANNED,
                                Optional.empty(),
                                0,
                                0),
                        clock.instant()))
                .sum();
        if (added > 0) events.publishEvent(new PassagesAdded(network));
        return added;
    }

    /// All of a plan, without its public holidays, or none of it. Returns how many are new; nothing when passages
    /// were added or changed since the plan was made.
    ///
    /// @param seen what [#state] was then
    @Transactional
    public OptionalInt addAll(String network, List<Series> series, long seen) {
        store.oneAtATime(network);
        if (store.state(network) != seen) return OptionalInt.empty();
        return OptionalInt.of(series.stream()
                .mapToInt(one -> add(network, one, day -> !OpeningHours.isPublicHoliday(day)))
                .sum());
    }

    public boolean isPast(LocalDate day) {
        return day.isBefore(today());
    }

    @Transactional(readOnly = true)
    public List<Round> rounds(String network) {
        return store.rounds(network);
    }

    /// How often something was added or changed.
    @Transactional(readOnly = true)
    public long state(String network) {
        return store.state(network);
    }

    @Transactional(readOnly = true)
    public List<Passage> next(String network) {
        return store.from(network, today(), MOST);
    }

    @Transactional(readOnly = true)
    public List<Passage> ofCommune(String network, String commune) {
        return store.ofCommune(network, codes(commune), today());
    }

    /// Passages that were planned before communes merged are those of the commune of today.
    private List<String> codes(String commune) {
        return territories.communes().codes(commune);
    }

    @Transactional(readOnly = true)
    List<Passage> ofRound(String network, UUID round) {
        return store.ofRound(network, round, today());
    }

    /// Those that come or came, of days that may be past.
    @Transactional(readOnly = true)
    public List<Passage> between(String network, LocalDate from, LocalDate to) {
        return store.from(network, from, MOST_BETWEEN).stream()
                .filter(one -> !one.day().isAfter(to) && one.comes())
                .toList();
    }

    @Transactional(readOnly = true)
    Optional<Passage> find(String network, UUID id) {
        return store.find(network, id);
    }

    /// Over the last half year and what is to come.
    @Transactional(readOnly = true)
    public List<MissedVisits> missed(String network) {
        var all = new LinkedHashMap<String, MissedVisits>();
        for (var one : store.missed(network, today().minusMonths(6))) {
            var now = codes(one.commune()).getFirst();
            all.merge(now, new MissedVisits(now, one.cancelled(), one.passages()), MissedVisits::with);
        }
        return List.copyOf(all.values());
    }

    /// The driver keeps it on her telephone; a new one ends the old ones.
    @Transactional
    Secret driverLink(String network, UUID round) {
        links.revoke(network, DRIVER, round.toString());
        return links.make(
                network, Link.What.of(DRIVER, round.toString()), clock.instant().plus(DRIVER_LINK));
    }

    @Transactional
    public PassageChange cancel(String network, UUID id, Passage.Reason reason) {
        return change(network, id, Passage.State.CANCELLED, reason, 0);
    }

    @Transactional
    public PassageChange delay(String network, UUID id, Passage.Reason reason, int minutes) {
        return change(network, id, Passage.State.DELAYED, reason, minutes);
    }

    private PassageChange change(String network, UUID id, Passage.State state, Passage.Reason reason, int late) {
        var before = store.find(network, id);
        if (before.isEmpty()) return new PassageChange.Unknown();
        var was = before.get();
        if (!LocalDateTime.ofInstant(clock.instant(), Paris.ZONE).isBefore(was.end()))
            return new PassageChange.Passed(was);
        if (was.state() == state && was.late() == late) return new PassageChange.Done(was, 0);
        store.change(network, id, state, reason, late, clock.instant());
        var now = store.find(network, id).orElse(was);
        events.publishEvent(new PassageChanged(network, was, now));
        var following = store.ofCommune(network, codes(was.commune()), was.day()).stream()
                .filter(one -> one.comes() && one.end().isAfter(was.end()))
                .findFirst();
        return new PassageChange.Done(now, subscriptions.tell(network, now, following));
    }
}
