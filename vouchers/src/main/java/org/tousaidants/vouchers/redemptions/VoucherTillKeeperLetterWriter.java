package org.tousaidants.vouchers.redemptions;

import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.letters.LetterWriter;
import org.tousaidants.vouchers.orders.VoucherOrderCalendar;
import org.tousaidants.vouchers.orders.VoucherOrderCalendar.CalendarDeadline;
import org.tousaidants.vouchers.orders.VoucherOrderDeadlineReached;

/// Writes letters to the till keepers about the last day on which they may accept the vouchers of the year, for all
/// orders together.
@Component
class VoucherTillKeeperLetterWriter {
    private final VoucherPlaceQualifications qualifications;
    private final Accounts accounts;
    private final LetterWriter letters;

    VoucherTillKeeperLetterWriter(VoucherPlaceQualifications qualifications, Accounts accounts, LetterWriter letters) {
        this.qualifications = qualifications;
        this.accounts = accounts;
        this.letters = letters;
    }

    @EventListener
    void on(VoucherOrderDeadlineReached due) {
        if (due.notice() != CalendarDeadline.CONFIRM || !due.first()) return;
        var today = qualifications.today();
        var keepers = qualifications.current().values().stream()
                .filter(one -> one.on(today))
                .map(VoucherQualifiedPlace::keeper)
                .collect(Collectors.toSet());
        accounts.find(keepers)
                .values()
                .forEach(account -> letters.post(
                        account,
                        "redemptions.mail.end",
                        due.worthlessAfter(),
                        account.name(),
                        VoucherOrderCalendar.end(due.order().year()),
                        VoucherOrderCalendar.tolerance(due.order().year()),
                        new LetterWriter.LetterPageAddress(VoucherTillPages.HERE)));
    }
}
