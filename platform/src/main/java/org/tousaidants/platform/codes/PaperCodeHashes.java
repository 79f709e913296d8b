package org.tousaidants.platform.codes;

import java.nio.ByteBuffer;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import org.springframework.stereotype.Component;
import org.tousaidants.core.text.Sha256;
import org.tousaidants.platform.db.InstallationSecret;

/// « Empreintes de codes » — computes the hashes that are stored in place of codes that open something. The hashes
/// depend on a key of the installation, so that a person who stole the database cannot find the codes by trying them
/// all.
@Component
public class PaperCodeHashes {
    /// First byte of a keyed hash; it distinguishes a keyed hash from the plain hashes (32 bytes) of earlier
    /// versions.
    private static final byte KEYED = 1;

    private static final int BYTES = 32;

    private final InstallationSecret secret;

    PaperCodeHashes(InstallationSecret secret) {
        this.secret = secret;
    }

    /// Returns the keyed hash of a new code. The same code has a different hash for each purpose.
    public byte[] of(String purpose, PaperCode code) {
        return keyed(purpose, plain(code));
    }

    /// Returns all hashes under which a code may be stored, for the SQL condition `= any(:prints::bytea[])`: the
    /// hash under the current secret, the hashes under replaced secrets, and the plain hash of earlier versions.
    public byte[][] all(String purpose, PaperCode code) {
        var plain = plain(code);
        return Stream.concat(secret.keys(purpose).stream().map(key -> keyed(key, plain)), Stream.of(plain))
                .toArray(byte[][]::new);
    }

    /// Returns the keyed hash that is computed from a plain hash of an earlier version.
    byte[] keyed(String purpose, byte[] plain) {
        return keyed(secret.key(purpose), plain);
    }

    private static byte[] keyed(SecretKey key, byte[] plain) {
        return ByteBuffer.allocate(1 + BYTES)
                .put(KEYED)
                .put(Sha256.keyed(key.getEncoded(), plain))
                .array();
    }

    private static byte[] plain(PaperCode code) {
        return Sha256.of(code.text());
    }
}
