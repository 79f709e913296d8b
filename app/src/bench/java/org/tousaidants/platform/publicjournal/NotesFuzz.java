package org.tousaidants.platform.publicjournal;

import java.nio.charset.StandardCharsets;

/// Checkpoints and keys of unknown witnesses.
public final class NotesFuzz {
    private NotesFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.UTF_8);
        JournalCheckpoint.read(text);
        CheckpointKey.read(text);
    }
}
