package org.tousaidants.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.RunningSite;

/// Every link on a page opens for the people who see it.
class LinksTest extends RunningSite {
    @Test
    void aStrangerMeetsNoDeadEnd() {
        assertThat(DeadEnds.of(visitor())).isEmpty();
    }

    @Test
    void theVillageMeetsNoDeadEnd() {
        for (var name : List.of("nadia", "odette"))
            assertThat(DeadEnds.of(signedIn(villager(name)))).as(name).isEmpty();
    }

    @Test
    void whoHasJustComeMeetsNoDeadEnd() {
        for (var role : Role.values())
            assertThat(DeadEnds.of(signedIn(person(role)))).as(role.name()).isEmpty();
    }

    private Account villager(String name) {
        return accounts.openOf().stream()
                .filter(one -> one.mail().value().equals(name + "@village.example"))
                .findFirst()
                .orElseThrow();
    }
}
