package org.tousaidants.rules.archive;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;

/// « Clé de signature » — an Ed25519 key pair that signs.
public final class SigningKey {
    private final PrivateKey key;
    private final VerifyingKey verifying;

    private SigningKey(PrivateKey key, VerifyingKey verifying) {
        this.key = key;
        this.verifying = verifying;
    }

    public static SigningKey draw() {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new SigningKey(pair.getPrivate(), new VerifyingKey(pair.getPublic()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Restores a key pair from the bytes of [#secret].
    public static SigningKey of(byte[] secret, VerifyingKey verifying) {
        try {
            var key = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(secret));
            return new SigningKey(key, verifying);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public VerifyingKey verifying() {
        return verifying;
    }

    /// The private key in bytes. Never log it, never store it unencrypted.
    public byte[] secret() {
        return key.getEncoded();
    }

    /// The same key for signing archives of rules.
    public PublishingKey publishing() {
        return new PublishingKey(this);
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

    /// Prints the public half only, so that no log line contains the private key.
    @Override
    public String toString() {
        return "SigningKey " + verifying.multikey();
    }
}
