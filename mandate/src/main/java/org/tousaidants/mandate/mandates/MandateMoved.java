package org.tousaidants.mandate.mandates;

import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.platform.identity.Note;
import org.tousaidants.platform.identity.Noted;

/// « Mandat qui bouge » — one more step, with its seal: the journal of the network holds it too.
record MandateMoved(Optional<UUID> by, Mandate.Act act, UUID mandate, byte[] seal) implements Noted {
    @Override
    public Note note() {
        return new Note(by, "mandates." + ConstantName.low(act), "mandate " + mandate, Map.of())
                .with("seal", HexFormat.of().formatHex(seal));
    }
}
