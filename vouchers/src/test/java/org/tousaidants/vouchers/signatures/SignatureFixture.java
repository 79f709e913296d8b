package org.tousaidants.vouchers.signatures;

import java.util.UUID;
import org.tousaidants.platform.identity.SignedInPerson;

/// Signs or refuses requests as a coordinator.
public class SignatureFixture {
    private final DoubleSignatures signatures;

    SignatureFixture(DoubleSignatures signatures) {
        this.signatures = signatures;
    }

    public boolean sign(SignedInPerson by, UUID request) {
        return signatures.sign(by, request);
    }

    public boolean refuse(SignedInPerson by, UUID request) {
        return signatures.decide(by, request, false) == DoubleSignatures.SignatureResult.REFUSED;
    }
}
