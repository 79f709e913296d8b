package org.tousaidants.mandates.mandates;

import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.platform.identity.JournalNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Mandat qui bouge » — published at each step of a mandate, with its seal, which the log of the network
/// stores too.
record MandateStatusChanged(Optional<UUID> by, Mandate.MandateAct act, UUID mandate, byte[] seal)
        implements JournalledEvent {
    @Override
    public JournalNote note() {
        return new JournalNote(by, "mandates." + ConstantName.low(act), "mandate " + mandate, Map.of())
                .with("seal", HexFormat.of().formatHex(seal));
    }
}
