package org.tousaidants.label.badges;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.TerritoryNetworks;
import org.tousaidants.platform.jobs.Job;
import org.tousaidants.platform.letters.LetterWriter;

/// « Signer de nouveau » — signs again the valid badges that were signed with a leaked key, and sends the new files
/// to their holders. The application does this and not the command that distrusts the key, because only the
/// application knows its address.
@Component
class BadgeSignatureRenewal {
    private static final Duration BETWEEN = Duration.ofMinutes(1);
    private static final Duration WORTH = Duration.ofDays(30);

    private final LabelBadges badges;
    private final Accounts accounts;
    private final TerritoryNetworks networks;
    private final LetterWriter letters;
    private final Clock clock;

    BadgeSignatureRenewal(
            LabelBadges badges, Accounts accounts, TerritoryNetworks networks, LetterWriter letters, Clock clock) {
        this.badges = badges;
        this.accounts = accounts;
        this.networks = networks;
        this.letters = letters;
        this.clock = clock;
    }

    /// Returns the job that signs badges again. Each badge has its own transaction, so that the badges that are
    /// already signed again stay so if the machine stops.
    @Bean("badges.resign")
    static Job resignJob(BadgeSignatureRenewal badgeResigner) {
        return Job.every(BETWEEN).items(badgeResigner::distrusted, badgeResigner::resign);
    }

    private List<String> distrusted() {
        return badges.distrusted(Integer.MAX_VALUE).stream()
                .map(BadgeCode::value)
                .toList();
    }

    private void resign(String code) {
        var network = networks.here();
        var badge = new BadgeCode(code);
        if (badges.resign(network, badge) instanceof LabelBadges.BadgeActResult.BadgeActDone)
            badges.find(badge).ifPresent(one -> tell(one));
    }

    private void tell(LabelBadge badge) {
        badge.account()
                .flatMap(id -> accounts.find(id))
                .ifPresent(account -> letters.post(
                        account,
                        "badges.mail.resigned",
                        clock.instant().plus(WORTH),
                        account.name(),
                        new LetterWriter.LetterPageAddress("/verifier/" + badge.code())));
    }
}
