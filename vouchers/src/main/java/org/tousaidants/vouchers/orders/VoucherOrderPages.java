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
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.core.text.TextNormalisation;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.journal.JournalSubjectNames;
import org.tousaidants.platform.paper.PdfWriter;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.FileResponse;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;
import org.tousaidants.vouchers.ledger.EuroAmountFormat;
import org.tousaidants.vouchers.ledger.LedgerTransfer;
import org.tousaidants.vouchers.ledger.LedgerTransferKind;
import org.tousaidants.vouchers.signatures.ActNeedingTwoSignatures;
import org.tousaidants.vouchers.signatures.DoubleSignatureRequest;
import org.tousaidants.vouchers.signatures.DoubleSignatures;
import org.tousaidants.vouchers.treasury.VoucherLedger;
import org.tousaidants.vouchers.treasury.Vouchers;

/// Pages with the orders, for a coordinator.
@Controller
@AllowedRoles(Role.COORDINATOR)
class VoucherOrderPages {
    private static final String HERE = "/bureau/pass";
    private static final String MANDATE_TWICE = "orders.form.mandate.twice";
    private static final String MANDATE_WAITS = "orders.form.mandate.waits";
    private static final String ORDER = HERE + "/commandes/{id}";

    record OrderListView(List<VoucherOrder> orders) {}

    record OrderFormView(Form form) {
        List<FormChoice> services(Page page) {
            return Arrays.stream(PlaceService.values())
                    .map(service -> FormChoice.of(service.name(), page.t(service.key())))
                    .toList();
        }
    }

    /// The page of one order for a coordinator.
    ///
    /// @param said last part of the message key of the last action, or empty
    record OrderDeskView(
            VoucherOrders.OrderBalanceView standing,
            List<VoucherOrders.OrderStep> steps,
            Map<UUID, CreditNote> credits,
            Form form,
            String said) {
        VoucherOrder order() {
            return standing.order();
        }

        /// Returns whether the mandate number that the coordinator typed is already recorded, or waits for a
        /// signature, with other money. A confirmation is then needed.
        boolean sameMandate() {
            return form.error("mandat")
                    .filter(one -> one.key().equals(MANDATE_TWICE) || one.key().equals(MANDATE_WAITS))
                    .isPresent();
        }
    }

    private final VoucherOrders orders;
    private final CreditNotes creditNotes;
    private final DoubleSignatures signatures;

    VoucherOrderPages(VoucherOrders orders, CreditNotes creditNotes, DoubleSignatures signatures) {
        this.orders = orders;
        this.creditNotes = creditNotes;
        this.signatures = signatures;
    }

    @GetMapping(HERE)
    View list(SignedInPerson actor) {
        return View.of("vouchers/orders/list", new OrderListView(orders.all()));
    }

    @GetMapping(HERE + "/nouvelle")
    View ask() {
        return View.of(
                "vouchers/orders/ask",
                new OrderFormView(VoucherOrderQuoteForm.proposed(orders.today().getYear())));
    }

    @PostMapping(HERE + "/commandes")
    View quote(SignedInPerson actor, Form form, Page page) {
        return VoucherOrderQuoteForm.parse(form, orders.today().getYear(), page.locale())
                .map(wanted -> at(orders.quote(actor, wanted).id(), ""))
                .orElseGet(() ->
                        View.of("vouchers/orders/ask", new OrderFormView(form)).status(422));
    }

    private static View at(UUID id, String said) {
        return View.redirect(HERE + "/commandes/" + id + (said.isEmpty() ? "" : "?suite=" + said));
    }

    @GetMapping(ORDER)
    View read(SignedInPerson actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String suite) {
        return desk(id, freshForm(), suite);
    }

    /// Returns a new form for a transfer. The form contains the id of the transfer, so that a form submitted
    /// twice is recorded only once.
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

    private VoucherOrders.OrderBalanceView standing(UUID id) {
        return orders.find(id).map(order -> orders.standing(order)).orElseThrow(NotFoundException::new);
    }

    @PostMapping(ORDER + "/bon")
    View order(SignedInPerson actor, @PathVariable UUID id, Form form) {
        var engagements = new LinkedHashMap<UUID, String>();
        for (var funder : standing(id).order().funders()) {
            var typed = form.text("engagement-" + funder.id()).max(50).get();
            if (!typed.isEmpty()) engagements.put(funder.id(), typed);
        }
        if (form.hasErrors()) return desk(id, form, "").status(422);
        return at(id, orders.order(actor, id, engagements) ? "ordered" : "not-now");
    }

    @PostMapping(ORDER + "/annulation")
    View cancel(SignedInPerson actor, @PathVariable UUID id) {
        return at(id, orders.cancel(actor, id) ? "cancelled" : "not-now");
    }

    /// Requests that money received from a funder be recorded. Another person checks the bank account and signs;
    /// only then is the money recorded.
    @PostMapping(ORDER + "/provisions")
    View provide(SignedInPerson actor, @PathVariable UUID id, Form form, Page page) {
        var movement = form.text("id").required().as(FormValueParser::uuid, "orders.form.again");
        var funder = form.text("financeur").required().as(FormValueParser::uuid, "orders.form.again");
        var cents = form.text("montant").required().as(EuroAmountFormat::typed, "orders.form.cents");
        var mandate = form.text("mandat")
                .required("orders.form.mandate.missing")
                .max(60)
                .get();
        if (form.hasErrors() || movement.isEmpty() || funder.isEmpty() || cents.isEmpty())
            return desk(id, form, "").status(422);
        if (!form.checked("memeMandat")) knownMandate(movement.get(), mandate, form, page);
        if (form.hasErrors()) return desk(id, form, "").status(422);
        return switch (orders.mayProvide(id, funder.get(), cents.get())) {
            case VoucherOrders.OrderFundingResult.FunderMoneyRecorded() -> {
                askToProvide(actor, standing(id), movement.get(), funder.get(), cents.get(), mandate);
                yield at(id, "asked");
            }
            case VoucherOrders.OrderFundingResult.FundingNotPossibleNow() -> at(id, "not-now");
            case VoucherOrders.OrderFundingResult.AmountAboveFundersShare(var expected) -> {
                form.error("montant", "orders.form.tooMuch", EuroAmountFormat.said(expected, page.locale()));
                yield desk(id, form, "").status(422);
            }
            case VoucherOrders.OrderFundingResult.OrderNotFound() -> throw new NotFoundException();
        };
    }

    /// Adds a question to the form if money is already recorded under this mandate number, because the same
    /// payment may have been entered before.
    ///
    /// @param movement id of the transfer
    private void knownMandate(UUID movement, String mandate, Form form, Page page) {
        for (var known : orders.mandated(mandate)) {
            var transfer = known.line().transfer();
            if (transfer.id().equals(movement)) continue;
            form.error(
                    "mandat",
                    MANDATE_TWICE,
                    known.order().reference(),
                    known.order().funder(transfer.debit().party()).orElse("–"),
                    EuroAmountFormat.said(transfer.cents(), page.locale()),
                    page.shortDay(known.line().at()));
        }
        for (var request : signatures.open())
            if (request.what().equals("provide")
                    && !request.id().equals(movement)
                    && TextNormalisation.words(request.detail("mandate")).equals(TextNormalisation.words(mandate)))
                form.error("mandat", MANDATE_WAITS, request.words());
    }

    private void askToProvide(
            SignedInPerson actor,
            VoucherOrders.OrderBalanceView standing,
            UUID movement,
            UUID funder,
            long cents,
            String mandate) {
        var order = standing.order();
        var name = order.funder(funder).orElse("–");
        var given = standing.given().getOrDefault(funder, 0L);
        signatures.ask(
                actor,
                movement,
                new DoubleSignatureRequest.ActToSign(
                        "provide",
                        order.id(),
                        Optional.of(funder),
                        order.reference() + " – " + name + " – " + euros(cents) + " – " + mandate,
                        cents,
                        List.of(
                                DoubleSignatureRequest.ValueToSign.of(
                                        "order", order.reference() + " – " + order.title()),
                                DoubleSignatureRequest.ValueToSign.of("funder", name),
                                DoubleSignatureRequest.ValueToSign.of("mandate", mandate),
                                DoubleSignatureRequest.ValueToSign.of("amount", euros(cents)),
                                new DoubleSignatureRequest.ValueToSign(
                                        "received", euros(given), euros(given + cents)))));
    }

    private static String euros(long cents) {
        return EuroAmountFormat.said(cents, Locale.FRENCH);
    }

    @Bean
    static ActNeedingTwoSignatures provisions(VoucherOrders orders) {
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
                        instanceof VoucherOrders.OrderFundingResult.FunderMoneyRecorded);
    }

    @GetMapping(ORDER + "/retrait")
    View askToWithdraw(SignedInPerson actor, @PathVariable UUID id) {
        return withdrawal(id, freshForm());
    }

    private View withdrawal(UUID id, Form form) {
        return View.of("vouchers/orders/withdraw", new OrderDeskView(standing(id), List.of(), Map.of(), form, ""));
    }

    /// Requests that money be returned to a funder. Another person signs; only then is the money returned.
    @PostMapping(ORDER + "/retraits")
    View withdraw(SignedInPerson actor, @PathVariable UUID id, Form form) {
        var standing = standing(id);
        var movement = form.text("id").required().as(FormValueParser::uuid, "orders.form.again");
        var funder = form.text("financeur").required().as(FormValueParser::uuid, "orders.form.again");
        var cents = form.text("montant").required().as(EuroAmountFormat::typed, "orders.form.cents");
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

    private static DoubleSignatureRequest.ActToSign withdrawal(
            VoucherOrders.OrderBalanceView standing, VoucherOrder.OrderFunder funder, long cents, String reason) {
        var order = standing.order();
        var given = standing.given().getOrDefault(funder.id(), 0L);
        return new DoubleSignatureRequest.ActToSign(
                "withdraw",
                order.id(),
                Optional.of(funder.id()),
                order.reference() + " – " + funder.name() + " – " + euros(cents) + " – " + reason,
                cents,
                List.of(
                        DoubleSignatureRequest.ValueToSign.of("order", order.reference() + " – " + order.title()),
                        DoubleSignatureRequest.ValueToSign.of("funder", funder.name()),
                        DoubleSignatureRequest.ValueToSign.of("amount", euros(cents)),
                        new DoubleSignatureRequest.ValueToSign("received", euros(given), euros(given - cents)),
                        DoubleSignatureRequest.ValueToSign.of("cause", reason)));
    }

    /// Declares the return of money to a funder as an action that needs two signatures. Funders are identified
    /// by id, because several may have equal or similar names.
    @Bean
    static ActNeedingTwoSignatures withdrawals(VoucherOrders orders) {
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

    record OrderMoneyCorrectionView(VoucherOrder order, List<VoucherLedger.LedgerTransferRow> lines, Form form) {
        List<FormChoice> movements(Page page) {
            return lines.stream()
                    .map(line -> FormChoice.of(line.transfer().id().toString(), words(order, line, page)))
                    .toList();
        }
    }

    private static String words(VoucherOrder order, VoucherLedger.LedgerTransferRow line, Page page) {
        var transfer = line.transfer();
        return page.t("orders.act." + transfer.act()) + " – "
                + order.funder(transfer.debit().party()).orElse("–") + " – "
                + EuroAmountFormat.said(transfer.cents(), page.locale()) + " – " + transfer.reason() + " – "
                + page.shortDay(line.at());
    }

    @GetMapping(ORDER + "/correction")
    View askToCorrect(SignedInPerson actor, @PathVariable UUID id) {
        return correction(id, freshForm());
    }

    private View correction(UUID id, Form form) {
        var order = orders.find(id).orElseThrow(NotFoundException::new);
        return View.of("vouchers/orders/correct", new OrderMoneyCorrectionView(order, orders.reversible(id), form));
    }

    /// Requests that a wrong transfer be corrected by the opposite transfer. Another person signs. Both
    /// transfers remain in the ledger.
    @PostMapping(ORDER + "/corrections")
    View correct(SignedInPerson actor, @PathVariable UUID id, Form form, Page page) {
        var order = orders.find(id).orElseThrow(NotFoundException::new);
        var asked = form.text("id").required().as(FormValueParser::uuid, "orders.form.again");
        var wrong = form.text("mouvement")
                .required("orders.correct.missing")
                .as(FormValueParser::uuid, "orders.form.again");
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

    /// Adds an error to the form if the transfer cannot be corrected, because its money has already been
    /// assigned to vouchers.
    private void drawn(LedgerTransfer wrong, Form form, Page page) {
        if (wrong.act() != LedgerTransferKind.PROVIDE) return;
        var left = orders.waiting(wrong);
        if (left >= wrong.cents()) return;
        form.error(
                "mouvement",
                left == 0 ? "orders.correct.drawn.all" : "orders.correct.drawn",
                EuroAmountFormat.said(wrong.cents() - left, page.locale()),
                EuroAmountFormat.said(left, page.locale()));
    }

    @Bean
    static ActNeedingTwoSignatures corrections(VoucherOrders orders) {
        return ActNeedingTwoSignatures.of(
                "reverse",
                (request, second) -> orders.reverse(request.subject(), request.words(), request.by(), second));
    }

    /// A quote or an order for printing.
    record PrintedOrderView(VoucherOrder order) {}

    @GetMapping(ORDER + "/devis.pdf")
    ResponseEntity<byte[]> quotePaper(SignedInPerson actor, @PathVariable UUID id, Page page) {
        var order = standing(id).order();
        return file(
                PdfWriter.pdf(View.of("vouchers/orders/sheetPaper", new PrintedOrderView(order))
                        .text(page)),
                MediaType.APPLICATION_PDF,
                "devis-" + order.reference() + ".pdf");
    }

    /// Returns a file with all transfers of the order, including the end of each voucher, and then the balance
    /// of each account. The sum of the balances is zero.
    @GetMapping(ORDER + "/mouvements.csv")
    ResponseEntity<byte[]> movements(SignedInPerson actor, @PathVariable UUID id, Page page) {
        var order = orders.find(id).orElseThrow(NotFoundException::new);
        var money = orders.money(order);
        var out = CsvTable.forPeople("date", "acte", "du compte", "au compte", "financeur", "euros", "motif");
        for (var move : money.movements())
            out.row(
                    move.at().toString(),
                    page.t("orders.act." + move.act()),
                    page.t("orders.account." + move.from()),
                    page.t("orders.account." + move.to()),
                    move.funder(),
                    EuroAmountFormat.plain(move.cents()),
                    move.voucher().map(end -> voucher(end, page)).orElse(move.reason()));
        money.balances()
                .forEach(one -> balance(out, page, page.t("orders.account." + one.kind()), one.funder(), one.cents()));
        balance(out, page, page.t("orders.money.redeemed"), "", money.redeemed());
        out.row("", page.t("orders.csv.sum"), "", "", "", EuroAmountFormat.plain(money.sum()), "");
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
        out.row("", page.t("orders.csv.balance"), "", account, funder, EuroAmountFormat.plain(cents), "");
    }

    private static ResponseEntity<byte[]> file(byte[] body, MediaType type, String name) {
        return FileResponse.shown(type, name).body(body);
    }

    @Bean
    static JournalSubjectNames ordersInJournal() {
        return JournalSubjectNames.shownAt("order", id -> HERE + "/commandes/" + id);
    }
}
