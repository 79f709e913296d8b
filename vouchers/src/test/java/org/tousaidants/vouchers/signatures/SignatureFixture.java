package org.tousaidants.vouchers.signatures;

import java.util.UUID;
import org.tousaidants.platform.identity.Actor;

/// Signs or refuses requests as a coordinator.
public class SignatureFixture {
    private final Signatures signatures;

    SignatureFixture(Signatures signatures) {
        this.signatures = signatures;
    }

    public boolean sign(Actor by, UUID request) {
        return signatures.sign(by, request);
    }

    public boolean refuse(Actor by, UUID request) {
        return signatures.decide(by, request, false) == Signatures.SignatureResult.REFUSED;
    }
}
