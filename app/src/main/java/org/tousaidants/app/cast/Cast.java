package org.tousaidants.app.cast;

import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Networks;

/// « Distribution » — the people of the village once they have come in, and whether its stories are played.
@Component
public class Cast {
    private final Accounts accounts;
    private final Networks networks;
    private final boolean plays;

    Cast(
            Accounts accounts,
            Networks networks,
            @Value("${ta.demo:false}") boolean demo,
            @Value("${ta.real:}") String real) {
        this.accounts = accounts;
        this.networks = networks;
        this.plays = demo && real.isBlank();
    }

    /// Not beside the real sources.
    public boolean plays() {
        return plays;
    }

    public Optional<Account> account(Village.Character one) {
        return accounts.openOf().stream()
                .filter(account -> account.mail().value().equals(one.mail()))
                .findFirst();
    }

    public Optional<Actor> actor(Village.Character one) {
        return account(one).map(this::actor);
    }

    public Actor actor(Account account) {
        return new Actor(account.id(), account.mail().value(), account.name(), account.role(), networks.here());
    }
}
