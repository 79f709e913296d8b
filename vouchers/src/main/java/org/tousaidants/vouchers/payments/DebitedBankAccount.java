package org.tousaidants.vouchers.payments;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.tousaidants.vouchers.orders.CreditNote.CreditNoteIssuer;

/// « Celui qui paie » — the debited account and its holder. They are set in the configuration of the server, so that
/// no page can change them.
@Component
class DebitedBankAccount {
    private final CreditNoteIssuer issuer;
    private final String iban;

    DebitedBankAccount(
            @Value("${ta.pass.holder:}") String holder,
            @Value("${ta.pass.siret:}") String siret,
            @Value("${ta.pass.address:}") String address,
            @Value("${ta.pass.iban:}") String iban) {
        this.issuer = new CreditNoteIssuer(holder.strip(), siret.replace(" ", ""), address.strip());
        this.iban = iban.replace(" ", "");
    }

    CreditNoteIssuer issuer() {
        return issuer;
    }

    String iban() {
        return iban;
    }

    /// Returns whether the account and its holder are configured. Otherwise nothing is paid and no credit note
    /// is issued.
    boolean complete() {
        return !iban.isEmpty()
                && !issuer.issuer().isEmpty()
                && !issuer.issuerSiret().isEmpty()
                && !issuer.issuerAddress().isEmpty();
    }
}
