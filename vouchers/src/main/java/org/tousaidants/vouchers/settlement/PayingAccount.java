package org.tousaidants.vouchers.settlement;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.tousaidants.vouchers.orders.CreditNote.Issuer;

/// « Celui qui paie » — the debited account and its holder: settings of the machine, which no page changes.
@Component
class PayingAccount {
    private final Issuer issuer;
    private final String iban;

    PayingAccount(
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

    /// A credit note names its issuer; without an account nothing is paid.
    boolean complete() {
        return !iban.isEmpty()
                && !issuer.issuer().isEmpty()
                && !issuer.issuerSiret().isEmpty()
                && !issuer.issuerAddress().isEmpty();
    }
}
