package org.tousaidants.label.badges;

import java.util.Optional;
import javax.crypto.SecretKey;
import org.tousaidants.platform.db.AesGcm;
import org.tousaidants.rules.archive.SigningKey;
import org.tousaidants.rules.archive.VerifyingKey;

/// Encrypts the private half of a key under the secret of the installation, bound to the name of the public half:
/// copied to another row it cannot be decrypted.
record PrivateKeySeal(SecretKey under) {
    byte[] close(SigningKey key) {
        return AesGcm.close(under, key.verifying().multikey(), key.secret());
    }

    /// Empty when it was encrypted under another secret.
    Optional<SigningKey> open(byte[] sealed, VerifyingKey verifying) {
        return AesGcm.open(under, verifying.multikey(), sealed).map(secret -> SigningKey.of(secret, verifying));
    }

    @Override
    public String toString() {
        return "Seal";
    }
}
