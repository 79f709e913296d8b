package org.tousaidants.pass.redemptions;

import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tousaidants.pass.orders.NoticeDue;
import org.tousaidants.pass.orders.PassCalendar;
import org.tousaidants.pass.orders.PassCalendar.Notice;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.letters.SiteLetters;

/// The letter of the calendar to the keepers of tills: until when they take the vouchers of the year, whichever order
/// they are of.
@Component
class KeeperLetterWriter {
    private final Qualifications qualifications;
    private final Accounts accounts;
    private final SiteLetters letters;

    KeeperLetterWriter(Qualifications qualifications, Accounts accounts, SiteLetters letters) {
        this.qualifications = qualifications;
        this.accounts = accounts;
        this.letters = letters;
    }

    @EventListener
    void on(NoticeDue due) {
        if (due.notice() != Notice.CONFIRM || !due.first()) return;
        var today = qualifications.today();
        var keepers = qualifications.current().values().stream()
                .filter(one -> one.on(today))
                .map(Qualified::keeper)
                .collect(Collectors.toSet());
        accounts.find(keepers)
                .values()
                .forEach(account -> letters.post(
                        account,
                        "redemptions.mail.end",
                        due.worthlessAfter(),
                        account.name(),
                        PassCalendar.end(due.order().year()),
                        PassCalendar.tolerance(due.order().year()),
                        new SiteLetters.PageAddress(TillPages.HERE)));
    }
}
