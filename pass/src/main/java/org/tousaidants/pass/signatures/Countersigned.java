package org.tousaidants.pass.signatures;

import java.util.UUID;
import java.util.function.BiPredicate;

/// « Acte à deux » — a room that has acts for two declares one bean for each: what happens once the second has
/// signed, in the same transaction.
public interface Countersigned {
    String what();

    static Countersigned of(String what, BiPredicate<Request, UUID> act) {
        return new Countersigned() {
            @Override
            public String what() {
                return what;
            }

            @Override
            public boolean done(Request request, UUID second) {
                return act.test(request, second);
            }
        };
    }

    /// False when it can no longer be done: then nothing is signed.
    boolean done(Request request, UUID second);

    /// It was refused, or taken back by the one who asked.
    default void refused(Request request) {}
}
