package org.tousaidants.demo.people;

import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Networks;

/// « Distribution » — finds the accounts of the demonstration, and tells whether its stories run.
@Component
public class DemoAccounts {
    private final Accounts accounts;
    private final Networks networks;
    private final boolean plays;

    DemoAccounts(
            Accounts accounts,
            Networks networks,
            @Value("${ta.demo:false}") boolean demo,
            @Value("${ta.real:}") String real) {
        this.accounts = accounts;
        this.networks = networks;
        this.plays = demo && real.isBlank();
    }

    /// Whether the stories run: not with real sources of places.
    public boolean plays() {
        return plays;
    }

    public Optional<Account> account(DemoPerson.Character one) {
        return accounts.openOf().stream()
                .filter(account -> account.mail().value().equals(one.mail()))
                .findFirst();
    }

    public Optional<Actor> actor(DemoPerson.Character one) {
        return account(one).map(this::actor);
    }

    public Actor actor(Account account) {
        return new Actor(account.id(), account.mail().value(), account.name(), account.role(), networks.here());
    }
}
