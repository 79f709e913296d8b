package org.tousaidants.reach.schedule;

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
    public Round open(String name, String phone) {
        var round = new Round(UUID.randomUUID(), name, phone);
        store.add(round, clock.instant());
        return round;
    }

    @Transactional
    public PassagesAdding add(Series series) {
        store.oneAtATime();
        return add(List.of(series), _ -> true);
    }

    /// All of a plan, without its public holidays, or none of it.
    ///
    /// @param seen what [#state] was when the plan was made
    @Transactional
    public PassagesAdding addAll(List<Series> series, long seen) {
        store.oneAtATime();
        if (store.state() != seen) return new PassagesAdding.Overtaken();
        return add(series, day -> !OpeningHours.isPublicHoliday(day));
    }

    private PassagesAdding add(List<Series> series, Predicate<LocalDate> on) {
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
        if (elsewhere.isPresent()) return new PassagesAdding.Elsewhere(elsewhere.get());
        var added = 0;
        for (var one : wanted) added += store.add(one, clock.instant());
        return new PassagesAdding.Done(added);
    }

    public boolean isPast(LocalDate day) {
        return day.isBefore(today());
    }

    @Transactional(readOnly = true)
    public List<Round> rounds() {
        return store.rounds();
    }

    /// How often something was added or changed.
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

    /// Passages that were planned before communes merged are those of the commune of today.
    private List<String> codes(String commune) {
        return territories.communes().codes(commune);
    }

    @Transactional(readOnly = true)
    List<Passage> ofRound(UUID round) {
        return store.ofRound(round, today());
    }

    /// Those that come or came, of days that may be past.
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

    /// Over the last half year and what is to come.
    @Transactional(readOnly = true)
    public List<MissedVisits> missed() {
        var all = new LinkedHashMap<String, MissedVisits>();
        for (var one : store.missed(today().minusMonths(6))) {
            var now = codes(one.commune()).getFirst();
            all.merge(now, new MissedVisits(now, one.cancelled(), one.passages()), MissedVisits::with);
        }
        return List.copyOf(all.values());
    }

    /// The driver keeps it on her telephone. Others that she or a colleague has go on working until they are ended.
    @Transactional
    Secret driverLink(UUID round) {
        return links.make(
                Link.What.of(DRIVER, round.toString()), clock.instant().plus(DRIVER_LINK));
    }

    /// Those that work, the newest first.
    @Transactional(readOnly = true)
    List<Link> driverLinks(UUID round) {
        return links.live(DRIVER, round.toString());
    }

    /// A telephone was lost. False when the round has no such link that works.
    @Transactional
    boolean endDriverLink(UUID round, UUID link) {
        return links.live(DRIVER, round.toString()).stream()
                .filter(one -> one.id().equals(link))
                .anyMatch(links::revoke);
    }

    @Transactional
    public PassageChange cancel(UUID id, Passage.Reason reason) {
        return change(id, was -> was.comes() ? was.cancelled(reason) : was);
    }

    @Transactional
    public PassageChange delay(UUID id, Passage.Reason reason, int minutes) {
        return change(id, was -> was.delayed(reason, minutes));
    }

    /// It comes as it was planned: what was announced is taken back.
    @Transactional
    PassageChange resume(UUID id) {
        return change(id, Passage::planned);
    }

    @Transactional
    PassageChange move(UUID id, Passage.Hours hours, String spot) {
        return change(id, was -> was.movedTo(hours, spot));
    }

    /// It was made by mistake. Those who follow the commune are told that it is cancelled.
    @Transactional
    PassageChange remove(UUID id) {
        store.oneAtATime();
        var found = store.find(id);
        if (found.isEmpty()) return new PassageChange.Unknown();
        var was = found.get();
        if (isOver(was)) return new PassageChange.Passed(was);
        store.remove(was);
        return done(was, was.comes() ? was.cancelled(Passage.Reason.OTHER) : was);
    }

    /// One change at a time, so that the second of two that come together sees what the first made of it.
    private PassageChange change(UUID id, UnaryOperator<Passage> to) {
        store.oneAtATime();
        var found = store.find(id);
        if (found.isEmpty()) return new PassageChange.Unknown();
        var was = found.get();
        if (isOver(was)) return new PassageChange.Passed(was);
        var wanted = to.apply(was);
        if (wanted.state() == was.state() && wanted.late() == was.late() && !new PassageChanged(was, wanted).moved())
            return new PassageChange.Same(was);
        if (wanted.comes() && (!was.comes() || new PassageChanged(was, wanted).moved())) {
            var elsewhere = store.meeting(wanted).stream().findFirst();
            if (elsewhere.isPresent()) return new PassageChange.Elsewhere(elsewhere.get());
        }
        store.change(wanted, clock.instant());
        return done(was, store.find(id).orElse(wanted));
    }

    private boolean isOver(Passage passage) {
        return !LocalDateTime.ofInstant(clock.instant(), Paris.ZONE).isBefore(passage.end());
    }

    private PassageChange done(Passage was, Passage now) {
        var change = new PassageChanged(was, now);
        events.publishEvent(change);
        // Those who follow the commune know already that it is cancelled.
        if (!was.comes() && !now.comes()) return new PassageChange.Done(now, 0);
        var following = store.ofCommune(codes(was.commune()), was.day()).stream()
                .filter(one -> !one.id().equals(was.id()))
                .filter(one -> one.comes() && one.end().isAfter(was.end()))
                .findFirst();
        return new PassageChange.Done(now, subscriptions.tell(change, following));
    }
}
