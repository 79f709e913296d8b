package org.tousaidants.label.pix;

import java.util.UUID;
import org.tousaidants.platform.identity.JournalNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Fichier Pix reçu ou abandonné » — published when a coordinator imports a Pix file (`brought`) or discards
/// its remaining rows (`abandoned`).
record PixFileStatusChanged(UUID by, String act, UUID file, int rows) implements JournalledEvent {
    @Override
    public JournalNote note() {
        return JournalNote.by(by, "pix.file_" + act, "file " + file).with("rows", rows);
    }
}
