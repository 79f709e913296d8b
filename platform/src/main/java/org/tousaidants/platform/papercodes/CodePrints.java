package org.tousaidants.platform.papercodes;

import java.nio.ByteBuffer;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import org.springframework.stereotype.Component;
import org.tousaidants.core.text.Sha256;
import org.tousaidants.platform.db.InstallationSecret;

/// « Empreintes de codes » — what the database keeps instead of a code that opens something. It is made with a key
/// of the installation: a stolen database does not let codes be tried.
@Component
public class CodePrints {
    /// Tells it from the plain hash (32 bytes) that earlier versions kept.
    private static final byte KEYED = 1;

    private static final int BYTES = 32;

    private final InstallationSecret secret;

    CodePrints(InstallationSecret secret) {
        this.secret = secret;
    }

    /// Of a new code. Two purposes have two prints of one code.
    public byte[] of(String purpose, PaperCode code) {
        return keyed(purpose, plain(code));
    }

    /// All under which a code may be kept, for `= any(:prints::bytea[])`: those made under a secret that was
    /// replaced, and the plain one, as well.
    public byte[][] all(String purpose, PaperCode code) {
        var plain = plain(code);
        return Stream.concat(secret.keys(purpose).stream().map(key -> keyed(key, plain)), Stream.of(plain))
                .toArray(byte[][]::new);
    }

    /// Of a plain hash that an earlier version kept: the print of the same code.
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
