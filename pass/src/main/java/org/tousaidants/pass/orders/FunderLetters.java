package org.tousaidants.pass.orders;

import java.util.Locale;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tousaidants.pass.ledger.Euros;
import org.tousaidants.platform.mail.Letter;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.mail.Outbox;
import org.tousaidants.platform.web.Messages;

/// The letters of the calendar to the funders of an order that gave an address.
@Component
class FunderLetters {
    private final Orders orders;
    private final Outbox outbox;

    FunderLetters(Orders orders, Outbox outbox) {
        this.orders = orders;
        this.outbox = outbox;
    }

    @EventListener
    void on(NoticeDue due) {
        var order = due.order();
        var words = Messages.in(Locale.FRENCH);
        var standing = orders.standing(due.network(), order);
        var count = standing.count();
        var text = "orders.mail." + due.notice().word();
        for (var funder : order.funders()) {
            if (funder.mail().isEmpty()) continue;
            outbox.post(
                    due.network(),
                    new Letter(
                            new MailAddress(funder.mail()),
                            Locale.FRENCH,
                            words.t(text + ".subject", order.reference()),
                            words.t(
                                    text + ".body",
                                    Letter.line(funder.name()),
                                    Letter.line(order.title()),
                                    count.made(),
                                    count.active(),
                                    count.started(),
                                    count.redeemed(),
                                    Euros.said(standing.circulating(), Locale.FRENCH),
                                    PassCalendar.end(order.year()),
                                    PassCalendar.tolerance(order.year()))),
                    due.worthlessAfter());
        }
    }
}
