package org.tousaidants.vouchers.redemptions;

import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.letters.LetterWriter;
import org.tousaidants.vouchers.orders.OrderCalendar;
import org.tousaidants.vouchers.orders.OrderCalendar.CalendarDeadline;
import org.tousaidants.vouchers.orders.OrderDeadlineReached;

/// Writes to the people who keep the tills: the last day on which they may accept the vouchers of the year, for
/// all orders.
@Component
class TillKeeperLetterWriter {
    private final PlaceQualifications qualifications;
    private final Accounts accounts;
    private final LetterWriter letters;

    TillKeeperLetterWriter(PlaceQualifications qualifications, Accounts accounts, LetterWriter letters) {
        this.qualifications = qualifications;
        this.accounts = accounts;
        this.letters = letters;
    }

    @EventListener
    void on(OrderDeadlineReached due) {
        if (due.notice() != CalendarDeadline.CONFIRM || !due.first()) return;
        var today = qualifications.today();
        var keepers = qualifications.current().values().stream()
                .filter(one -> one.on(today))
                .map(QualifiedPlace::keeper)
                .collect(Collectors.toSet());
        accounts.find(keepers)
                .values()
                .forEach(account -> letters.post(
                        account,
                        "redemptions.mail.end",
                        due.worthlessAfter(),
                        account.name(),
                        OrderCalendar.end(due.order().year()),
                        OrderCalendar.tolerance(due.order().year()),
                        new LetterWriter.PageAddress(VoucherTillPages.HERE)));
    }
}
