package org.tousaidants.vouchers.signatures;

import java.util.UUID;
import java.util.function.BiPredicate;

/// « Acte à deux » — an act that needs a second signature. A package implements it as a Spring bean; it runs
/// after the second signature, in the same transaction.
public interface ActNeedingTwoSignatures {
    String what();

    static ActNeedingTwoSignatures of(String what, BiPredicate<SignatureRequest, UUID> act) {
        return new ActNeedingTwoSignatures() {
            @Override
            public String what() {
                return what;
            }

            @Override
            public boolean done(SignatureRequest request, UUID second) {
                return act.test(request, second);
            }
        };
    }

    /// Runs the act; false if it is no longer possible, and then nothing is signed.
    boolean done(SignatureRequest request, UUID second);

    /// Called if the request was refused, or withdrawn by its requester.
    default void refused(SignatureRequest request) {}
}
