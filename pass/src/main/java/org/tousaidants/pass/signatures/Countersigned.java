package org.tousaidants.pass.signatures;

import java.util.UUID;

/// « Acte à deux » — a room that has acts for two declares one bean for each: what happens once the second has
/// signed, in the same transaction.
public interface Countersigned {
    String what();

    /// False when it can no longer be done: then nothing is signed.
    boolean done(Request request, UUID second);
}
