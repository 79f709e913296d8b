package org.tousaidants.label.badges;

import java.util.Optional;
import javax.crypto.SecretKey;
import org.tousaidants.label.rules.SigningKey;
import org.tousaidants.label.rules.VerifyingKey;
import org.tousaidants.platform.db.AesGcm;

/// Puts the private half of a key under the secret of the installation, bound to the name of the public half: moved to
/// another row it opens no more.
record Seal(SecretKey under) {
    byte[] close(SigningKey key) {
        return AesGcm.close(under, key.verifying().multikey(), key.secret());
    }

    /// Empty when it was closed under another secret.
    Optional<SigningKey> open(byte[] sealed, VerifyingKey verifying) {
        return AesGcm.open(under, verifying.multikey(), sealed).map(secret -> SigningKey.of(secret, verifying));
    }

    @Override
    public String toString() {
        return "Seal";
    }
}
