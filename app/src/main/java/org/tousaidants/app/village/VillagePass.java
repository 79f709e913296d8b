package org.tousaidants.app.village;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.tousaidants.pass.settlement.PlayedPass;
import org.tousaidants.places.directory.Directory;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Networks;
import org.tousaidants.platform.identity.Role;

/// A small order of vouchers, quoted, paid for, printed and used in several towns.
@Component
class VillagePass {
    private static final UUID SECOND_SIGNATURE = new UUID(0, 15);

    private static final List<String> TOWNS = List.of("Saintes", "Rochefort", "La Rochelle", "Royan");

    private final PlayedPass rehearsal;
    private final Directory directory;
    private final Accounts accounts;
    private final Networks networks;
    private final boolean demo;
    private final String real;

    VillagePass(
            PlayedPass rehearsal,
            Directory directory,
            Accounts accounts,
            Networks networks,
            @Value("${ta.demo:false}") boolean demo,
            @Value("${ta.real:}") String real) {
        this.demo = demo;
        this.real = real;
        this.rehearsal = rehearsal;
        this.directory = directory;
        this.accounts = accounts;
        this.networks = networks;
    }

    /// After the doors have opened on the village, once.
    @EventListener
    @Order(200)
    void begin(ApplicationReadyEvent ready) {
        if (demo && real.isBlank()) person(Village.NADIA).ifPresent(this::begin);
    }

    private Optional<Account> person(Village.Character one) {
        return accounts.openOf(networks.here().id()).stream()
                .filter(account -> account.mail().value().equals(one.mail()))
                .findFirst();
    }

    private void begin(Account coordinator) {
        var network = networks.here();
        var by = new Actor(
                coordinator.id(), coordinator.mail().value(), coordinator.name(), coordinator.role(), network);
        var second =
                new Actor(SECOND_SIGNATURE, "signature@village.example", "Démonstration", Role.COORDINATOR, network);
        var helper = person(Village.SAMIRA);
        var all = directory.snapshot(network.id()).places();
        var places = TOWNS.stream()
                .flatMap(town -> all.stream()
                        .filter(Place::inLists)
                        .filter(one -> one.commune().equals(town))
                        .limit(1))
                .toList();
        helper.ifPresent(one -> rehearsal.play(by, second, one, places));
    }
}
