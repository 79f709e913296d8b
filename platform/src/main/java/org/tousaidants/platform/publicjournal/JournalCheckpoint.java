package org.tousaidants.platform.publicjournal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// « Point de contrôle » — a checkpoint of a transparency log: the origin, size and root of its tree as signed text
/// (C2SP `tlog-checkpoint`), with its signature lines.
record JournalCheckpoint(String origin, long size, byte[] root, List<String> signatures) {
    private static final int ROOT_BYTES = 32;
    private static final int LONGEST = 20_000;

    String text() {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
    }

    String note() {
        return text() + "\n" + String.join("\n", signatures) + "\n";
    }

    JournalCheckpoint with(String signature) {
        var more = new ArrayList<>(signatures);
        more.add(signature);
        return new JournalCheckpoint(origin, size, root, List.copyOf(more));
    }

    /// Returns the parsed checkpoint of another operator's log; empty if the text is malformed.
    static Optional<JournalCheckpoint> read(String note) {
        if (note.length() > LONGEST) return Optional.empty();
        var parts = note.split("\n\n", 2);
        if (parts.length < 2) return Optional.empty();
        var lines = parts[0].split("\n");
        if (lines.length != 3 || lines[0].isBlank() || !lines[1].matches("0|[1-9]\\d{0,17}")) return Optional.empty();
        try {
            var root = Base64.getDecoder().decode(lines[2]);
            var signatures = Arrays.stream(parts[1].split("\n"))
                    .filter(line -> line.startsWith("— "))
                    .toList();
            return root.length == ROOT_BYTES && !signatures.isEmpty()
                    ? Optional.of(new JournalCheckpoint(lines[0], Long.parseLong(lines[1]), root, signatures))
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JournalCheckpoint one && note().equals(one.note());
    }

    @Override
    public int hashCode() {
        return note().hashCode();
    }

    @Override
    public String toString() {
        return note();
    }
}
