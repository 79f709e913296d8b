package org.tousaidants.label.badges;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Networks;
import org.tousaidants.platform.jobs.Job;
import org.tousaidants.platform.letters.LetterWriter;

/// « Signer de nouveau » — signs again the valid badges that a leaked key had signed, and sends the new files
/// to their holders. The site does this instead of the command that distrusts the key, because only the site
/// knows its address.
@Component
class BadgeSignatureRenewal {
    private static final Duration BETWEEN = Duration.ofMinutes(1);
    private static final Duration WORTH = Duration.ofDays(30);

    private final Badges badges;
    private final Accounts accounts;
    private final Networks networks;
    private final LetterWriter letters;
    private final Clock clock;

    BadgeSignatureRenewal(Badges badges, Accounts accounts, Networks networks, LetterWriter letters, Clock clock) {
        this.badges = badges;
        this.accounts = accounts;
        this.networks = networks;
        this.letters = letters;
        this.clock = clock;
    }

    /// Each badge has its own transaction: if the machine stops, badges already signed stay signed.
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
        if (badges.resign(network, badge) instanceof Badges.Result.Done)
            badges.find(badge).ifPresent(one -> tell(one));
    }

    private void tell(Badge badge) {
        badge.account()
                .flatMap(id -> accounts.find(id))
                .ifPresent(account -> letters.post(
                        account,
                        "badges.mail.resigned",
                        clock.instant().plus(WORTH),
                        account.name(),
                        new LetterWriter.PageAddress("/verifier/" + badge.code())));
    }
}
