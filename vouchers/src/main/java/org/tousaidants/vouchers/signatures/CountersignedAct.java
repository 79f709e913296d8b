package org.tousaidants.vouchers.signatures;

import java.util.UUID;
import java.util.function.BiPredicate;

/// « Acte à deux » — a package declares one bean per countersigned act: it runs after the second signature, in
/// the same transaction.
public interface CountersignedAct {
    String what();

    static CountersignedAct of(String what, BiPredicate<SignatureRequest, UUID> act) {
        return new CountersignedAct() {
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

    /// False when it is no longer possible: then nothing is signed.
    boolean done(SignatureRequest request, UUID second);

    /// It was refused, or withdrawn by its requester.
    default void refused(SignatureRequest request) {}
}
