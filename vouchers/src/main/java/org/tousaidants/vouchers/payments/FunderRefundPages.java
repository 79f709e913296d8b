package org.tousaidants.vouchers.payments;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.core.text.ValueParser;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.paper.PdfWriter;
import org.tousaidants.platform.tasks.Task;
import org.tousaidants.platform.tasks.Task.Kind;
import org.tousaidants.platform.tasks.Task.Verb;
import org.tousaidants.platform.tasks.TaskSource;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.FileResponse;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.LogsPersonalDataReading;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.RecentAuthentication;
import org.tousaidants.platform.web.View;
import org.tousaidants.vouchers.ledger.EuroAmounts;
import org.tousaidants.vouchers.orders.CreditNote;
import org.tousaidants.vouchers.orders.CreditNotes;
import org.tousaidants.vouchers.orders.CreditNotes.DueRefund;
import org.tousaidants.vouchers.orders.Order;
import org.tousaidants.vouchers.orders.Orders;
import org.tousaidants.vouchers.signatures.ActNeedingTwoSignatures;
import org.tousaidants.vouchers.signatures.SignatureRequest;
import org.tousaidants.vouchers.signatures.Signatures;

/// Pages for one funder of an order: payment details, credit note once two people have signed, and bank file.
@Controller
@AllowedRoles(Role.COORDINATOR)
class FunderRefundPages {
    private static final String HERE = "/bureau/pass/commandes/{id}/financeurs/{funder}";

    /// @param open whether credit notes may be signed already
    /// @param complete whether the debited account is configured
    /// @param asked whether a second signature is awaited
    /// @param said last part of the message key of the last action, or empty
    record RefundView(
            Order order, DueRefund due, boolean open, boolean complete, boolean asked, Form form, String said) {
        String here() {
            return "/bureau/pass/commandes/" + order.id() + "/financeurs/"
                    + due.funder().id();
        }

        LocalDate day() {
            return CreditNotes.day(order);
        }
    }

    /// @param people names of requester and signatory, by account id
    record CreditNoteSheetView(Order order, DueRefund due, CreditNote note, Map<UUID, String> people) {
        String name(Optional<UUID> person) {
            return person.map(id -> people.getOrDefault(id, "–")).orElse("–");
        }
    }

    private final Orders orders;
    private final CreditNotes creditNotes;
    private final Signatures signatures;
    private final Accounts accounts;
    private final DebitedAccount payer;

    FunderRefundPages(
            Orders orders, CreditNotes creditNotes, Signatures signatures, Accounts accounts, DebitedAccount payer) {
        this.orders = orders;
        this.creditNotes = creditNotes;
        this.signatures = signatures;
        this.accounts = accounts;
        this.payer = payer;
    }

    @LogsPersonalDataReading("order {id}")
    @GetMapping(HERE)
    View show(
            Actor actor,
            @PathVariable UUID id,
            @PathVariable UUID funder,
            @RequestParam(defaultValue = "") String suite) {
        var order = order(id);
        var due = due(order, funder);
        return show(order, due, FunderPaymentForm.filled(due.payee()), suite);
    }

    private View show(Order order, DueRefund due, Form form, String said) {
        return View.of(
                "vouchers/payments/refund",
                new RefundView(
                        order,
                        due,
                        creditNotes.open(order),
                        payer.complete(),
                        asked(due.funder().id()),
                        form,
                        said.matches("noted|asked") ? said : ""));
    }

    private boolean asked(UUID funder) {
        return signatures.open().stream()
                .anyMatch(request -> request.what().equals("refund")
                        && request.party().filter(funder::equals).isPresent());
    }

    private Order order(UUID id) {
        return orders.find(id).filter(order -> order.isOrdered()).orElseThrow(NotFound::new);
    }

    private DueRefund due(Order order, UUID funder) {
        return creditNotes.due(order, funder).orElseThrow(NotFound::new);
    }

    /// Saves the payment details of a funder; open requests become invalid.
    @RecentAuthentication
    @PostMapping(HERE + "/coordonnees")
    View note(Actor actor, @PathVariable UUID id, @PathVariable UUID funder, Form form) {
        var order = order(id);
        var due = due(order, funder);
        var payee = FunderPaymentForm.parse(form);
        if (payee.isEmpty()) return show(order, due, form, "").status(422);
        creditNotes.note(actor, id, funder, payee.get());
        return at(id, funder, "noted");
    }

    private static View at(UUID id, UUID funder, String said) {
        return View.redirect("/bureau/pass/commandes/" + id + "/financeurs/" + funder + "?suite=" + said);
    }

    /// Requests the second signature for a refund, which is paid only after it.
    @PostMapping(HERE + "/avoirs")
    View ask(Actor actor, @PathVariable UUID id, @PathVariable UUID funder, Form form) {
        var order = order(id);
        var due = due(order, funder);
        var request = form.text("id").required().as(ValueParser::uuid, "settlement.refund.again");
        var payee = due.payee();
        if (request.isEmpty()
                || payee.isEmpty()
                || !creditNotes.open(order)
                || !payer.complete()
                || due.refund().cents() == 0
                || asked(funder))
            return show(order, due, FunderPaymentForm.filled(payee), "").status(422);
        signatures.ask(actor, request.get(), act(order, due, payee.get()));
        return at(id, funder, "asked");
    }

    private static SignatureRequest.RequestedAct act(
            Order order, DueRefund due, CreditNote.FunderPaymentDetails payee) {
        var amount = EuroAmounts.said(due.refund().cents(), Locale.FRENCH);
        var details = new ArrayList<SignatureRequest.ValueUnderReview>(List.of(
                SignatureRequest.ValueUnderReview.of("order", order.reference() + " – " + order.title()),
                SignatureRequest.ValueUnderReview.of("funder", due.funder().name()),
                SignatureRequest.ValueUnderReview.of("received", EuroAmounts.said(due.given(), Locale.FRENCH)),
                SignatureRequest.ValueUnderReview.of("amount", amount),
                SignatureRequest.ValueUnderReview.of("siret", payee.siret()),
                SignatureRequest.ValueUnderReview.of("address", payee.address()),
                new SignatureRequest.ValueUnderReview(
                        "iban", due.before().map(old -> "… " + old.account()).orElse(""), "… " + payee.account())));
        return new SignatureRequest.RequestedAct(
                "refund",
                order.id(),
                Optional.of(due.funder().id()),
                order.reference() + " – " + due.funder().name() + " – " + amount,
                due.refund().cents(),
                details);
    }

    @Bean
    static ActNeedingTwoSignatures refunds(CreditNotes creditNotes, DebitedAccount payer) {
        return ActNeedingTwoSignatures.of(
                "refund",
                (request, second) -> request.party()
                        .map(funder -> creditNotes.issue(
                                request.subject(),
                                funder,
                                request.cents(),
                                request.at(),
                                payer.issuer(),
                                request.by(),
                                second))
                        .filter(CreditNotes.CreditNoteResult.CreditNoteSigned.class::isInstance)
                        .isPresent());
    }

    @LogsPersonalDataReading("order {id}")
    @GetMapping(HERE + "/avoir.pdf")
    ResponseEntity<byte[]> paper(Actor actor, @PathVariable UUID id, @PathVariable UUID funder, Page page) {
        var order = order(id);
        var due = due(order, funder);
        var note = due.note().orElseThrow(NotFound::new);
        var people = accounts.names(
                Stream.concat(note.by().stream(), note.second().stream()).toList());
        return FileResponse.pdf("avoir-" + order.creditReference(note.number()) + ".pdf")
                .body(PdfWriter.pdf(
                        View.of("vouchers/payments/creditPaper", new CreditNoteSheetView(order, due, note, people))
                                .text(page)));
    }

    @GetMapping(HERE + "/virement.xml")
    ResponseEntity<byte[]> bank(Actor actor, @PathVariable UUID id, @PathVariable UUID funder) {
        var order = order(id);
        var due = due(order, funder);
        var note = due.note()
                .filter(one -> one.second().isPresent() && !payer.iban().isEmpty())
                .orElseThrow(NotFound::new);
        var reference = order.creditReference(note.number());
        return FileResponse.kept(MediaType.APPLICATION_XML, "virement-" + reference + ".xml")
                .body(BankPaymentFile.of(
                        new BankPaymentFile.PaymentOrder(
                                BankPaymentFile.id(reference + "-", funder.toString()),
                                note.at(),
                                List.of(new BankPaymentFile.AccountPayment(
                                        reference,
                                        due.funder().name(),
                                        note.payee().iban(),
                                        note.cents(),
                                        "Pass numerique, avoir " + reference))),
                        note.issuer().issuer(),
                        payer.iban()));
    }

    /// Refunds of expired orders: one for each funder, until its second signature is requested.
    @Bean
    static TaskSource refundTasks(Orders orders, CreditNotes creditNotes, Signatures signatures) {
        return TaskSource.coordination(() -> orders.all().stream()
                .filter(creditNotes::open)
                .flatMap(order -> order.funders().stream()
                        .flatMap(funder -> creditNotes.due(order, funder.id()).stream())
                        .filter(due -> due.note().isEmpty()
                                && due.refund().cents() > 0
                                && signatures.open().stream()
                                        .noneMatch(request -> request.what().equals("refund")
                                                && request.party()
                                                        .equals(Optional.of(
                                                                due.funder().id()))))
                        .map(due -> Task.of(
                                        Kind.MONEY,
                                        "settlement.task.refund",
                                        Verb.OPEN,
                                        "/bureau/pass/commandes/" + order.id() + "/financeurs/"
                                                + due.funder().id(),
                                        due.funder().name())
                                .about(due.funder().id())
                                .since(CreditNotes.day(order)
                                        .atStartOfDay(ParisTime.ZONE)
                                        .toInstant()))));
    }
}
