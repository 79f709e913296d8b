package org.tousaidants.label.badges;

import java.util.Optional;
import javax.crypto.SecretKey;
import org.tousaidants.platform.db.AesGcmEncryption;
import org.tousaidants.rules.archive.Ed25519SigningKey;
import org.tousaidants.rules.archive.Ed25519VerifyingKey;

/// Encrypts a private key with the secret of the installation and binds it to its public key, so that it cannot be
/// decrypted after being copied to another row.
record PrivateKeyEncryption(SecretKey under) {
    byte[] close(Ed25519SigningKey key) {
        return AesGcmEncryption.close(under, key.verifying().multikey(), key.secret());
    }

    /// Returns the decrypted private key; empty if it was encrypted with another secret.
    Optional<Ed25519SigningKey> open(byte[] sealed, Ed25519VerifyingKey verifying) {
        return AesGcmEncryption.open(under, verifying.multikey(), sealed)
                .map(secret -> Ed25519SigningKey.of(secret, verifying));
    }

    @Override
    public String toString() {
        return "Seal";
    }
}
