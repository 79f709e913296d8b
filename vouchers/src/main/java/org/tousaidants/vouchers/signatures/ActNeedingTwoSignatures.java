package org.tousaidants.vouchers.signatures;

import java.util.UUID;
import java.util.function.BiPredicate;

/// « Acte à deux » — an activity that requires a second signature. A package implements it as a Spring bean; it is
/// executed after the second signature, in the same transaction.
public interface ActNeedingTwoSignatures {
    String what();

    static ActNeedingTwoSignatures of(String what, BiPredicate<DoubleSignatureRequest, UUID> act) {
        return new ActNeedingTwoSignatures() {
            @Override
            public String what() {
                return what;
            }

            @Override
            public boolean done(DoubleSignatureRequest request, UUID second) {
                return act.test(request, second);
            }
        };
    }

    /// Executes the activity; returns false if it is no longer possible, in which case nothing is signed.
    boolean done(DoubleSignatureRequest request, UUID second);

    /// Called after the request was refused, or withdrawn by its requester.
    default void refused(DoubleSignatureRequest request) {}
}
