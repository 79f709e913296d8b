package org.tousaidants.vouchers.payments;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.tousaidants.vouchers.orders.CreditNote.Issuer;

/// « Celui qui paie » — the debited account and its holder, set in the configuration of the machine: no page
/// can change them.
@Component
class DebitedAccount {
    private final Issuer issuer;
    private final String iban;

    DebitedAccount(
            @Value("${ta.pass.holder:}") String holder,
            @Value("${ta.pass.siret:}") String siret,
            @Value("${ta.pass.address:}") String address,
            @Value("${ta.pass.iban:}") String iban) {
        this.issuer = new Issuer(holder.strip(), siret.replace(" ", ""), address.strip());
        this.iban = iban.replace(" ", "");
    }

    Issuer issuer() {
        return issuer;
    }

    String iban() {
        return iban;
    }

    /// Whether holder and account are set: without them nothing is paid and no credit note is issued.
    boolean complete() {
        return !iban.isEmpty()
                && !issuer.issuer().isEmpty()
                && !issuer.issuerSiret().isEmpty()
                && !issuer.issuerAddress().isEmpty();
    }
}
