package org.tousaidants.rules.archive;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;

/// « Clé de signature » — an Ed25519 key pair that signs.
public final class Ed25519SigningKey {
    private final PrivateKey key;
    private final Ed25519VerifyingKey verifying;

    private Ed25519SigningKey(PrivateKey key, Ed25519VerifyingKey verifying) {
        this.key = key;
        this.verifying = verifying;
    }

    public static Ed25519SigningKey draw() {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new Ed25519SigningKey(pair.getPrivate(), new Ed25519VerifyingKey(pair.getPublic()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Restores a key pair from the bytes returned by [#secret].
    public static Ed25519SigningKey of(byte[] secret, Ed25519VerifyingKey verifying) {
        try {
            var key = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(secret));
            return new Ed25519SigningKey(key, verifying);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public Ed25519VerifyingKey verifying() {
        return verifying;
    }

    /// Returns the bytes of the private key, which must never be logged and never be stored unencrypted.
    public byte[] secret() {
        return key.getEncoded();
    }

    /// Returns the same key pair as a key that signs archives of rules.
    public RulesPublishingKey publishing() {
        return new RulesPublishingKey(this);
    }

    public byte[] sign(byte[] data) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(data);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Returns only the public key as text, so that no log line contains the private key.
    @Override
    public String toString() {
        return "SigningKey " + verifying.multikey();
    }
}
