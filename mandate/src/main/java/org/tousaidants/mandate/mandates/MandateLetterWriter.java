package org.tousaidants.mandate.mandates;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.letters.SiteLetters;

/// The letters of a mandate. They never name the person: a mailbox is read by others.
@Component
class MandateLetterWriter {
    private static final Duration WORTH = Duration.ofDays(3);

    private final SiteLetters letters;
    private final Accounts accounts;
    private final Clock clock;

    MandateLetterWriter(SiteLetters letters, Accounts accounts, Clock clock) {
        this.letters = letters;
        this.accounts = accounts;
        this.clock = clock;
    }

    void asks(Actor helper, Account witness, Mandate mandate) {
        post(mandate.network(), witness, "mandates.mail.witness", helper.name(), "/mandats/temoin/" + mandate.id());
    }

    void revoked(Mandate mandate) {
        for (var id : new UUID[] {mandate.helper(), mandate.witness()})
            accounts.find(mandate.network(), id)
                    .ifPresent(to -> post(mandate.network(), to, "mandates.mail.revoked", "", "/mandats"));
    }

    /// To the helper, unless she did it herself.
    void narrowed(Mandate mandate, Optional<UUID> by) {
        if (by.equals(Optional.of(mandate.helper()))) return;
        accounts.find(mandate.network(), mandate.helper())
                .ifPresent(to -> post(mandate.network(), to, "mandates.mail.narrowed", "", "/mandats/" + mandate.id()));
    }

    void ends(Mandate mandate) {
        accounts.find(mandate.network(), mandate.helper())
                .ifPresent(to -> post(mandate.network(), to, "mandates.mail.ends", "", "/mandats/" + mandate.id()));
    }

    private void post(String network, Account to, String key, String name, String path) {
        letters.post(network, to, key, clock.instant().plus(WORTH), to.name(), new SiteLetters.PageAddress(path), name);
    }
}
