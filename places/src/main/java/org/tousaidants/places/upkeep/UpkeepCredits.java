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
import org.tousaidants.platform.identity.SignedInPerson;

/// « Mainteneurs » — the work on the sheets in the last twelve months, shown to everybody: the amount, and the names
/// of the people who agreed.
@Service
public class UpkeepCredits {
    private static final int MONTHS = 12;
    private static final int DAYS = 30;

    record NamedContributor(String name, DataUpkeepHours effort) {}

    /// The figures of the public page.
    ///
    /// @param people number of people who maintain sheets; empty if too few to be shown
    record PublicUpkeepFigures(DataUpkeepHours all, OptionalInt people, List<NamedContributor> named) {}

    /// « Gestes d’entretien » — the work of all people on sheets in the last thirty days.
    ///
    /// @param acts number of actions
    /// @param hours estimated hours of work
    /// @param people number of people; empty if too few to be shown in public
    public record LastMonthFigures(int acts, int hours, OptionalInt people) {}

    record OwnCredits(DataUpkeepHours effort, boolean agreed) {}

    private final UpkeepCreditStore store;
    private final Accounts accounts;
    private final Clock clock;

    UpkeepCredits(UpkeepCreditStore store, Accounts accounts, Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    PublicUpkeepFigures all() {
        var acts = store.acts(since(), Optional.empty());
        var agreed = store.agreed();
        var names = accounts.names(agreed);
        var byActor = acts.stream()
                .filter(one -> one.actor().isPresent())
                .collect(Collectors.groupingBy(one -> one.actor().orElseThrow()));
        var named = byActor.entrySet().stream()
                .filter(one -> agreed.contains(one.getKey()))
                .flatMap(one -> Optional.ofNullable(names.get(one.getKey()))
                        .map(name -> new NamedContributor(name, DataUpkeepHours.of(one.getValue())))
                        .stream())
                // The names are sorted alphabetically, because the list must not be a ranking.
                .sorted(Comparator.comparing(NamedContributor::name))
                .toList();
        return new PublicUpkeepFigures(
                DataUpkeepHours.of(acts), SmallCountThreshold.IN_PUBLIC.told(byActor.size()), named);
    }

    @Transactional(readOnly = true)
    public LastMonthFigures lately() {
        var acts = store.acts(clock.instant().minus(DAYS, ChronoUnit.DAYS), Optional.empty());
        var people = (int)
                acts.stream().flatMap(one -> one.actor().stream()).distinct().count();
        var effort = DataUpkeepHours.of(acts);
        return new LastMonthFigures(effort.acts(), effort.hours(), SmallCountThreshold.IN_PUBLIC.told(people));
    }

    @Transactional(readOnly = true)
    OwnCredits own(SignedInPerson self) {
        return new OwnCredits(
                DataUpkeepHours.of(store.acts(since(), Optional.of(self.id()))),
                store.agreed().contains(self.id()));
    }

    @Transactional
    void say(SignedInPerson self, boolean agreed) {
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
