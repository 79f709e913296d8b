package org.tousaidants.vouchers.payments;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tousaidants.platform.web.Form;
import org.tousaidants.vouchers.orders.BankDetailsFormFields;
import org.tousaidants.vouchers.orders.CreditNote.FunderPaymentDetails;

/// Parses the form with the payment details of a funder.
final class FunderPaymentForm {
    private static final int LONGEST = 300;

    private FunderPaymentForm() {}

    static Form filled(Optional<FunderPaymentDetails> payee) {
        return payee.map(known -> Form.filled(Map.of(
                        "siret", List.of(known.siret()),
                        "adresse", List.of(known.address()),
                        "iban", List.of(known.iban()))))
                .orElseGet(Form::empty);
    }

    static Optional<FunderPaymentDetails> parse(Form form) {
        var siret = form.text("siret")
                .required("settlement.refund.siret.missing")
                .as(BankDetailsFormFields::siret, "settlement.refund.siret.wrong");
        var address = form.text("adresse")
                .required("settlement.refund.address.missing")
                .max(LONGEST)
                .get();
        var iban = form.text("iban")
                .required("settlement.refund.iban.missing")
                .as(BankDetailsFormFields::iban, "settlement.refund.iban.wrong");
        if (iban.filter(BankDetailsFormFields::abroad).isPresent()) form.error("iban", "settlement.refund.iban.abroad");
        return form.hasErrors() || siret.isEmpty() || iban.isEmpty()
                ? Optional.empty()
                : Optional.of(new FunderPaymentDetails(siret.get(), address, iban.get()));
    }
}
