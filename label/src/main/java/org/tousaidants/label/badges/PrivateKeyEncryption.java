package org.tousaidants.label.badges;

import java.util.Optional;
import javax.crypto.SecretKey;
import org.tousaidants.platform.db.AesGcm;
import org.tousaidants.rules.archive.SigningKey;
import org.tousaidants.rules.archive.VerifyingKey;

/// Encrypts a private key under the secret of the installation, bound to the name of its public key: copied to
/// another row, it cannot be decrypted.
record PrivateKeyEncryption(SecretKey under) {
    byte[] close(SigningKey key) {
        return AesGcm.close(under, key.verifying().multikey(), key.secret());
    }

    /// Decrypts a private key; empty if it was encrypted under another secret.
    Optional<SigningKey> open(byte[] sealed, VerifyingKey verifying) {
        return AesGcm.open(under, verifying.multikey(), sealed).map(secret -> SigningKey.of(secret, verifying));
    }

    @Override
    public String toString() {
        return "Seal";
    }
}
