package org.tousaidants.pass.settlement;

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
import org.tousaidants.core.text.Paris;
import org.tousaidants.pass.booklets.Booklets;
import org.tousaidants.pass.ledger.AccountKind;
import org.tousaidants.pass.ledger.Act;
import org.tousaidants.pass.ledger.Euros;
import org.tousaidants.pass.orders.Order;
import org.tousaidants.pass.orders.Orders;
import org.tousaidants.pass.redemptions.Qualifications;
import org.tousaidants.pass.treasury.Treasury;
import org.tousaidants.pass.treasury.Vouchers;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.paper.Paper;
import org.tousaidants.platform.web.FileAnswer;
import org.tousaidants.platform.web.For;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.Reads;
import org.tousaidants.platform.web.View;

/// The file of an order for a public accountant: from the mandate to the credit note, each part with its sum.
@Controller
@For(Role.COORDINATOR)
class EvidencePages {
    private static final String ORDER = "/bureau/pass/commandes/{id}";

    /// A movement of a funder's money: below zero when it went back.
    record Given(Instant at, Act act, String funder, String reason, long cents) {}

    /// What one place took in one month.
    record Taken(String month, String place, int vouchers, long cents, boolean signed) {}

    /// What vouchers brought into circulation in one month, or took out of it, below zero.
    record Moved(String month, Act act, long cents) {}

    record Balance(AccountKind kind, String funder, long cents) {}

    /// @param moved in the order of months
    /// @param people by id, who hand booklets over
    record File(
            Orders.Standing standing,
            Map<UUID, Orders.Credit> credits,
            List<Given> given,
            List<Booklets.Delivery> deliveries,
            Map<UUID, String> people,
            List<Moved> moved,
            List<Taken> taken,
            List<Balance> balances,
            LocalDate today) {
        Order order() {
            return standing.order();
        }

        long worth(Booklets.Delivery one) {
            return (long) one.booklets() * order().each() * order().faceCents();
        }

        long delivered() {
            return deliveries.stream().mapToLong(this::worth).sum();
        }

        long circulating() {
            return moved.stream().mapToLong(Moved::cents).sum();
        }

        long redeemed() {
            return taken.stream().mapToLong(Taken::cents).sum();
        }

        /// Zero, or the audit says why.
        long all() {
            return standing.redeemed()
                    + balances.stream().mapToLong(Balance::cents).sum();
        }
    }

    private final Settlements settlements;
    private final Orders orders;
    private final Treasury treasury;
    private final Vouchers vouchers;
    private final Booklets booklets;
    private final Qualifications qualifications;
    private final Accounts accounts;

    EvidencePages(
            Settlements settlements,
            Orders orders,
            Treasury treasury,
            Vouchers vouchers,
            Booklets booklets,
            Qualifications qualifications,
            Accounts accounts) {
        this.settlements = settlements;
        this.orders = orders;
        this.treasury = treasury;
        this.vouchers = vouchers;
        this.booklets = booklets;
        this.qualifications = qualifications;
        this.accounts = accounts;
    }

    @Reads("order {id}")
    @GetMapping(ORDER + "/preuves.pdf")
    ResponseEntity<byte[]> paper(Actor actor, @PathVariable UUID id, Page page) {
        var file = file(actor.network().id(), order(actor, id));
        return FileAnswer.pdf("dossier-" + file.order().reference() + ".pdf")
                .body(Paper.pdf(View.of("pass/settlement/filePaper", file).text(page)));
    }

    private Order order(Actor actor, UUID id) {
        return orders.find(actor.network().id(), id).orElseThrow(NotFound::new);
    }

    private File file(String network, Order order) {
        var deliveries = booklets.deliveries(network, order.id());
        var given = new ArrayList<Given>();
        var moved = new TreeMap<String, Map<Act, Long>>();
        for (var line : treasury.lines(network, order.id())) {
            var transfer = line.transfer();
            var from = transfer.debit().kind();
            if (from == AccountKind.FUNDER || transfer.credit().kind() == AccountKind.FUNDER)
                given.add(new Given(
                        line.at(),
                        transfer.act(),
                        order.funder(transfer.debit().party()).orElse(""),
                        transfer.reason(),
                        from == AccountKind.FUNDER ? transfer.cents() : -transfer.cents()));
            if (transfer.credit().kind() == AccountKind.CIRCULATION)
                moved.computeIfAbsent(Paris.month(line.at()), _ -> new EnumMap<>(Act.class))
                        .merge(transfer.act(), transfer.cents(), Long::sum);
        }
        var ended = vouchers.ended(network, order.id());
        for (var end : ended)
            moved.computeIfAbsent(Paris.month(end.at()), _ -> new EnumMap<>(Act.class))
                    .merge(end.act(), (long) -end.cents(), Long::sum);
        var balances = new ArrayList<Balance>();
        treasury.accounts(network, order.id())
                .forEach((account, cents) -> balances.add(new Balance(
                        account.kind(), order.funder(account.party()).orElse(""), cents)));
        return new File(
                orders.standing(network, order),
                orders.credits(network, order.id()),
                given,
                deliveries,
                accounts.names(
                        network,
                        deliveries.stream().map(Booklets.Delivery::prescriber).toList()),
                moved.entrySet().stream()
                        .flatMap(month -> month.getValue().entrySet().stream()
                                .map(one -> new Moved(month.getKey(), one.getKey(), one.getValue())))
                        .toList(),
                taken(network, ended),
                balances,
                settlements.today());
    }

    private List<Taken> taken(String network, List<Vouchers.Ended> ended) {
        var redeemed = ended.stream().filter(end -> end.act() == Act.REDEEM).toList();
        var sheets = qualifications.sheets(
                network, redeemed.stream().map(Vouchers.Ended::to).distinct().toList());
        var signed = settlements.all(network).stream()
                .filter(batch -> batch.paidAt().isPresent())
                .map(Batch::monthText)
                .collect(Collectors.toSet());
        var found = new LinkedHashMap<String, Taken>();
        for (var end : redeemed) {
            var month = Paris.month(end.at());
            var place = Optional.ofNullable(sheets.get(end.to()))
                    .map(sheet -> sheet.name())
                    .orElse("–");
            found.merge(
                    month + " " + end.to(),
                    new Taken(month, place, 1, end.cents(), signed.contains(month)),
                    (a, b) -> new Taken(
                            a.month(), a.place(), a.vouchers() + b.vouchers(), a.cents() + b.cents(), a.signed()));
        }
        return List.copyOf(found.values());
    }

    /// Who was sent which booklets, and said that they came.
    @Reads("order {id}")
    @GetMapping(ORDER + "/livraisons.csv")
    ResponseEntity<byte[]> deliveries(Actor actor, @PathVariable UUID id) {
        var file = file(actor.network().id(), order(actor, id));
        var out = CsvTable.forPeople("remis par", "envoyés", "accusé", "du carnet", "au carnet", "carnets", "euros");
        for (var one : file.deliveries())
            out.row(
                    file.people().getOrDefault(one.prescriber(), ""),
                    one.sent().toString(),
                    one.received().map(LocalDate::toString).orElse(""),
                    Integer.toString(one.first()),
                    Integer.toString(one.last()),
                    Integer.toString(one.booklets()),
                    Euros.plain(file.worth(one)));
        out.row(
                "total",
                "",
                "",
                "",
                "",
                Integer.toString(file.deliveries().stream()
                        .mapToInt(Booklets.Delivery::booklets)
                        .sum()),
                Euros.plain(file.delivered()));
        return FileAnswer.csv("livraisons-" + file.order().reference() + ".csv", out);
    }
}
