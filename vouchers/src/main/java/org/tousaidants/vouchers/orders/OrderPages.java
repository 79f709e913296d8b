package org.tousaidants.vouchers.orders;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.core.csv.CsvTable;
import org.tousaidants.core.schema.PlaceService;
import org.tousaidants.core.text.TextFolding;
import org.tousaidants.core.text.ValueParser;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.journal.JournalSubjectNames;
import org.tousaidants.platform.paper.PdfWriter;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Choice;
import org.tousaidants.platform.web.FileResponse;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;
import org.tousaidants.vouchers.ledger.EuroAmounts;
import org.tousaidants.vouchers.ledger.LedgerAct;
import org.tousaidants.vouchers.ledger.LedgerTransfer;
import org.tousaidants.vouchers.signatures.ActNeedingTwoSignatures;
import org.tousaidants.vouchers.signatures.SignatureRequest;
import org.tousaidants.vouchers.signatures.Signatures;
import org.tousaidants.vouchers.treasury.Treasury;
import org.tousaidants.vouchers.treasury.Vouchers;

/// Pages with the orders, for the coordinator.
@Controller
@AllowedRoles(Role.COORDINATOR)
class OrderPages {
    private static final String HERE = "/bureau/pass";
    private static final String MANDATE_TWICE = "orders.form.mandate.twice";
    private static final String MANDATE_WAITS = "orders.form.mandate.waits";
    private static final String ORDER = HERE + "/commandes/{id}";

    record OrderListView(List<Order> orders) {}

    record OrderFormView(Form form) {
        List<Choice> services(Page page) {
            return Arrays.stream(PlaceService.values())
                    .map(service -> Choice.of(service.name(), page.t(service.key())))
                    .toList();
        }
    }

    /// @param said last part of the message key of the last action, or empty
    record OrderDeskView(
            Orders.OrderView standing,
            List<Orders.OrderStep> steps,
            Map<UUID, CreditNote> credits,
            Form form,
            String said) {
        Order order() {
            return standing.order();
        }

        /// Whether money is already recorded under this mandate number.
        boolean sameMandate() {
            return form.error("mandat")
                    .filter(one -> one.key().equals(MANDATE_TWICE) || one.key().equals(MANDATE_WAITS))
                    .isPresent();
        }
    }

    private final Orders orders;
    private final CreditNotes creditNotes;
    private final Signatures signatures;

    OrderPages(Orders orders, CreditNotes creditNotes, Signatures signatures) {
        this.orders = orders;
        this.creditNotes = creditNotes;
        this.signatures = signatures;
    }

    @GetMapping(HERE)
    View list(Actor actor) {
        return View.of("vouchers/orders/list", new OrderListView(orders.all()));
    }

    @GetMapping(HERE + "/nouvelle")
    View ask() {
        return View.of(
                "vouchers/orders/ask",
                new OrderFormView(QuoteForm.proposed(orders.today().getYear())));
    }

    @PostMapping(HERE + "/commandes")
    View quote(Actor actor, Form form, Page page) {
        return QuoteForm.parse(form, orders.today().getYear(), page.locale())
                .map(wanted -> at(orders.quote(actor, wanted).id(), ""))
                .orElseGet(() ->
                        View.of("vouchers/orders/ask", new OrderFormView(form)).status(422));
    }

    private static View at(UUID id, String said) {
        return View.redirect(HERE + "/commandes/" + id + (said.isEmpty() ? "" : "?suite=" + said));
    }

    @GetMapping(ORDER)
    View read(Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String suite) {
        return desk(id, freshForm(), suite);
    }

    /// The form contains the id of the transfer: sent twice, it is recorded once.
    private static Form freshForm() {
        return Form.filled(Map.of("id", List.of(UUID.randomUUID().toString())));
    }

    private View desk(UUID id, Form form, String said) {
        return View.of(
                "vouchers/orders/desk",
                new OrderDeskView(
                        standing(id),
                        orders.steps(id),
                        creditNotes.of(id),
                        form,
                        said.matches("ordered|cancelled|asked|not-now") ? said : ""));
    }

    private Orders.OrderView standing(UUID id) {
        return orders.find(id).map(order -> orders.standing(order)).orElseThrow(NotFound::new);
    }

    @PostMapping(ORDER + "/bon")
    View order(Actor actor, @PathVariable UUID id, Form form) {
        var engagements = new LinkedHashMap<UUID, String>();
        for (var funder : standing(id).order().funders()) {
            var typed = form.text("engagement-" + funder.id()).max(50).get();
            if (!typed.isEmpty()) engagements.put(funder.id(), typed);
        }
        if (form.hasErrors()) return desk(id, form, "").status(422);
        return at(id, orders.order(actor, id, engagements) ? "ordered" : "not-now");
    }

    @PostMapping(ORDER + "/annulation")
    View cancel(Actor actor, @PathVariable UUID id) {
        return at(id, orders.cancel(actor, id) ? "cancelled" : "not-now");
    }

    /// Records received money; another person checks the bank account and signs.
    @PostMapping(ORDER + "/provisions")
    View provide(Actor actor, @PathVariable UUID id, Form form, Page page) {
        var movement = form.text("id").required().as(ValueParser::uuid, "orders.form.again");
        var funder = form.text("financeur").required().as(ValueParser::uuid, "orders.form.again");
        var cents = form.text("montant").required().as(EuroAmounts::typed, "orders.form.cents");
        var mandate = form.text("mandat")
                .required("orders.form.mandate.missing")
                .max(60)
                .get();
        if (form.hasErrors() || movement.isEmpty() || funder.isEmpty() || cents.isEmpty())
            return desk(id, form, "").status(422);
        if (!form.checked("memeMandat")) knownMandate(movement.get(), mandate, form, page);
        if (form.hasErrors()) return desk(id, form, "").status(422);
        return switch (orders.mayProvide(id, funder.get(), cents.get())) {
            case Orders.ProvisionResult.MoneyRecorded() -> {
                askToProvide(actor, standing(id), movement.get(), funder.get(), cents.get(), mandate);
                yield at(id, "asked");
            }
            case Orders.ProvisionResult.NotNow() -> at(id, "not-now");
            case Orders.ProvisionResult.AmountAboveExpected(var expected) -> {
                form.error("montant", "orders.form.tooMuch", EuroAmounts.said(expected, page.locale()));
                yield desk(id, form, "").status(422);
            }
            case Orders.ProvisionResult.NotFound() -> throw new NotFound();
        };
    }

    /// Asks for a confirmation if the mandate number is known, because the payment may be recorded already.
    private void knownMandate(UUID movement, String mandate, Form form, Page page) {
        for (var known : orders.mandated(mandate)) {
            var transfer = known.line().transfer();
            if (transfer.id().equals(movement)) continue;
            form.error(
                    "mandat",
                    MANDATE_TWICE,
                    known.order().reference(),
                    known.order().funder(transfer.debit().party()).orElse("–"),
                    EuroAmounts.said(transfer.cents(), page.locale()),
                    page.shortDay(known.line().at()));
        }
        for (var request : signatures.open())
            if (request.what().equals("provide")
                    && !request.id().equals(movement)
                    && TextFolding.words(request.detail("mandate")).equals(TextFolding.words(mandate)))
                form.error("mandat", MANDATE_WAITS, request.words());
    }

    private void askToProvide(
            Actor actor, Orders.OrderView standing, UUID movement, UUID funder, long cents, String mandate) {
        var order = standing.order();
        var name = order.funder(funder).orElse("–");
        var given = standing.given().getOrDefault(funder, 0L);
        signatures.ask(
                actor,
                movement,
                new SignatureRequest.RequestedAct(
                        "provide",
                        order.id(),
                        Optional.of(funder),
                        order.reference() + " – " + name + " – " + euros(cents) + " – " + mandate,
                        cents,
                        List.of(
                                SignatureRequest.ValueUnderReview.of(
                                        "order", order.reference() + " – " + order.title()),
                                SignatureRequest.ValueUnderReview.of("funder", name),
                                SignatureRequest.ValueUnderReview.of("mandate", mandate),
                                SignatureRequest.ValueUnderReview.of("amount", euros(cents)),
                                new SignatureRequest.ValueUnderReview(
                                        "received", euros(given), euros(given + cents)))));
    }

    private static String euros(long cents) {
        return EuroAmounts.said(cents, Locale.FRENCH);
    }

    @Bean
    static ActNeedingTwoSignatures provisions(Orders orders) {
        return ActNeedingTwoSignatures.of(
                "provide",
                (request, second) -> orders.provide(
                                request.id(),
                                request.subject(),
                                request.party().orElseThrow(),
                                request.cents(),
                                request.detail("mandate"),
                                request.by(),
                                second)
                        instanceof Orders.ProvisionResult.MoneyRecorded);
    }

    @GetMapping(ORDER + "/retrait")
    View askToWithdraw(Actor actor, @PathVariable UUID id) {
        return withdrawal(id, freshForm());
    }

    private View withdrawal(UUID id, Form form) {
        return View.of("vouchers/orders/withdraw", new OrderDeskView(standing(id), List.of(), Map.of(), form, ""));
    }

    /// Returns money to a funder; another person signs.
    @PostMapping(ORDER + "/retraits")
    View withdraw(Actor actor, @PathVariable UUID id, Form form) {
        var standing = standing(id);
        var movement = form.text("id").required().as(ValueParser::uuid, "orders.form.again");
        var funder = form.text("financeur").required().as(ValueParser::uuid, "orders.form.again");
        var cents = form.text("montant").required().as(EuroAmounts::typed, "orders.form.cents");
        var reason = form.text("motif")
                .required("orders.form.reason.missing")
                .max(200)
                .get();
        var who = standing.order().funders().stream()
                .filter(one -> funder.filter(one.id()::equals).isPresent())
                .findFirst();
        if (form.hasErrors() || movement.isEmpty() || cents.isEmpty() || who.isEmpty())
            return withdrawal(id, form).status(422);
        signatures.ask(actor, movement.get(), withdrawal(standing, who.get(), cents.get(), reason));
        return at(id, "asked");
    }

    private static SignatureRequest.RequestedAct withdrawal(
            Orders.OrderView standing, Order.Funder funder, long cents, String reason) {
        var order = standing.order();
        var given = standing.given().getOrDefault(funder.id(), 0L);
        return new SignatureRequest.RequestedAct(
                "withdraw",
                order.id(),
                Optional.of(funder.id()),
                order.reference() + " – " + funder.name() + " – " + euros(cents) + " – " + reason,
                cents,
                List.of(
                        SignatureRequest.ValueUnderReview.of("order", order.reference() + " – " + order.title()),
                        SignatureRequest.ValueUnderReview.of("funder", funder.name()),
                        SignatureRequest.ValueUnderReview.of("amount", euros(cents)),
                        new SignatureRequest.ValueUnderReview("received", euros(given), euros(given - cents)),
                        SignatureRequest.ValueUnderReview.of("cause", reason)));
    }

    /// Funders are identified by id, because names may be equal or begin alike.
    @Bean
    static ActNeedingTwoSignatures withdrawals(Orders orders) {
        return ActNeedingTwoSignatures.of(
                "withdraw",
                (request, second) -> request.party()
                        .filter(funder -> orders.withdraw(
                                request.id(),
                                request.subject(),
                                funder,
                                request.cents(),
                                request.words(),
                                request.by(),
                                second))
                        .isPresent());
    }

    record MoneyCorrectionView(Order order, List<Treasury.TransferRow> lines, Form form) {
        List<Choice> movements(Page page) {
            return lines.stream()
                    .map(line -> Choice.of(line.transfer().id().toString(), words(order, line, page)))
                    .toList();
        }
    }

    private static String words(Order order, Treasury.TransferRow line, Page page) {
        var transfer = line.transfer();
        return page.t("orders.act." + transfer.act()) + " – "
                + order.funder(transfer.debit().party()).orElse("–") + " – "
                + EuroAmounts.said(transfer.cents(), page.locale()) + " – " + transfer.reason() + " – "
                + page.shortDay(line.at());
    }

    @GetMapping(ORDER + "/correction")
    View askToCorrect(Actor actor, @PathVariable UUID id) {
        return correction(id, freshForm());
    }

    private View correction(UUID id, Form form) {
        var order = orders.find(id).orElseThrow(NotFound::new);
        return View.of("vouchers/orders/correct", new MoneyCorrectionView(order, orders.reversible(id), form));
    }

    /// Corrects a transfer by its reversal; another person signs, and both stay.
    @PostMapping(ORDER + "/corrections")
    View correct(Actor actor, @PathVariable UUID id, Form form, Page page) {
        var order = orders.find(id).orElseThrow(NotFound::new);
        var asked = form.text("id").required().as(ValueParser::uuid, "orders.form.again");
        var wrong =
                form.text("mouvement").required("orders.correct.missing").as(ValueParser::uuid, "orders.form.again");
        var reason = form.text("motif")
                .required("orders.form.reason.missing")
                .max(200)
                .get();
        var line = orders.reversible(id).stream()
                .filter(one -> wrong.filter(one.transfer().id()::equals).isPresent())
                .findFirst();
        if (wrong.isPresent() && line.isEmpty()) form.error("mouvement", "orders.correct.done");
        line.ifPresent(one -> drawn(one.transfer(), form, page));
        if (form.hasErrors() || asked.isEmpty() || line.isEmpty())
            return correction(id, form).status(422);
        signatures.ask(
                actor,
                asked.get(),
                "reverse",
                line.get().transfer().id(),
                order.reference() + " – " + words(order, line.get(), page) + " – " + reason,
                line.get().transfer().cents());
        return at(id, "asked");
    }

    /// Refuses to return money that vouchers cover.
    private void drawn(LedgerTransfer wrong, Form form, Page page) {
        if (wrong.act() != LedgerAct.PROVIDE) return;
        var left = orders.waiting(wrong);
        if (left >= wrong.cents()) return;
        form.error(
                "mouvement",
                left == 0 ? "orders.correct.drawn.all" : "orders.correct.drawn",
                EuroAmounts.said(wrong.cents() - left, page.locale()),
                EuroAmounts.said(left, page.locale()));
    }

    @Bean
    static ActNeedingTwoSignatures corrections(Orders orders) {
        return ActNeedingTwoSignatures.of(
                "reverse",
                (request, second) -> orders.reverse(request.subject(), request.words(), request.by(), second));
    }

    /// A quote or an order to print.
    record PrintedOrderView(Order order) {}

    @GetMapping(ORDER + "/devis.pdf")
    ResponseEntity<byte[]> quotePaper(Actor actor, @PathVariable UUID id, Page page) {
        var order = standing(id).order();
        return file(
                PdfWriter.pdf(View.of("vouchers/orders/sheetPaper", new PrintedOrderView(order))
                        .text(page)),
                MediaType.APPLICATION_PDF,
                "devis-" + order.reference() + ".pdf");
    }

    /// All transfers of the order as a file, with each voucher, then the balances: their sum is zero.
    @GetMapping(ORDER + "/mouvements.csv")
    ResponseEntity<byte[]> movements(Actor actor, @PathVariable UUID id, Page page) {
        var order = orders.find(id).orElseThrow(NotFound::new);
        var money = orders.money(order);
        var out = CsvTable.forPeople("date", "acte", "du compte", "au compte", "financeur", "euros", "motif");
        for (var move : money.movements())
            out.row(
                    move.at().toString(),
                    page.t("orders.act." + move.act()),
                    page.t("orders.account." + move.from()),
                    page.t("orders.account." + move.to()),
                    move.funder(),
                    EuroAmounts.plain(move.cents()),
                    move.voucher().map(end -> voucher(end, page)).orElse(move.reason()));
        money.balances()
                .forEach(one -> balance(out, page, page.t("orders.account." + one.kind()), one.funder(), one.cents()));
        balance(out, page, page.t("orders.money.redeemed"), "", money.redeemed());
        out.row("", page.t("orders.csv.sum"), "", "", "", EuroAmounts.plain(money.sum()), "");
        return file(
                out.bytes(),
                MediaType.parseMediaType("text/csv;charset=UTF-8"),
                "mouvements-" + order.reference() + ".csv");
    }

    private static String voucher(Vouchers.EndedVoucher end, Page page) {
        return page.t("orders.csv.voucher", Long.toString(end.voucher()))
                + (end.service().isEmpty() ? "" : " – " + end.service());
    }

    private static void balance(CsvTable out, Page page, String account, String funder, long cents) {
        out.row("", page.t("orders.csv.balance"), "", account, funder, EuroAmounts.plain(cents), "");
    }

    private static ResponseEntity<byte[]> file(byte[] body, MediaType type, String name) {
        return FileResponse.shown(type, name).body(body);
    }

    @Bean
    static JournalSubjectNames ordersInJournal() {
        return JournalSubjectNames.shownAt("order", id -> HERE + "/commandes/" + id);
    }
}
