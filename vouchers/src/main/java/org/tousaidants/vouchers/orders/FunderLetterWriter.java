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
import org.tousaidants.platform.mail.LetterRecipient;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.vouchers.ledger.EuroAmountFormat;

/// Writes letters about an order to its funders, and to the coordination, which pays refunds.
@Component
class FunderLetterWriter {
    private static final Duration WORTH = Duration.ofDays(30);

    private final VoucherOrders orders;
    private final CreditNotes creditNotes;
    private final Accounts accounts;
    private final LetterWriter letters;
    private final Clock clock;

    FunderLetterWriter(
            VoucherOrders orders, CreditNotes creditNotes, Accounts accounts, LetterWriter letters, Clock clock) {
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
                EuroAmountFormat.said(note.cents(), Locale.FRENCH),
                ParisTime.day(note.at()),
                note.payee().account());
    }

    /// Writes to the funders of a closed order, including those without a refund.
    @EventListener
    void on(VoucherOrderClosed closed) {
        var order = closed.order();
        creditNotes
                .usedUp(order)
                .forEach(funder -> tell(funder, "orders.mail.spent", order.title(), order.reference()));
    }

    private void tell(VoucherOrder.OrderFunder funder, String key, Object... holes) {
        if (funder.mail().isEmpty()) return;
        letters.post(
                LetterRecipient.of(new MailAddress(funder.mail()), "fr"),
                key,
                clock.instant().plus(WORTH),
                Stream.concat(Stream.of(funder.name()), Arrays.stream(holes)).toArray());
    }

    @EventListener
    void on(FunderRefundsDue due) {
        for (var coordinator : accounts.coordination())
            letters.post(
                    coordinator,
                    "orders.mail.refund",
                    due.worthlessAfter(),
                    coordinator.name(),
                    due.order().title(),
                    due.order().reference(),
                    new LetterWriter.LetterPageAddress(
                            "/bureau/pass/commandes/" + due.order().id()));
    }

    @EventListener
    void on(VoucherOrderDeadlineReached due) {
        var order = due.order();
        var standing = orders.standing(order);
        var count = standing.count();
        for (var funder : order.funders())
            if (!funder.mail().isEmpty())
                letters.post(
                        LetterRecipient.of(new MailAddress(funder.mail()), "fr"),
                        "orders.mail." + due.notice().word(),
                        due.worthlessAfter(),
                        funder.name(),
                        order.title(),
                        count.made(),
                        count.active(),
                        count.started(),
                        count.redeemed(),
                        EuroAmountFormat.said(standing.circulating(), Locale.FRENCH),
                        VoucherOrderCalendar.end(order.year()),
                        VoucherOrderCalendar.tolerance(order.year()),
                        order.reference());
    }
}
