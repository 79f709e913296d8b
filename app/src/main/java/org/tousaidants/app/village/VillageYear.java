package org.tousaidants.app.village;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tousaidants.core.text.Paris;
import org.tousaidants.observatory.figures.PlayedFigures;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Networks;

/// A year of acts, referrals, answers, searches and passages behind the figures of the village. Once.
@Component
class VillageYear {
    private static final int AFTER_THE_STORIES = 300;

    private final VillageYearStore store;
    private final PlayedFigures figures;
    private final Accounts accounts;
    private final Networks networks;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final boolean wanted;

    VillageYear(
            VillageYearStore store,
            PlayedFigures figures,
            Accounts accounts,
            Networks networks,
            PlatformTransactionManager transactions,
            Clock clock,
            @Value("${ta.demo.year:${ta.demo:false}}") boolean wanted,
            @Value("${ta.real:}") String real) {
        this.store = store;
        this.figures = figures;
        this.accounts = accounts;
        this.networks = networks;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.wanted = wanted && real.isBlank();
    }

    @EventListener
    @Order(AFTER_THE_STORIES)
    void begin(ApplicationReadyEvent ready) {
        if (!wanted) return;
        var network = networks.here().id();
        var today = LocalDate.ofInstant(clock.instant(), Paris.ZONE);
        var helpers = Stream.of(Village.ODETTE, Village.SAMIRA, Village.THOMAS, Village.CLAIRE, Village.MARCEL)
                .flatMap(one -> account(one).stream())
                .toList();
        Integer rows = transaction.execute(_ -> store.play(network, today, helpers));
        if (rows != null && rows > 0) figures.again();
    }

    private Optional<UUID> account(Village.Character one) {
        return accounts.openOf(networks.here().id()).stream()
                .filter(account -> account.mail().value().equals(one.mail()))
                .map(Account::id)
                .findFirst();
    }
}
