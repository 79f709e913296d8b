package org.tousaidants.platform.journal;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.tousaidants.core.text.Sha256;
import org.tousaidants.platform.tenancy.TenantScope;

/// Computes the seal of a log entry: SHA-256 of the previous seal and of all fields. Each text is preceded by
/// its length, so that two different entries never have the same input.
final class HashChain {
    private static final int HASH_BYTES = 32;
    private static final byte FORM = 1;

    private HashChain() {}

    /// The seal before the first entry of a network.
    static byte[] start() {
        return new byte[HASH_BYTES];
    }

    static byte[] seal(byte[] previous, JournalEntry entry) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(FORM);
            out.write(previous);
            write(out, TenantScope.here());
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
