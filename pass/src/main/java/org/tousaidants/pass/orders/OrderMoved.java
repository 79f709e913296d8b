package org.tousaidants.pass.orders;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.platform.identity.Note;
import org.tousaidants.platform.identity.Noted;

/// « Commande conduite » — one step of an order.
record OrderMoved(Optional<UUID> by, UUID order, String what) implements Noted {
    @Override
    public Note note() {
        return new Note(by, "orders." + what, "order " + order, Map.of());
    }
}
