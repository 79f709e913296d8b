package org.tousaidants.demo.year;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tousaidants.core.hours.OpeningHours;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.demo.people.DemoAccounts;
import org.tousaidants.demo.people.DemoPerson;
import org.tousaidants.demo.people.DemoSiteReady;
import org.tousaidants.demo.stories.DemoFigureComputation;
import org.tousaidants.platform.identity.Account;

/// Creates one year of help, referrals, feedback, searches and bus visits for the figures of the demonstration.
/// Executed once.
@Component
class DemoYearOfActivityWriter {
    private static final int AFTER_THE_STORIES = 300;
    private static final int DAYS = 760;

    private final DemoYearOfActivityStore store;
    private final DemoFigureComputation figures;
    private final DemoAccounts cast;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final boolean wanted;

    DemoYearOfActivityWriter(
            DemoYearOfActivityStore store,
            DemoFigureComputation figures,
            DemoAccounts cast,
            PlatformTransactionManager transactions,
            Clock clock,
            @Value("${ta.demo.year:true}") boolean wanted) {
        this.store = store;
        this.figures = figures;
        this.cast = cast;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.wanted = wanted && cast.plays();
    }

    @EventListener
    @Order(AFTER_THE_STORIES)
    void begin(DemoSiteReady doors) {
        if (!cast.plays()) return;
        var today = ParisTime.today(clock);
        transaction.executeWithoutResult(_ -> store.age(today));
        if (!wanted) return;
        var helpers = Stream.of(
                        DemoPerson.ODETTE, DemoPerson.SAMIRA, DemoPerson.THOMAS, DemoPerson.CLAIRE, DemoPerson.MARCEL)
                .flatMap(one -> cast.account(one).stream())
                .map(Account::id)
                .toList();
        Integer rows = transaction.execute(_ -> store.play(today, holidays(today), helpers));
        if (rows != null && rows > 0) figures.again();
    }

    private static List<LocalDate> holidays(LocalDate today) {
        return today.minusDays(DAYS)
                .datesUntil(today)
                .filter(OpeningHours::isPublicHoliday)
                .toList();
    }
}
