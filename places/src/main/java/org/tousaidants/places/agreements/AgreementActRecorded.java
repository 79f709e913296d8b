package org.tousaidants.places.agreements;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.platform.identity.JournalNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Accord signé ou quitté » — a structure signed the agreement or withdrew, by its link (`by` is empty) or on
/// paper.
record AgreementActRecorded(Optional<UUID> by, UUID structure, int version, AgreementAct.Act act)
        implements JournalledEvent {
    @Override
    public JournalNote note() {
        return new JournalNote(by, "agreements." + ConstantName.low(act), "structure " + structure, Map.of())
                .with("version", version);
    }
}
