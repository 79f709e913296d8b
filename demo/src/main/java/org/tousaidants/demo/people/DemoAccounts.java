package org.tousaidants.demo.people;

import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.identity.TerritoryNetworks;

/// « Distribution » — finds the accounts of the demonstration, and tells whether its stories are executed.
@Component
public class DemoAccounts {
    private final Accounts accounts;
    private final TerritoryNetworks networks;
    private final boolean plays;

    DemoAccounts(
            Accounts accounts,
            TerritoryNetworks networks,
            @Value("${ta.demo:false}") boolean demo,
            @Value("${ta.real:}") String real) {
        this.accounts = accounts;
        this.networks = networks;
        this.plays = demo && real.isBlank();
    }

    /// Returns whether the stories of the demonstration are executed; false if the places come from real
    /// sources.
    public boolean plays() {
        return plays;
    }

    public Optional<Account> account(DemoPerson.DemoCharacter one) {
        return accounts.openOf().stream()
                .filter(account -> account.mail().value().equals(one.mail()))
                .findFirst();
    }

    public Optional<SignedInPerson> actor(DemoPerson.DemoCharacter one) {
        return account(one).map(this::actor);
    }

    public SignedInPerson actor(Account account) {
        return new SignedInPerson(
                account.id(), account.mail().value(), account.name(), account.role(), networks.here());
    }
}
