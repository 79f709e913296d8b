package org.tousaidants.platform.journal;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.tousaidants.core.text.Sha256;
import org.tousaidants.platform.tenancy.CurrentTenantScope;

/// Computes the seal of a log entry, which is the SHA-256 hash of the previous seal and of all fields. Each text is
/// preceded by its length, so that two different entries never have the same input.
final class JournalHashChain {
    private static final int HASH_BYTES = 32;
    private static final byte FORM = 1;

    private JournalHashChain() {}

    /// Returns the seal that precedes the first entry of a network.
    static byte[] start() {
        return new byte[HASH_BYTES];
    }

    static byte[] seal(byte[] previous, JournalEntry entry) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(FORM);
            out.write(previous);
            write(out, CurrentTenantScope.here());
            out.writeLong(entry.n());
            write(out, entry.at().toString());
            write(out, entry.actor().map(UUID::toString).orElse(""));
            write(out, entry.act());
            write(out, entry.subject());
            out.writeInt(entry.detail().size());
            for (var one : entry.detail().entrySet()) {
                write(out, one.getKey());
                write(out, one.getValue());
            }
            return Sha256.of(bytes.toByteArray());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
