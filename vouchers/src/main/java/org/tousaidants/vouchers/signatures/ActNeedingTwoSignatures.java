package org.tousaidants.vouchers.signatures;

import java.util.UUID;
import java.util.function.BiPredicate;

/// « Acte à deux » — an action that requires a second signature. A package implements it as a Spring bean; it is
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

    /// Executes the requested action after the second signature. Returns false if it is no longer possible; then
    /// nothing is signed.
    ///
    /// @param second account of the second signatory
    boolean done(DoubleSignatureRequest request, UUID second);

    /// Called after the request was refused by the second person, or withdrawn by the person who made it.
    default void refused(DoubleSignatureRequest request) {}
}
