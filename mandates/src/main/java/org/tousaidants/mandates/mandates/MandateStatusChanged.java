package org.tousaidants.mandates.mandates;

import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.platform.identity.JournalEventNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Mandat qui bouge » — event, published at each step of a mandate. It contains the seal of the step, which the
/// journal of the network stores too.
record MandateStatusChanged(Optional<UUID> by, Mandate.MandateAct act, UUID mandate, byte[] seal)
        implements JournalledEvent {
    @Override
    public JournalEventNote note() {
        return new JournalEventNote(by, "mandates." + EnumConstantName.low(act), "mandate " + mandate, Map.of())
                .with("seal", HexFormat.of().formatHex(seal));
    }
}
