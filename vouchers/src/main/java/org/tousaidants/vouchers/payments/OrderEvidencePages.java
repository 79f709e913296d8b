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
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.paper.PdfWriter;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.FileResponse;
import org.tousaidants.platform.web.LogsPersonalDataReading;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;
import org.tousaidants.vouchers.booklets.Booklets;
import org.tousaidants.vouchers.ledger.AccountKind;
import org.tousaidants.vouchers.ledger.EuroAmounts;
import org.tousaidants.vouchers.ledger.LedgerAct;
import org.tousaidants.vouchers.orders.CreditNote;
import org.tousaidants.vouchers.orders.CreditNotes;
import org.tousaidants.vouchers.orders.Order;
import org.tousaidants.vouchers.orders.OrderAccounts;
import org.tousaidants.vouchers.orders.Orders;
import org.tousaidants.vouchers.redemptions.PlaceQualifications;

/// Pages with the documents of an order for a public accountant, from the mandate to the credit note, each part
/// with its sum.
@Controller
@AllowedRoles(Role.COORDINATOR)
class OrderEvidencePages {
    private static final String ORDER = "/bureau/pass/commandes/{id}";

    /// A transfer of a funder's money; negative for a refund.
    record FunderMoneyRow(Instant at, LedgerAct act, String funder, String reason, long cents) {}

    /// The redeemed vouchers of one place in one month.
    record RedemptionRow(String month, String place, int vouchers, long cents, boolean signed) {}

    /// The value of vouchers that entered circulation in one month; negative if it left.
    record CirculationRow(String month, LedgerAct act, long cents) {}

    /// @param moved by month, in ascending order
    record OrderEvidenceView(
            Orders.OrderView standing,
            Map<UUID, CreditNote> credits,
            List<FunderMoneyRow> given,
            DeliveriesView handed,
            List<CirculationRow> moved,
            List<RedemptionRow> taken,
            OrderAccounts money,
            LocalDate today) {
        Order order() {
            return standing.order();
        }

        long circulating() {
            return moved.stream().mapToLong(CirculationRow::cents).sum();
        }
    }

    /// The deliveries to prescribers.
    ///
    /// @param people names by account id
    record DeliveriesView(Order order, List<Booklets.BookletDelivery> deliveries, Map<UUID, String> people) {
        String who(Booklets.BookletDelivery one) {
            return people.getOrDefault(one.prescriber(), "–");
        }

        long worth(Booklets.BookletDelivery one) {
            return (long) one.booklets() * order.each() * order.faceCents();
        }

        int booklets() {
            return deliveries.stream()
                    .mapToInt(Booklets.BookletDelivery::booklets)
                    .sum();
        }

        long cents() {
            return deliveries.stream().mapToLong(this::worth).sum();
        }
    }

    private final Settlements settlements;
    private final Orders orders;
    private final CreditNotes creditNotes;
    private final Booklets booklets;
    private final PlaceQualifications qualifications;
    private final Accounts accounts;

    OrderEvidencePages(
            Settlements settlements,
            Orders orders,
            CreditNotes creditNotes,
            Booklets booklets,
            PlaceQualifications qualifications,
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
    ResponseEntity<byte[]> paper(Actor actor, @PathVariable UUID id, Page page) {
        var file = file(order(id));
        return FileResponse.pdf("dossier-" + file.order().reference() + ".pdf")
                .body(PdfWriter.pdf(View.of("vouchers/payments/filePaper", file).text(page)));
    }

    private Order order(UUID id) {
        return orders.find(id).orElseThrow(NotFound::new);
    }

    private OrderEvidenceView file(Order order) {
        var money = orders.money(order);
        var given = new ArrayList<FunderMoneyRow>();
        var moved = new TreeMap<String, Map<LedgerAct, Long>>();
        for (var movement : money.movements()) {
            var from = movement.from() == AccountKind.FUNDER;
            if (from || movement.to() == AccountKind.FUNDER)
                given.add(new FunderMoneyRow(
                        movement.at(),
                        movement.act(),
                        movement.funder(),
                        movement.reason(),
                        from ? movement.cents() : -movement.cents()));
            var out = movement.from() == AccountKind.CIRCULATION;
            if (out || movement.to() == AccountKind.CIRCULATION)
                moved.computeIfAbsent(ParisTime.month(movement.at()), _ -> new EnumMap<>(LedgerAct.class))
                        .merge(movement.act(), out ? -movement.cents() : movement.cents(), Long::sum);
        }
        return new OrderEvidenceView(
                orders.standing(order),
                creditNotes.of(order.id()),
                given,
                handed(order),
                moved.entrySet().stream()
                        .flatMap(month -> month.getValue().entrySet().stream()
                                .map(one -> new CirculationRow(month.getKey(), one.getKey(), one.getValue())))
                        .toList(),
                taken(money),
                money,
                settlements.today());
    }

    private DeliveriesView handed(Order order) {
        var deliveries = booklets.deliveries(order.id());
        return new DeliveriesView(
                order,
                deliveries,
                accounts.names(deliveries.stream()
                        .map(Booklets.BookletDelivery::prescriber)
                        .toList()));
    }

    private List<RedemptionRow> taken(OrderAccounts money) {
        var redeemed = money.movements().stream()
                .flatMap(one -> one.voucher().stream())
                .filter(end -> end.act() == LedgerAct.REDEEM)
                .toList();
        var sheets = qualifications.sheets(
                redeemed.stream().map(end -> end.to()).distinct().toList());
        var signed = settlements.all().stream()
                .filter(batch -> batch.paidAt().isPresent())
                .map(PlacePaymentBatch::monthText)
                .collect(Collectors.toSet());
        var found = new LinkedHashMap<String, RedemptionRow>();
        for (var end : redeemed) {
            var month = ParisTime.month(end.at());
            var place = Optional.ofNullable(sheets.get(end.to()))
                    .map(sheet -> sheet.name())
                    .orElse("–");
            found.merge(
                    month + " " + end.to(),
                    new RedemptionRow(month, place, 1, end.cents(), signed.contains(month)),
                    (a, b) -> new RedemptionRow(
                            a.month(), a.place(), a.vouchers() + b.vouchers(), a.cents() + b.cents(), a.signed()));
        }
        return List.copyOf(found.values());
    }

    /// A file with the deliveries and their confirmations.
    @LogsPersonalDataReading("order {id}")
    @GetMapping(ORDER + "/livraisons.csv")
    ResponseEntity<byte[]> deliveries(Actor actor, @PathVariable UUID id) {
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
                    EuroAmounts.plain(handed.worth(delivery)));
        out.row("total", "", "", "", "", Integer.toString(handed.booklets()), EuroAmounts.plain(handed.cents()));
        return FileResponse.csv("livraisons-" + handed.order().reference() + ".csv", out);
    }
}
