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
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.paper.PdfWriter;
import org.tousaidants.platform.tasks.Task;
import org.tousaidants.platform.tasks.Task.TaskActionLabel;
import org.tousaidants.platform.tasks.Task.TaskKind;
import org.tousaidants.platform.tasks.TaskSource;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.FileResponse;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.LogsPersonalDataReading;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.RecentAuthentication;
import org.tousaidants.platform.web.View;
import org.tousaidants.vouchers.ledger.EuroAmountFormat;
import org.tousaidants.vouchers.orders.CreditNote;
import org.tousaidants.vouchers.orders.CreditNotes;
import org.tousaidants.vouchers.orders.CreditNotes.FunderRefundDue;
import org.tousaidants.vouchers.orders.VoucherOrder;
import org.tousaidants.vouchers.orders.VoucherOrders;
import org.tousaidants.vouchers.signatures.ActNeedingTwoSignatures;
import org.tousaidants.vouchers.signatures.DoubleSignatureRequest;
import org.tousaidants.vouchers.signatures.DoubleSignatures;

/// Pages for one funder of an order: payment details, credit note once two people have signed, and bank file.
@Controller
@AllowedRoles(Role.COORDINATOR)
class FunderRefundPages {
    private static final String HERE = "/bureau/pass/commandes/{id}/financeurs/{funder}";

    /// The page of one funder with its refund.
    ///
    /// @param open whether credit notes may already be signed
    /// @param complete whether the debited account is configured
    /// @param asked whether a request waits for its second signature
    /// @param said last part of the message key of the last action, or empty
    record FunderRefundView(
            VoucherOrder order,
            FunderRefundDue due,
            boolean open,
            boolean complete,
            boolean asked,
            Form form,
            String said) {
        String here() {
            return "/bureau/pass/commandes/" + order.id() + "/financeurs/"
                    + due.funder().id();
        }

        LocalDate day() {
            return CreditNotes.day(order);
        }
    }

    /// The printable credit note of a funder.
    ///
    /// @param people names of the requester and the signatory, by account id
    record CreditNoteSheetView(VoucherOrder order, FunderRefundDue due, CreditNote note, Map<UUID, String> people) {
        String name(Optional<UUID> person) {
            return person.map(id -> people.getOrDefault(id, "–")).orElse("–");
        }
    }

    private final VoucherOrders orders;
    private final CreditNotes creditNotes;
    private final DoubleSignatures signatures;
    private final Accounts accounts;
    private final DebitedBankAccount payer;

    FunderRefundPages(
            VoucherOrders orders,
            CreditNotes creditNotes,
            DoubleSignatures signatures,
            Accounts accounts,
            DebitedBankAccount payer) {
        this.orders = orders;
        this.creditNotes = creditNotes;
        this.signatures = signatures;
        this.accounts = accounts;
        this.payer = payer;
    }

    @LogsPersonalDataReading("order {id}")
    @GetMapping(HERE)
    View show(
            SignedInPerson actor,
            @PathVariable UUID id,
            @PathVariable UUID funder,
            @RequestParam(defaultValue = "") String suite) {
        var order = order(id);
        var due = due(order, funder);
        return show(order, due, FunderPaymentForm.filled(due.payee()), suite);
    }

    private View show(VoucherOrder order, FunderRefundDue due, Form form, String said) {
        return View.of(
                "vouchers/payments/refund",
                new FunderRefundView(
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

    private VoucherOrder order(UUID id) {
        return orders.find(id).filter(order -> order.isOrdered()).orElseThrow(NotFoundException::new);
    }

    private FunderRefundDue due(VoucherOrder order, UUID funder) {
        return creditNotes.due(order, funder).orElseThrow(NotFoundException::new);
    }

    /// Saves the payment details of a funder. Refunds of this funder that wait for a second signature become
    /// invalid.
    @RecentAuthentication
    @PostMapping(HERE + "/coordonnees")
    View note(SignedInPerson actor, @PathVariable UUID id, @PathVariable UUID funder, Form form) {
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

    /// Requests the second signature for a refund, which is paid only after this signature.
    @PostMapping(HERE + "/avoirs")
    View ask(SignedInPerson actor, @PathVariable UUID id, @PathVariable UUID funder, Form form) {
        var order = order(id);
        var due = due(order, funder);
        var request = form.text("id").required().as(FormValueParser::uuid, "settlement.refund.again");
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

    private static DoubleSignatureRequest.ActToSign act(
            VoucherOrder order, FunderRefundDue due, CreditNote.FunderPaymentDetails payee) {
        var amount = EuroAmountFormat.said(due.refund().cents(), Locale.FRENCH);
        var details = new ArrayList<DoubleSignatureRequest.ValueToSign>(List.of(
                DoubleSignatureRequest.ValueToSign.of("order", order.reference() + " – " + order.title()),
                DoubleSignatureRequest.ValueToSign.of("funder", due.funder().name()),
                DoubleSignatureRequest.ValueToSign.of("received", EuroAmountFormat.said(due.given(), Locale.FRENCH)),
                DoubleSignatureRequest.ValueToSign.of("amount", amount),
                DoubleSignatureRequest.ValueToSign.of("siret", payee.siret()),
                DoubleSignatureRequest.ValueToSign.of("address", payee.address()),
                new DoubleSignatureRequest.ValueToSign(
                        "iban", due.before().map(old -> "… " + old.account()).orElse(""), "… " + payee.account())));
        return new DoubleSignatureRequest.ActToSign(
                "refund",
                order.id(),
                Optional.of(due.funder().id()),
                order.reference() + " – " + due.funder().name() + " – " + amount,
                due.refund().cents(),
                details);
    }

    @Bean
    static ActNeedingTwoSignatures refunds(CreditNotes creditNotes, DebitedBankAccount payer) {
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
    ResponseEntity<byte[]> paper(SignedInPerson actor, @PathVariable UUID id, @PathVariable UUID funder, Page page) {
        var order = order(id);
        var due = due(order, funder);
        var note = due.note().orElseThrow(NotFoundException::new);
        var people = accounts.names(
                Stream.concat(note.by().stream(), note.second().stream()).toList());
        return FileResponse.pdf("avoir-" + order.creditReference(note.number()) + ".pdf")
                .body(PdfWriter.pdf(
                        View.of("vouchers/payments/creditPaper", new CreditNoteSheetView(order, due, note, people))
                                .text(page)));
    }

    @GetMapping(HERE + "/virement.xml")
    ResponseEntity<byte[]> bank(SignedInPerson actor, @PathVariable UUID id, @PathVariable UUID funder) {
        var order = order(id);
        var due = due(order, funder);
        var note = due.note()
                .filter(one -> one.second().isPresent() && !payer.iban().isEmpty())
                .orElseThrow(NotFoundException::new);
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

    /// Declares the tasks of a coordinator: to request the second signature for the refunds of an expired order.
    /// There is one task for each funder.
    @Bean
    static TaskSource refundTasks(VoucherOrders orders, CreditNotes creditNotes, DoubleSignatures signatures) {
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
                                        TaskKind.MONEY,
                                        "settlement.task.refund",
                                        TaskActionLabel.OPEN,
                                        "/bureau/pass/commandes/" + order.id() + "/financeurs/"
                                                + due.funder().id(),
                                        due.funder().name())
                                .about(due.funder().id())
                                .since(CreditNotes.day(order)
                                        .atStartOfDay(ParisTime.ZONE)
                                        .toInstant()))));
    }
}
