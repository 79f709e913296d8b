package org.tousaidants.vouchers.payments;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.core.csv.CsvTable;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.journal.JournalSubjectNames;
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
import org.tousaidants.platform.web.View;
import org.tousaidants.vouchers.ledger.EuroAmountFormat;
import org.tousaidants.vouchers.signatures.ActNeedingTwoSignatures;
import org.tousaidants.vouchers.signatures.DoubleSignatureRequest;
import org.tousaidants.vouchers.signatures.DoubleSignatures;

/// Pages with the monthly payments to the places, for a coordinator.
@Controller
@AllowedRoles(Role.COORDINATOR)
class PlacePaymentPages {
    private static final String HERE = "/bureau/pass/reglements";

    record PlacePaymentListView(List<PlacePaymentBatch> batches, Form form, String said) {}

    record PlacePaymentView(PlacePaymentBatch batch, Form form, boolean account, String said) {}

    private final PlacePayments settlements;
    private final DoubleSignatures signatures;
    private final PlacePaymentStatements statements;
    private final String holder;
    private final String iban;

    PlacePaymentPages(
            PlacePayments settlements,
            DoubleSignatures signatures,
            PlacePaymentStatements statements,
            @Value("${ta.pass.holder:}") String holder,
            @Value("${ta.pass.iban:}") String iban) {
        this.settlements = settlements;
        this.signatures = signatures;
        this.statements = statements;
        this.holder = holder;
        this.iban = iban.replace(" ", "");
    }

    @GetMapping(HERE)
    View list(SignedInPerson actor, @RequestParam(defaultValue = "") String suite) {
        var last = YearMonth.from(settlements.today()).minusMonths(1);
        return listed(
                Form.filled(Map.of(
                        "mois",
                        List.of(last.toString()),
                        "id",
                        List.of(UUID.randomUUID().toString()))),
                suite);
    }

    private View listed(Form form, String said) {
        return View.of(
                "vouchers/payments/list",
                new PlacePaymentListView(settlements.all(), form, said.equals("asked") ? said : ""));
    }

    @PostMapping(HERE)
    View close(SignedInPerson actor, Form form) {
        var month = form.text("mois")
                .required("settlement.month.missing")
                .as(PlacePaymentPages::month, "settlement.month.missing");
        var id = form.text("id").required().as(FormValueParser::uuid, "settlement.again");
        if (form.hasErrors() || month.isEmpty() || id.isEmpty())
            return listed(form, "").status(422);
        switch (settlements.close(actor, id.get(), month.get())) {
            case PlacePayments.MonthClosingResult.PaymentMonthClosed(var batch, var cents) -> {
                askToPay(actor, batch(batch), cents);
                return View.redirect(HERE + "/" + batch + "?suite=asked");
            }
            case PlacePayments.MonthClosingResult.MonthAlreadyPaid() -> form.error("mois", "settlement.month.already");
            case PlacePayments.MonthClosingResult.MonthNotOver() -> form.error("mois", "settlement.month.notOver");
            case PlacePayments.MonthClosingResult.NothingOwedToPlaces() ->
                form.error("mois", "settlement.month.nothing");
        }
        return listed(form, "").status(422);
    }

    private static Optional<LocalDate> month(String typed) {
        return typed.matches("20\\d\\d-(0[1-9]|1[0-2])")
                ? Optional.of(LocalDate.parse(typed + "-01"))
                : Optional.empty();
    }

    @LogsPersonalDataReading("settlement {id}")
    @GetMapping(HERE + "/{id}")
    View show(SignedInPerson actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String suite) {
        return show(id, Form.empty(), suite);
    }

    private View show(UUID id, Form form, String said) {
        return View.of(
                "vouchers/payments/batch",
                new PlacePaymentView(batch(id), form, !iban.isEmpty(), said.matches("asked|returned") ? said : ""));
    }

    private PlacePaymentBatch batch(UUID id) {
        return settlements.find(id).orElseThrow(NotFoundException::new);
    }

    @PostMapping(HERE + "/{id}/rejets")
    View returned(SignedInPerson actor, @PathVariable UUID id, Form form) {
        var place = form.text("lieu").required().as(FormValueParser::uuid, "settlement.again");
        var why = form.text("motif")
                .required("settlement.return.missing")
                .max(200)
                .get();
        if (form.hasErrors() || place.isEmpty()) return show(id, form, "").status(422);
        var line = settlements.returnable(id, place.get());
        if (line.isPresent()) {
            askToReturn(actor, batch(id), line.get(), why);
            return View.redirect(HERE + "/" + id + "?suite=returned");
        }
        form.error("lieu", "settlement.return.not");
        return show(id, form, "").status(422);
    }

    /// Requests the second signature for a batch of payments. The signatory sees the period, each place with its
    /// amount, the last characters of its account, and also those of its previous account if the account has
    /// changed.
    private void askToPay(SignedInPerson actor, PlacePaymentBatch batch, long cents) {
        var before = settlements.paidBefore(batch.month());
        var details = new ArrayList<DoubleSignatureRequest.ValueToSign>();
        details.add(DoubleSignatureRequest.ValueToSign.of("period", batch.monthSaid(Locale.FRENCH)));
        for (var line : batch.lines()) {
            var account = before.getOrDefault(line.place(), line.account());
            details.add(new DoubleSignatureRequest.ValueToSign(
                    "paid",
                    account.equals(line.account()) ? "" : line.name() + " – … " + account,
                    line.name() + " – " + line.holder() + " – … " + line.account() + " – " + euros(line.cents())));
        }
        details.add(DoubleSignatureRequest.ValueToSign.of("total", euros(cents)));
        signatures.ask(
                actor,
                UUID.randomUUID(),
                new DoubleSignatureRequest.ActToSign(
                        "pay",
                        batch.id(),
                        Optional.empty(),
                        "Mois " + batch.monthText() + " – " + euros(cents),
                        cents,
                        details));
    }

    private void askToReturn(
            SignedInPerson actor, PlacePaymentBatch batch, PlacePaymentBatch.PlacePaymentRow line, String why) {
        signatures.ask(
                actor,
                UUID.randomUUID(),
                new DoubleSignatureRequest.ActToSign(
                        "bounce",
                        batch.id(),
                        Optional.of(line.place()),
                        "Mois " + batch.monthText() + " – " + line.name() + " – " + euros(line.cents()),
                        line.cents(),
                        List.of(
                                DoubleSignatureRequest.ValueToSign.of("period", batch.monthSaid(Locale.FRENCH)),
                                DoubleSignatureRequest.ValueToSign.of("place", line.name()),
                                DoubleSignatureRequest.ValueToSign.of("holder", line.holder()),
                                DoubleSignatureRequest.ValueToSign.of("iban", "… " + line.account()),
                                DoubleSignatureRequest.ValueToSign.of("amount", euros(line.cents())),
                                DoubleSignatureRequest.ValueToSign.of("cause", why))));
    }

    private static String euros(long cents) {
        return EuroAmountFormat.said(cents, Locale.FRENCH);
    }

    /// Returns the bank file. The debited account is configured on the server; no page can change it.
    @GetMapping(HERE + "/{id}/virement.xml")
    ResponseEntity<byte[]> bank(SignedInPerson actor, @PathVariable UUID id) {
        var batch = batch(id);
        if (batch.paidAt().isEmpty() || iban.isEmpty()) throw new NotFoundException();
        return FileResponse.kept(MediaType.APPLICATION_XML, "virement-" + batch.monthText() + ".xml")
                .body(BankPaymentFile.of(batch, holder, iban));
    }

    @GetMapping(HERE + "/{id}/preuves.csv")
    ResponseEntity<byte[]> csv(SignedInPerson actor, @PathVariable UUID id, Page page) {
        var evidence = evidence(id);
        var out = CsvTable.forPeople(
                "date", "saisie", "lieu", "commande", "cheque", "service", "minutes", "mode", "euros");
        for (var voucher : evidence.vouchers())
            out.row(
                    voucher.day().toString(),
                    ParisTime.day(voucher.at()).toString(),
                    evidence.places().getOrDefault(voucher.place(), ""),
                    evidence.orders().getOrDefault(voucher.order(), ""),
                    Long.toString(voucher.voucher()),
                    voucher.service(),
                    Integer.toString(voucher.minutes()),
                    voucher.how(),
                    EuroAmountFormat.plain(voucher.cents()));
        for (var amount : evidence.carried())
            out.row(
                    ParisTime.day(amount.at()).toString(),
                    "",
                    evidence.places().getOrDefault(amount.place(), ""),
                    "",
                    "",
                    amount.month().isEmpty()
                            ? page.t("settlement.carried.rest")
                            : page.t("settlement.carried.returned", amount.monthText(), amount.why()),
                    "",
                    "",
                    EuroAmountFormat.plain(amount.cents()));
        out.row("total", "", "", "", "", "", "", "", EuroAmountFormat.plain(evidence.cents()));
        return FileResponse.csv("preuves-" + evidence.batch().monthText() + ".csv", out);
    }

    @LogsPersonalDataReading("settlement {id}")
    @GetMapping(HERE + "/{id}/releve.pdf")
    ResponseEntity<byte[]> pdf(SignedInPerson actor, @PathVariable UUID id, Page page) {
        var evidence = evidence(id);
        return FileResponse.pdf("releve-" + evidence.batch().monthText() + ".pdf")
                .body(PdfWriter.pdf(
                        View.of("vouchers/payments/statementPaper", evidence).text(page)));
    }

    private VoucherPaymentEvidence evidence(UUID id) {
        return statements.evidence(id).orElseThrow(NotFoundException::new);
    }

    @Bean
    static ActNeedingTwoSignatures payments(PlacePayments settlements) {
        return ActNeedingTwoSignatures.of("pay", (request, second) -> settlements.pay(request.subject(), second));
    }

    @Bean
    static ActNeedingTwoSignatures returnedPayments(PlacePayments settlements) {
        return ActNeedingTwoSignatures.of(
                "bounce",
                (request, second) -> settlements.returned(
                        request.subject(),
                        request.party().orElseThrow(),
                        request.detail("cause"),
                        request.by(),
                        second));
    }

    @Bean
    static JournalSubjectNames settlementsInJournal() {
        return JournalSubjectNames.shownAt("settlement", id -> HERE + "/" + id);
    }

    @Bean
    static TaskSource settlementTasks(PlacePayments settlements) {
        return TaskSource.coordination(() -> settlements.due().stream()
                .map(month -> Task.of(TaskKind.MONEY, "settlement.task", TaskActionLabel.OPEN, HERE)
                        .about(month)
                        .since(month.plusMonths(1).atStartOfDay(ParisTime.ZONE).toInstant())));
    }
}
