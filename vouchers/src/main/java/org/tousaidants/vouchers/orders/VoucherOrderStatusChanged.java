package org.tousaidants.vouchers.orders;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.platform.identity.JournalEventNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Commande conduite » — event: an order has reached a further step; `what` is the name of the step.
record VoucherOrderStatusChanged(Optional<UUID> by, UUID order, String what) implements JournalledEvent {
    @Override
    public JournalEventNote note() {
        return new JournalEventNote(by, "orders." + what, "order " + order, Map.of());
    }
}
