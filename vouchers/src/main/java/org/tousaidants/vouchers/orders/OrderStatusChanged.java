package org.tousaidants.vouchers.orders;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.platform.identity.JournalNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Commande conduite » — published at each step of an order.
record OrderStatusChanged(Optional<UUID> by, UUID order, String what) implements JournalledEvent {
    @Override
    public JournalNote note() {
        return new JournalNote(by, "orders." + what, "order " + order, Map.of());
    }
}
