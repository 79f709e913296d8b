package org.tousaidants.label.badges;

import java.time.Clock;
import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Networks;
import org.tousaidants.platform.letters.SiteLetters;

/// « Signer de nouveau » — what a key that leaked had signed, while it holds, and tell its holders to take the new
/// files. By the site rather than by the command that distrusts the key: the site alone knows its own address.
@Component
class BadgeResigner {
    private static final int AT_ONCE = 200;
    private static final Duration WORTH = Duration.ofDays(30);

    private final Badges badges;
    private final Accounts accounts;
    private final Networks networks;
    private final SiteLetters letters;
    private final TransactionTemplate transaction;
    private final Clock clock;

    BadgeResigner(
            Badges badges,
            Accounts accounts,
            Networks networks,
            SiteLetters letters,
            TransactionTemplate transaction,
            Clock clock) {
        this.badges = badges;
        this.accounts = accounts;
        this.networks = networks;
        this.letters = letters;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// One transaction a badge: what was signed stays signed if the machine stops.
    @Scheduled(initialDelay = 20_000, fixedDelay = 60_000)
    void run() {
        var network = networks.here();
        for (var code : badges.distrusted(network.id(), AT_ONCE))
            transaction.executeWithoutResult(status -> {
                if (badges.resign(network, code) instanceof Badges.Result.Done)
                    badges.find(network.id(), code).ifPresent(badge -> tell(network.id(), badge));
            });
    }

    private void tell(String network, Badge badge) {
        badge.account()
                .flatMap(id -> accounts.find(network, id))
                .ifPresent(account -> letters.post(
                        network,
                        account,
                        "badges.mail.resigned",
                        clock.instant().plus(WORTH),
                        account.name(),
                        new SiteLetters.PageAddress("/verifier/" + badge.code())));
    }
}
