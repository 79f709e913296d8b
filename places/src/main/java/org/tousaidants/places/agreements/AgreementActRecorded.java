package org.tousaidants.places.agreements;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.platform.identity.JournalEventNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Accord signé ou quitté » — a structure signed the agreement or withdrew, by its link (`by` is empty) or on
/// paper.
record AgreementActRecorded(Optional<UUID> by, UUID structure, int version, AgreementAct.Act act)
        implements JournalledEvent {
    @Override
    public JournalEventNote note() {
        return new JournalEventNote(by, "agreements." + EnumConstantName.low(act), "structure " + structure, Map.of())
                .with("version", version);
    }
}
