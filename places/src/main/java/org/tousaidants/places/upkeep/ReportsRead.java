package org.tousaidants.places.upkeep;

import java.util.UUID;
import org.tousaidants.platform.identity.Note;
import org.tousaidants.platform.identity.Noted;

/// « Signalements lus » — a person read what the public wrote, and how to reach those who left it: `withContact` of
/// them.
record ReportsRead(String network, UUID reader, int reports, int withContact) implements Noted {
    @Override
    public Note note() {
        return Note.by(reader, network, "care.reports_read", "reports")
                .with("reports", reports)
                .with("with_contact", withContact);
    }
}
