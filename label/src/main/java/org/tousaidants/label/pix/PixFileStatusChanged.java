package org.tousaidants.label.pix;

import java.util.UUID;
import org.tousaidants.platform.identity.JournalEventNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Fichier Pix reçu ou abandonné » — published when a coordinator imports a Pix file (`brought`) or discards its
/// remaining rows (`abandoned`).
///
/// @param rows number of rows
record PixFileStatusChanged(UUID by, String act, UUID file, int rows) implements JournalledEvent {
    @Override
    public JournalEventNote note() {
        return JournalEventNote.by(by, "pix.file_" + act, "file " + file).with("rows", rows);
    }
}
