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
import org.tousaidants.places.communes.TerritoryCommunes;
import org.tousaidants.platform.identity.SecretToken;
import org.tousaidants.platform.links.SecretLink;
import org.tousaidants.platform.links.SecretLinks;

/// « Les passages » — creates tours and dated passages, and changes them.
@Service
public class HelpBusStops {
    static final String DRIVER = "schedule.driver";
    private static final Duration DRIVER_LINK = Duration.ofDays(366);
    /// Time after the creation of a group of passages within which it can be undone (one day).
    private static final Duration UNDO_WITHIN = Duration.ofDays(1);
    private static final int MOST = 200;
    private static final int MOST_BETWEEN = 2_000;

    /// « Passages à créer » — a series of passages to create.
    public record HelpBusStopSeries(
            HelpBusTour round,
            String commune,
            String spot,
            LocalDate first,
            LocalTime starts,
            LocalTime ends,
            int everyWeeks,
            int times) {
        /// Returns the day of a passage of the series.
        ///
        /// @param n number of the passage, from 0
        public LocalDate day(int n) {
            return first.plusWeeks((long) n * everyWeeks);
        }

        /// Returns the days of the series on which a public service is closed.
        public List<LocalDate> holidays() {
            return IntStream.range(0, times)
                    .mapToObj(this::day)
                    .filter(OpeningHours::isPublicHoliday)
                    .toList();
        }
    }

    private final HelpBusStopStore store;
    private final HelpBusSubscriptions subscriptions;
    private final SecretLinks links;
    private final TerritoryCommunes territories;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    HelpBusStops(
            HelpBusStopStore store,
            HelpBusSubscriptions subscriptions,
            SecretLinks links,
            TerritoryCommunes territories,
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
    public HelpBusTour open(String name, String phone) {
        var round = new HelpBusTour(UUID.randomUUID(), name, phone);
        store.add(round, clock.instant());
        return round;
    }

    /// Adds every passage of the series, including those on public holidays.
    @Transactional
    public AddHelpBusStopsResult add(HelpBusStopSeries series) {
        return add(series, true);
    }

    /// Adds the passages of the series.
    ///
    /// @param holidays whether the bus also comes on public holidays
    @Transactional
    public AddHelpBusStopsResult add(HelpBusStopSeries series, boolean holidays) {
        store.oneAtATime();
        return add(List.of(series), day -> holidays || !OpeningHours.isPublicHoliday(day));
    }

    /// Adds the passages of several series, except those on public holidays. Either all of them are added, or
    /// none.
    ///
    /// @param seen value of [#state] when the plan was made
    @Transactional
    public AddHelpBusStopsResult addAll(List<HelpBusStopSeries> series, long seen) {
        store.oneAtATime();
        if (store.state() != seen) return new AddHelpBusStopsResult.AddedStopPlanOutdated();
        return add(series, day -> !OpeningHours.isPublicHoliday(day));
    }

    private AddHelpBusStopsResult add(List<HelpBusStopSeries> series, Predicate<LocalDate> on) {
        var wanted = series.stream()
                .flatMap(one -> IntStream.range(0, one.times())
                        .filter(n -> on.test(one.day(n)))
                        .mapToObj(n -> new HelpBusStop(
                                UUID.randomUUID(),
                                one.round(),
                                one.commune(),
                                one.spot(),
                                new HelpBusStop.StopHours(one.day(n), one.starts(), one.ends()),
                                HelpBusStop.StopState.PLANNED,
                                Optional.empty(),
                                0,
                                0)))
                .toList();
        var elsewhere = wanted.stream()
                .flatMap(one -> store.meeting(one).stream().filter(other -> !other.sameStop(one)))
                .findFirst();
        if (elsewhere.isPresent()) return new AddHelpBusStopsResult.AddedStopVehicleBusy(elsewhere.get());
        var added = 0;
        var batch = UUID.randomUUID();
        for (var one : wanted) added += store.add(one, batch, clock.instant());
        return new AddHelpBusStopsResult.HelpBusStopsAdded(added);
    }

    /// Returns the groups of passages created on the last day, newest first.
    @Transactional(readOnly = true)
    List<HelpBusStopBatch> batches() {
        return store.batches(clock.instant().minus(UNDO_WITHIN));
    }

    /// Removes the passages that were created together. No letter is sent, because none announced them. Passages
    /// that were changed after their creation, and passages that are over, remain. Returns the number of removed
    /// passages.
    ///
    /// @param batch id of the passages created together
    @Transactional
    int undo(UUID batch) {
        store.oneAtATime();
        var gone = store.ofBatch(batch, clock.instant().minus(UNDO_WITHIN)).stream()
                .filter(one -> !isOver(one))
                .toList();
        gone.forEach(store::remove);
        gone.forEach(one ->
                events.publishEvent(new HelpBusStopChanged(one, one.cancelled(HelpBusStop.StopChangeReason.OTHER))));
        return gone.size();
    }

    public boolean isPast(LocalDate day) {
        return day.isBefore(today());
    }

    @Transactional(readOnly = true)
    public List<HelpBusTour> rounds() {
        return store.rounds();
    }

    /// Returns the number of additions and changes of passages so far. The number shows whether anything changed
    /// since an earlier call.
    @Transactional(readOnly = true)
    public long state() {
        return store.state();
    }

    @Transactional(readOnly = true)
    public List<HelpBusStop> next() {
        return store.from(today(), MOST);
    }

    @Transactional(readOnly = true)
    public List<HelpBusStop> ofCommune(String commune) {
        return store.ofCommune(codes(commune), today());
    }

    /// Returns the code of a commune and those of the communes merged into it, whose passages now belong to it.
    private List<String> codes(String commune) {
        return territories.communes().codes(commune);
    }

    @Transactional(readOnly = true)
    List<HelpBusStop> ofRound(UUID round) {
        return store.ofRound(round, today());
    }

    /// Returns the passages of a tour on one day, in any state.
    @Transactional(readOnly = true)
    List<HelpBusStop> ofDay(UUID round, LocalDate day) {
        return store.ofRound(round, day).stream()
                .filter(one -> one.day().equals(day))
                .toList();
    }

    /// Returns the passages that are not cancelled, including those on past days.
    ///
    /// @param from first day
    /// @param to last day
    @Transactional(readOnly = true)
    public List<HelpBusStop> between(LocalDate from, LocalDate to) {
        return store.from(from, MOST_BETWEEN).stream()
                .filter(one -> !one.day().isAfter(to) && one.comes())
                .toList();
    }

    @Transactional(readOnly = true)
    Optional<HelpBusStop> find(UUID id) {
        return store.find(id);
    }

    /// Returns the numbers of cancelled passages in the last half year and in the future, by commune.
    @Transactional(readOnly = true)
    public List<CancelledHelpBusStops> missed() {
        var missed = new LinkedHashMap<String, CancelledHelpBusStops>();
        for (var one : store.missed(today().minusMonths(6))) {
            var now = codes(one.commune()).getFirst();
            missed.merge(
                    now, new CancelledHelpBusStops(now, one.cancelled(), one.passages()), CancelledHelpBusStops::with);
        }
        return List.copyOf(missed.values());
    }

    /// Creates the link for the driver's telephone. Earlier links remain valid until they are revoked.
    @Transactional
    SecretToken driverLink(UUID round) {
        return links.make(
                SecretLink.SecretLinkRequest.of(DRIVER, round.toString()),
                clock.instant().plus(DRIVER_LINK));
    }

    /// Returns the active links of the driver, newest first.
    @Transactional(readOnly = true)
    List<SecretLink> driverLinks(UUID round) {
        return links.live(DRIVER, round.toString());
    }

    /// Revokes the link of a lost telephone. Returns false if the tour has no such active link.
    @Transactional
    boolean endDriverLink(UUID round, UUID link) {
        return links.live(DRIVER, round.toString()).stream()
                .filter(one -> one.id().equals(link))
                .anyMatch(links::revoke);
    }

    @Transactional
    public HelpBusStopChangeResult cancel(UUID id, HelpBusStop.StopChangeReason reason) {
        return change(id, was -> was.comes() ? was.cancelled(reason) : was);
    }

    @Transactional
    public HelpBusStopChangeResult delay(UUID id, HelpBusStop.StopChangeReason reason, int minutes) {
        return change(id, was -> was.delayed(reason, minutes));
    }

    /// Restores the planned times of a passage, and withdraws the delay or cancellation that was announced.
    ///
    /// @param id id of the passage
    @Transactional
    HelpBusStopChangeResult resume(UUID id) {
        return change(id, HelpBusStop::planned);
    }

    @Transactional
    HelpBusStopChangeResult move(UUID id, HelpBusStop.StopHours hours, String spot) {
        return change(id, was -> was.movedTo(hours, spot));
    }

    /// Removes a passage that was created by mistake. Subscribers in the commune get a cancellation letter.
    @Transactional
    HelpBusStopChangeResult remove(UUID id) {
        store.oneAtATime();
        var found = store.find(id);
        if (found.isEmpty()) return new HelpBusStopChangeResult.StopNotFound();
        var was = found.get();
        if (isOver(was)) return new HelpBusStopChangeResult.StopAlreadyOver(was);
        store.remove(was);
        return done(was, was.comes() ? was.cancelled(HelpBusStop.StopChangeReason.OTHER) : was);
    }

    @Transactional
    HelpBusDayChangeResult cancelDay(UUID round, LocalDate day, HelpBusStop.StopChangeReason reason) {
        return changeDay(round, day, was -> was.comes() ? was.cancelled(reason) : was);
    }

    @Transactional
    HelpBusDayChangeResult delayDay(UUID round, LocalDate day, HelpBusStop.StopChangeReason reason, int minutes) {
        return changeDay(round, day, was -> was.comes() ? was.delayed(reason, minutes) : was);
    }

    /// Restores the planned passages of the day, because the bus comes after all.
    @Transactional
    HelpBusDayChangeResult resumeDay(UUID round, LocalDate day) {
        return changeDay(round, day, HelpBusStop::planned);
    }

    /// Moves the passages of a tour from one day to another day, with the same hours and spots. Passages that
    /// were cancelled take place on the new day.
    @Transactional
    HelpBusDayChangeResult moveDay(UUID round, LocalDate day, LocalDate to) {
        return changeDay(
                round, day, was -> was.movedTo(new HelpBusStop.StopHours(to, was.starts(), was.ends()), was.spot()));
    }

    /// Removes all passages of a day that were created by mistake. Subscribers get a cancellation letter.
    @Transactional
    HelpBusDayChangeResult removeDay(UUID round, LocalDate day) {
        store.oneAtATime();
        var gone = coming(round, day);
        if (gone.isEmpty()) return new HelpBusDayChangeResult.NoStopToChangeOnDay();
        gone.forEach(store::remove);
        return done(gone.stream()
                .map(was -> new HelpBusStopChanged(
                        was, was.comes() ? was.cancelled(HelpBusStop.StopChangeReason.OTHER) : was))
                .toList());
    }

    private HelpBusDayChangeResult changeDay(UUID round, LocalDate day, UnaryOperator<HelpBusStop> to) {
        store.oneAtATime();
        var changes = coming(round, day).stream()
                .map(was -> new HelpBusStopChanged(was, to.apply(was)))
                .filter(HelpBusStopChanged::differs)
                .toList();
        if (changes.isEmpty()) return new HelpBusDayChangeResult.NoStopToChangeOnDay();
        var elsewhere = changes.stream()
                .filter(HelpBusStopChanged::needsHours)
                .flatMap(one -> Stream.concat(
                        changes.stream()
                                .map(HelpBusStopChanged::now)
                                .filter(other -> !other.id().equals(one.now().id()) && other.clashes(one.now())),
                        store.meeting(one.now()).stream()
                                .filter(other -> changes.stream()
                                        .noneMatch(change -> change.was().id().equals(other.id())))))
                .findFirst();
        if (elsewhere.isPresent()) return new HelpBusDayChangeResult.DayChangeVehicleBusy(elsewhere.get());
        changes.forEach(one -> store.change(one.now(), clock.instant()));
        return done(changes);
    }

    /// Returns the passages of a tour on a day that are not over yet.
    private List<HelpBusStop> coming(UUID round, LocalDate day) {
        return ofDay(round, day).stream().filter(one -> !isOver(one)).toList();
    }

    /// Publishes the changes of several passages. It is called after all rows have been changed, because a
    /// letter names the next passage that is not cancelled.
    private HelpBusDayChangeResult.HelpBusDayChanged done(List<HelpBusStopChanged> changes) {
        return new HelpBusDayChangeResult.HelpBusDayChanged(
                changes.size(),
                changes.stream()
                        .mapToInt(one -> done(
                                        one.was(), store.find(one.now().id()).orElse(one.now()))
                                .told())
                        .sum());
    }

    /// Changes a passage. Two changes never run at the same time, so that the second of two concurrent changes
    /// reads the result of the first.
    ///
    /// @param id id of the passage
    /// @param to returns the changed passage
    private HelpBusStopChangeResult change(UUID id, UnaryOperator<HelpBusStop> to) {
        store.oneAtATime();
        var found = store.find(id);
        if (found.isEmpty()) return new HelpBusStopChangeResult.StopNotFound();
        var was = found.get();
        if (isOver(was)) return new HelpBusStopChangeResult.StopAlreadyOver(was);
        var wanted = to.apply(was);
        var wish = new HelpBusStopChanged(was, wanted);
        if (!wish.differs()) return new HelpBusStopChangeResult.StopUnchanged(was);
        if (wish.needsHours()) {
            var elsewhere = store.meeting(wanted).stream().findFirst();
            if (elsewhere.isPresent()) return new HelpBusStopChangeResult.StopVehicleBusy(elsewhere.get());
        }
        store.change(wanted, clock.instant());
        return done(was, store.find(id).orElse(wanted));
    }

    private boolean isOver(HelpBusStop passage) {
        return !LocalDateTime.ofInstant(clock.instant(), ParisTime.ZONE).isBefore(passage.end());
    }

    private HelpBusStopChangeResult.StopChanged done(HelpBusStop was, HelpBusStop now) {
        var change = new HelpBusStopChanged(was, now);
        events.publishEvent(change);
        // No letter is sent, because the passage was and remains cancelled, and subscribers already have a
        // letter about it.
        if (!was.comes() && !now.comes()) return new HelpBusStopChangeResult.StopChanged(now, 0);
        var following = store.ofCommune(codes(was.commune()), was.day()).stream()
                .filter(one -> !one.id().equals(was.id()))
                .filter(one -> one.comes() && one.end().isAfter(was.end()))
                .findFirst();
        return new HelpBusStopChangeResult.StopChanged(now, subscriptions.tell(change, following));
    }
}
