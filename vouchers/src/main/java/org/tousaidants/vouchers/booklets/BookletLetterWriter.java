package org.tousaidants.vouchers.booklets;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.letters.LetterWriter;
import org.tousaidants.vouchers.orders.VoucherOrderCalendar;
import org.tousaidants.vouchers.orders.VoucherOrderCalendar.CalendarDeadline;
import org.tousaidants.vouchers.orders.VoucherOrderDeadlineReached;

/// Writes letters to prescribers who still have booklets. The letters are sent before the first day on which
/// booklets are no longer handed over, and on that day.
@Component
class BookletLetterWriter {
    private final BookletStore store;
    private final Accounts accounts;
    private final LetterWriter letters;

    BookletLetterWriter(BookletStore store, Accounts accounts, LetterWriter letters) {
        this.store = store;
        this.accounts = accounts;
        this.letters = letters;
    }

    @EventListener
    void on(VoucherOrderDeadlineReached due) {
        if (due.notice() == CalendarDeadline.CONFIRM) return;
        var order = due.order();
        for (var stock : store.stocks(order.id()))
            if (stock.waiting() > 0)
                accounts.find(stock.prescriber())
                        .ifPresent(account -> letters.post(
                                account,
                                "booklets.mail." + due.notice().word(),
                                due.worthlessAfter(),
                                account.name(),
                                stock.waiting(),
                                order.title(),
                                VoucherOrderCalendar.stop(order.year()),
                                new LetterWriter.LetterPageAddress("/pass/carnets"),
                                order.reference()));
    }
}
