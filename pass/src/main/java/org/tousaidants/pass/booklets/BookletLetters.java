package org.tousaidants.pass.booklets;

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

/// The letters of the calendar to people who still have booklets to hand over: that she must soon stop, then that
/// she must.
@Component
class BookletLetters {
    private final BookletStore store;
    private final Accounts accounts;
    private final Outbox outbox;
    private final PublicAddress address;

    BookletLetters(BookletStore store, Accounts accounts, Outbox outbox, PublicAddress address) {
        this.store = store;
        this.accounts = accounts;
        this.outbox = outbox;
        this.address = address;
    }

    @EventListener
    void on(NoticeDue due) {
        if (due.notice() == Notice.CONFIRM) return;
        for (var stock : store.stocks(due.network(), due.order().id()))
            if (stock.waiting() > 0)
                accounts.find(due.network(), stock.prescriber())
                        .ifPresent(account -> outbox.post(
                                due.network(), letter(due, account, stock.waiting()), due.worthlessAfter()));
    }

    private Letter letter(NoticeDue due, Account account, int waiting) {
        var words = Messages.in(accounts.lang(due.network(), account.id()));
        var text = "booklets.mail." + due.notice().word();
        var order = due.order();
        return new Letter(
                account.mail(),
                words.locale(),
                words.t(text + ".subject", order.reference()),
                words.t(
                        text + ".body",
                        Letter.line(account.name()),
                        waiting,
                        Letter.line(order.title()),
                        PassCalendar.stop(order.year()),
                        address.of("/pass/carnets", words.locale())));
    }
}
