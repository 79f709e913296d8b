package org.tousaidants.pass.redemptions;

import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tousaidants.pass.orders.NoticeDue;
import org.tousaidants.pass.orders.PassCalendar;
import org.tousaidants.pass.orders.PassCalendar.Notice;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.mail.Letter;
import org.tousaidants.platform.mail.Outbox;
import org.tousaidants.platform.web.Messages;
import org.tousaidants.platform.web.PublicAddress;

/// The letter of the calendar to a till holder: until when she takes the vouchers of the year, whichever order
/// they are of.
@Component
class KeeperLetters {
    private final Qualifications qualifications;
    private final Accounts accounts;
    private final Outbox outbox;
    private final PublicAddress address;

    KeeperLetters(Qualifications qualifications, Accounts accounts, Outbox outbox, PublicAddress address) {
        this.qualifications = qualifications;
        this.accounts = accounts;
        this.outbox = outbox;
        this.address = address;
    }

    @EventListener
    void on(NoticeDue due) {
        if (due.notice() != Notice.CONFIRM || !due.first()) return;
        var today = qualifications.today();
        var keepers = qualifications.current(due.network()).values().stream()
                .filter(one -> one.on(today))
                .map(Qualified::keeper)
                .collect(Collectors.toSet());
        accounts.find(due.network(), keepers)
                .values()
                .forEach(account -> outbox.post(due.network(), letter(due, account), due.worthlessAfter()));
    }

    private Letter letter(NoticeDue due, Account account) {
        var words = Messages.in(accounts.lang(due.network(), account.id()));
        var year = due.order().year();
        return new Letter(
                account.mail(),
                words.locale(),
                words.t("redemptions.mail.end.subject"),
                words.t(
                        "redemptions.mail.end.body",
                        Letter.line(account.name()),
                        PassCalendar.end(year),
                        PassCalendar.tolerance(year),
                        address.of(TillPages.HERE, words.locale())));
    }
}
