package org.tousaidants.places.upkeep;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.platform.counts.SmallCountThreshold;
import org.tousaidants.platform.identity.AccountClosed;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Actor;

/// « Mainteneurs » — the work on the sheets in the last twelve months, for everybody: how much, and the names
/// of those who agreed.
@Service
public class Credits {
    private static final int MONTHS = 12;
    private static final int DAYS = 30;

    record Named(String name, UpkeepHours effort) {}

    /// @param people number of contributors; empty: too few to be shown
    record Public(UpkeepHours all, OptionalInt people, List<Named> named) {}

    /// « Gestes d’entretien » — of everybody, in the last thirty days.
    ///
    /// @param people number of contributors; empty: too few to be shown in public
    public record LastMonth(int acts, int hours, OptionalInt people) {}

    record OwnCredits(UpkeepHours effort, boolean agreed) {}

    private final CreditStore store;
    private final Accounts accounts;
    private final Clock clock;

    Credits(CreditStore store, Accounts accounts, Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    Public all() {
        var acts = store.acts(since(), Optional.empty());
        var agreed = store.agreed();
        var names = accounts.names(agreed);
        var byActor = acts.stream()
                .filter(one -> one.actor().isPresent())
                .collect(Collectors.groupingBy(one -> one.actor().orElseThrow()));
        var named = byActor.entrySet().stream()
                .filter(one -> agreed.contains(one.getKey()))
                .flatMap(one -> Optional.ofNullable(names.get(one.getKey()))
                        .map(name -> new Named(name, UpkeepHours.of(one.getValue())))
                        .stream())
                // Sorted by name, because the list must not be a ranking.
                .sorted(Comparator.comparing(Named::name))
                .toList();
        return new Public(UpkeepHours.of(acts), SmallCountThreshold.IN_PUBLIC.told(byActor.size()), named);
    }

    @Transactional(readOnly = true)
    public LastMonth lately() {
        var acts = store.acts(clock.instant().minus(DAYS, ChronoUnit.DAYS), Optional.empty());
        var people = (int)
                acts.stream().flatMap(one -> one.actor().stream()).distinct().count();
        var effort = UpkeepHours.of(acts);
        return new LastMonth(effort.acts(), effort.hours(), SmallCountThreshold.IN_PUBLIC.told(people));
    }

    @Transactional(readOnly = true)
    OwnCredits own(Actor self) {
        return new OwnCredits(
                UpkeepHours.of(store.acts(since(), Optional.of(self.id()))),
                store.agreed().contains(self.id()));
    }

    @Transactional
    void say(Actor self, boolean agreed) {
        if (agreed) store.agree(self.id(), clock.instant());
        else store.withdraw(self.id());
    }

    @EventListener
    void forget(AccountClosed closed) {
        store.withdraw(closed.account());
    }

    private Instant since() {
        return YearMonth.from(clock.instant().atZone(ParisTime.ZONE))
                .minusMonths(MONTHS - 1L)
                .atDay(1)
                .atStartOfDay(ParisTime.ZONE)
                .toInstant();
    }
}
