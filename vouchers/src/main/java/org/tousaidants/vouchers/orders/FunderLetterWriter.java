package org.tousaidants.vouchers.orders;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.letters.LetterWriter;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.mail.Recipient;
import org.tousaidants.vouchers.ledger.EuroAmounts;

/// Writes about an order to its funders, and to the coordination that pays refunds.
@Component
class FunderLetterWriter {
    private static final Duration WORTH = Duration.ofDays(30);

    private final Orders orders;
    private final CreditNotes creditNotes;
    private final Accounts accounts;
    private final LetterWriter letters;
    private final Clock clock;

    FunderLetterWriter(Orders orders, CreditNotes creditNotes, Accounts accounts, LetterWriter letters, Clock clock) {
        this.orders = orders;
        this.creditNotes = creditNotes;
        this.accounts = accounts;
        this.letters = letters;
        this.clock = clock;
    }

    @EventListener
    void on(CreditNoteIssued issued) {
        var order = issued.order();
        var note = issued.note();
        tell(
                issued.funder(),
                "orders.mail.credited",
                order.title(),
                order.reference(),
                order.creditReference(note.number()),
                EuroAmounts.said(note.cents(), Locale.FRENCH),
                ParisTime.day(note.at()),
                note.payee().account());
    }

    /// Writes that an order is closed, also to funders without a refund.
    @EventListener
    void on(OrderClosed closed) {
        var order = closed.order();
        creditNotes
                .usedUp(order)
                .forEach(funder -> tell(funder, "orders.mail.spent", order.title(), order.reference()));
    }

    private void tell(Order.Funder funder, String key, Object... holes) {
        if (funder.mail().isEmpty()) return;
        letters.post(
                Recipient.of(new MailAddress(funder.mail()), "fr"),
                key,
                clock.instant().plus(WORTH),
                Stream.concat(Stream.of(funder.name()), Arrays.stream(holes)).toArray());
    }

    @EventListener
    void on(RefundsDue due) {
        for (var coordinator : accounts.coordination())
            letters.post(
                    coordinator,
                    "orders.mail.refund",
                    due.worthlessAfter(),
                    coordinator.name(),
                    due.order().title(),
                    due.order().reference(),
                    new LetterWriter.PageAddress(
                            "/bureau/pass/commandes/" + due.order().id()));
    }

    @EventListener
    void on(OrderDeadlineReached due) {
        var order = due.order();
        var standing = orders.standing(order);
        var count = standing.count();
        for (var funder : order.funders())
            if (!funder.mail().isEmpty())
                letters.post(
                        Recipient.of(new MailAddress(funder.mail()), "fr"),
                        "orders.mail." + due.notice().word(),
                        due.worthlessAfter(),
                        funder.name(),
                        order.title(),
                        count.made(),
                        count.active(),
                        count.started(),
                        count.redeemed(),
                        EuroAmounts.said(standing.circulating(), Locale.FRENCH),
                        OrderCalendar.end(order.year()),
                        OrderCalendar.tolerance(order.year()),
                        order.reference());
    }
}
