package org.tousaidants.vouchers.payments;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.tousaidants.core.csv.CsvTable;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.paper.PdfWriter;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.FileResponse;
import org.tousaidants.platform.web.LogsPersonalDataReading;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;
import org.tousaidants.vouchers.booklets.VoucherBooklets;
import org.tousaidants.vouchers.ledger.EuroAmountFormat;
import org.tousaidants.vouchers.ledger.LedgerAccountKind;
import org.tousaidants.vouchers.ledger.LedgerTransferKind;
import org.tousaidants.vouchers.orders.CreditNote;
import org.tousaidants.vouchers.orders.CreditNotes;
import org.tousaidants.vouchers.orders.VoucherOrder;
import org.tousaidants.vouchers.orders.VoucherOrderAccounts;
import org.tousaidants.vouchers.orders.VoucherOrders;
import org.tousaidants.vouchers.redemptions.VoucherPlaceQualifications;

/// Pages with the documents of an order for a public accountant, from the payment mandates to the credit notes. Each
/// part ends with the sum of its amounts.
@Controller
@AllowedRoles(Role.COORDINATOR)
class OrderAccountingPages {
    private static final String ORDER = "/bureau/pass/commandes/{id}";

    /// A transfer of a funder's money in cents; the amount is negative for a refund.
    record FunderMoneyRow(Instant at, LedgerTransferKind act, String funder, String reason, long cents) {}

    /// The redeemed vouchers of one place in one month, with their value in cents.
    record MonthlyRedemptionRow(String month, String place, int vouchers, long cents, boolean signed) {}

    /// The change, in one month, of the value in cents of active vouchers: positive for vouchers that became
    /// active, negative for vouchers that ended.
    record MonthlyCirculationRow(String month, LedgerTransferKind act, long cents) {}

    /// The documents of one order.
    ///
    /// @param moved changes of the value of active vouchers by month, in ascending order
    record OrderAccountingView(
            VoucherOrders.OrderBalanceView standing,
            Map<UUID, CreditNote> credits,
            List<FunderMoneyRow> given,
            BookletDeliveriesView handed,
            List<MonthlyCirculationRow> moved,
            List<MonthlyRedemptionRow> taken,
            VoucherOrderAccounts money,
            LocalDate today) {
        VoucherOrder order() {
            return standing.order();
        }

        long circulating() {
            return moved.stream().mapToLong(MonthlyCirculationRow::cents).sum();
        }
    }

    /// The deliveries of the booklets of an order to prescribers.
    ///
    /// @param people names of the prescribers by account id
    record BookletDeliveriesView(
            VoucherOrder order, List<VoucherBooklets.BookletDelivery> deliveries, Map<UUID, String> people) {
        String who(VoucherBooklets.BookletDelivery one) {
            return people.getOrDefault(one.prescriber(), "–");
        }

        long worth(VoucherBooklets.BookletDelivery one) {
            return (long) one.booklets() * order.each() * order.faceCents();
        }

        int booklets() {
            return deliveries.stream()
                    .mapToInt(VoucherBooklets.BookletDelivery::booklets)
                    .sum();
        }

        long cents() {
            return deliveries.stream().mapToLong(this::worth).sum();
        }
    }

    private final PlacePayments settlements;
    private final VoucherOrders orders;
    private final CreditNotes creditNotes;
    private final VoucherBooklets booklets;
    private final VoucherPlaceQualifications qualifications;
    private final Accounts accounts;

    OrderAccountingPages(
            PlacePayments settlements,
            VoucherOrders orders,
            CreditNotes creditNotes,
            VoucherBooklets booklets,
            VoucherPlaceQualifications qualifications,
            Accounts accounts) {
        this.settlements = settlements;
        this.orders = orders;
        this.creditNotes = creditNotes;
        this.booklets = booklets;
        this.qualifications = qualifications;
        this.accounts = accounts;
    }

    @LogsPersonalDataReading("order {id}")
    @GetMapping(ORDER + "/preuves.pdf")
    ResponseEntity<byte[]> paper(SignedInPerson actor, @PathVariable UUID id, Page page) {
        var file = file(order(id));
        return FileResponse.pdf("dossier-" + file.order().reference() + ".pdf")
                .body(PdfWriter.pdf(View.of("vouchers/payments/filePaper", file).text(page)));
    }

    private VoucherOrder order(UUID id) {
        return orders.find(id).orElseThrow(NotFoundException::new);
    }

    private OrderAccountingView file(VoucherOrder order) {
        var money = orders.money(order);
        var given = new ArrayList<FunderMoneyRow>();
        var moved = new TreeMap<String, Map<LedgerTransferKind, Long>>();
        for (var movement : money.movements()) {
            var from = movement.from() == LedgerAccountKind.FUNDER;
            if (from || movement.to() == LedgerAccountKind.FUNDER)
                given.add(new FunderMoneyRow(
                        movement.at(),
                        movement.act(),
                        movement.funder(),
                        movement.reason(),
                        from ? movement.cents() : -movement.cents()));
            var out = movement.from() == LedgerAccountKind.CIRCULATION;
            if (out || movement.to() == LedgerAccountKind.CIRCULATION)
                moved.computeIfAbsent(ParisTime.month(movement.at()), _ -> new EnumMap<>(LedgerTransferKind.class))
                        .merge(movement.act(), out ? -movement.cents() : movement.cents(), Long::sum);
        }
        return new OrderAccountingView(
                orders.standing(order),
                creditNotes.of(order.id()),
                given,
                handed(order),
                moved.entrySet().stream()
                        .flatMap(month -> month.getValue().entrySet().stream()
                                .map(one -> new MonthlyCirculationRow(month.getKey(), one.getKey(), one.getValue())))
                        .toList(),
                taken(money),
                money,
                settlements.today());
    }

    private BookletDeliveriesView handed(VoucherOrder order) {
        var deliveries = booklets.deliveries(order.id());
        return new BookletDeliveriesView(
                order,
                deliveries,
                accounts.names(deliveries.stream()
                        .map(VoucherBooklets.BookletDelivery::prescriber)
                        .toList()));
    }

    private List<MonthlyRedemptionRow> taken(VoucherOrderAccounts money) {
        var redeemed = money.movements().stream()
                .flatMap(one -> one.voucher().stream())
                .filter(end -> end.act() == LedgerTransferKind.REDEEM)
                .toList();
        var sheets = qualifications.sheets(
                redeemed.stream().map(end -> end.to()).distinct().toList());
        var signed = settlements.all().stream()
                .filter(batch -> batch.paidAt().isPresent())
                .map(PlacePaymentBatch::monthText)
                .collect(Collectors.toSet());
        var found = new LinkedHashMap<String, MonthlyRedemptionRow>();
        for (var end : redeemed) {
            var month = ParisTime.month(end.at());
            var place = Optional.ofNullable(sheets.get(end.to()))
                    .map(sheet -> sheet.name())
                    .orElse("–");
            found.merge(
                    month + " " + end.to(),
                    new MonthlyRedemptionRow(month, place, 1, end.cents(), signed.contains(month)),
                    (a, b) -> new MonthlyRedemptionRow(
                            a.month(), a.place(), a.vouchers() + b.vouchers(), a.cents() + b.cents(), a.signed()));
        }
        return List.copyOf(found.values());
    }

    /// Returns a file with the deliveries of booklets and the confirmations of their receipt.
    @LogsPersonalDataReading("order {id}")
    @GetMapping(ORDER + "/livraisons.csv")
    ResponseEntity<byte[]> deliveries(SignedInPerson actor, @PathVariable UUID id) {
        var handed = handed(order(id));
        var out = CsvTable.forPeople("remis par", "envoyés", "accusé", "du carnet", "au carnet", "carnets", "euros");
        for (var delivery : handed.deliveries())
            out.row(
                    handed.who(delivery),
                    delivery.sent().toString(),
                    delivery.received().map(LocalDate::toString).orElse(""),
                    Integer.toString(delivery.first()),
                    Integer.toString(delivery.last()),
                    Integer.toString(delivery.booklets()),
                    EuroAmountFormat.plain(handed.worth(delivery)));
        out.row("total", "", "", "", "", Integer.toString(handed.booklets()), EuroAmountFormat.plain(handed.cents()));
        return FileResponse.csv("livraisons-" + handed.order().reference() + ".csv", out);
    }
}
