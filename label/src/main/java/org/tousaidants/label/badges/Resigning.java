package org.tousaidants.label.badges;

import java.time.Clock;
import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Network;
import org.tousaidants.platform.identity.Networks;
import org.tousaidants.platform.mail.Letter;
import org.tousaidants.platform.mail.Outbox;
import org.tousaidants.platform.web.Messages;
import org.tousaidants.platform.web.PublicAddress;

/// « Signer de nouveau » — what a key that leaked had signed, while it holds, and tell its holders to take the new
/// files. By the site rather than by the command that distrusts the key: the site alone knows its own address.
@Component
class Resigning {
    private static final int AT_ONCE = 200;
    private static final Duration WORTH = Duration.ofDays(30);

    private final Badges badges;
    private final Accounts accounts;
    private final Networks networks;
    private final Outbox outbox;
    private final PublicAddress address;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Resigning(
            Badges badges,
            Accounts accounts,
            Networks networks,
            Outbox outbox,
            PublicAddress address,
            TransactionTemplate transaction,
            Clock clock) {
        this.badges = badges;
        this.accounts = accounts;
        this.networks = networks;
        this.outbox = outbox;
        this.address = address;
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
                    badges.find(network.id(), code).ifPresent(badge -> tell(network, badge));
            });
    }

    private void tell(Network network, Badge badge) {
        badge.account()
                .flatMap(id -> accounts.find(network.id(), id))
                .ifPresent(account -> outbox.post(
                        network.id(),
                        letter(network, account, badge),
                        clock.instant().plus(WORTH)));
    }

    private Letter letter(Network network, Account account, Badge badge) {
        var words = Messages.in(accounts.lang(network.id(), account.id()));
        return new Letter(
                account.mail(),
                words.locale(),
                words.t("badges.mail.resigned.subject"),
                words.t(
                                        "badges.mail.resigned",
                                        Letter.line(account.name()),
                                        address.of("/verifier/" + badge.code(), words.locale()))
                                .strip()
                        + "\n");
    }
}
