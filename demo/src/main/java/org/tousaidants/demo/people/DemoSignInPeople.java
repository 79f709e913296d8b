package org.tousaidants.demo.people;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.signin.DemoSignInAccounts;

/// Lists the people of the demonstration on the sign-in page.
@Component
class DemoSignInPeople implements DemoSignInAccounts {
    private static final List<DemoPerson.DemoCharacter> OFFERED = Stream.concat(
                    DemoPerson.CAST.stream(), Stream.of(DemoPerson.HERVE, DemoPerson.JEANNE))
            .toList();

    private final DemoAccounts cast;
    private final Accounts accounts;

    DemoSignInPeople(DemoAccounts cast, Accounts accounts) {
        this.cast = cast;
        this.accounts = accounts;
    }

    @Override
    public List<DemoGuest> guests() {
        if (!cast.plays()) return List.of();
        var open = accounts.openOf().stream()
                .map(account -> account.mail().value())
                .collect(Collectors.toSet());
        return OFFERED.stream()
                .filter(one -> open.contains(one.mail()))
                .map(one -> new DemoGuest(one.name(), one.who(), one.mail()))
                .toList();
    }
}
