package org.tousaidants.pass.orders;

import java.util.Locale;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tousaidants.pass.ledger.Euros;
import org.tousaidants.platform.letters.SiteLetters;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.mail.Recipient;

/// The letters of the calendar to the funders of an order that gave an address.
@Component
class FunderLetterWriter {
    private final Orders orders;
    private final SiteLetters letters;

    FunderLetterWriter(Orders orders, SiteLetters letters) {
        this.orders = orders;
        this.letters = letters;
    }

    @EventListener
    void on(NoticeDue due) {
        var order = due.order();
        var standing = orders.standing(due.network(), order);
        var count = standing.count();
        for (var funder : order.funders())
            if (!funder.mail().isEmpty())
                letters.post(
                        due.network(),
                        Recipient.of(new MailAddress(funder.mail()), "fr"),
                        "orders.mail." + due.notice().word(),
                        due.worthlessAfter(),
                        funder.name(),
                        order.title(),
                        count.made(),
                        count.active(),
                        count.started(),
                        count.redeemed(),
                        Euros.said(standing.circulating(), Locale.FRENCH),
                        PassCalendar.end(order.year()),
                        PassCalendar.tolerance(order.year()),
                        order.reference());
    }
}
