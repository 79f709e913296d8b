package org.tousaidants.label.pix;

import java.util.UUID;
import org.tousaidants.platform.identity.Note;
import org.tousaidants.platform.identity.Noted;

/// « Fichier Pix reçu ou abandonné » — `brought` or `abandoned`.
record PixFileMoved(UUID by, String act, UUID file, int rows) implements Noted {
    @Override
    public Note note() {
        return Note.by(by, "pix.file_" + act, "file " + file).with("rows", rows);
    }
}
