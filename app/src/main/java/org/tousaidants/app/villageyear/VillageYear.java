package org.tousaidants.app.villageyear;

import java.time.Clock;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tousaidants.app.cast.Cast;
import org.tousaidants.app.cast.DoorsOpened;
import org.tousaidants.app.cast.Village;
import org.tousaidants.core.text.Paris;
import org.tousaidants.observatory.figures.PlayedFigures;
import org.tousaidants.platform.identity.Account;

/// A year of acts, referrals, answers, searches and passages behind the figures of the village. Once.
@Component
class VillageYear {
    private static final int AFTER_THE_STORIES = 300;

    private final VillageYearStore store;
    private final PlayedFigures figures;
    private final Cast cast;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final boolean wanted;

    VillageYear(
            VillageYearStore store,
            PlayedFigures figures,
            Cast cast,
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
    void begin(DoorsOpened doors) {
        if (!cast.plays()) return;
        var today = Paris.today(clock);
        transaction.executeWithoutResult(_ -> store.age(today));
        if (!wanted) return;
        var helpers = Stream.of(Village.ODETTE, Village.SAMIRA, Village.THOMAS, Village.CLAIRE, Village.MARCEL)
                .flatMap(one -> cast.account(one).stream())
                .map(Account::id)
                .toList();
        Integer rows = transaction.execute(_ -> store.play(today, helpers));
        if (rows != null && rows > 0) figures.again();
    }
}
