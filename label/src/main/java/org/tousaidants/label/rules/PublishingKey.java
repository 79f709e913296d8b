package org.tousaidants.label.rules;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// « Clé de publication » — an Ed25519 key that signs the archives of rules: a reader of one knows that it is the
/// territory's. Known by the 32 bytes of its public half, in hexadecimal.
public record PublishingKey(PrivateKey secret, String shown) {
    private static final String ALGORITHM = "Ed25519";
    private static final int RAW = 32;
    /// What X.509 writes before the 32 bytes of such a key.
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    public static PublishingKey drawn() {
        try {
            var pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            return of(pair.getPrivate(), pair.getPublic());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static PublishingKey of(PrivateKey secret, PublicKey known) {
        var bytes = known.getEncoded();
        return new PublishingKey(
                secret, HexFormat.of().formatHex(Arrays.copyOfRange(bytes, bytes.length - RAW, bytes.length)));
    }

    /// As the keys of badges are written, `z6Mk…`, so that people compare them.
    static String named(String shown) {
        return Multibase.key(HexFormat.of().parseHex(shown));
    }

    /// As `text()` wrote it.
    static PublishingKey read(String text) throws GeneralSecurityException {
        var lines = text.lines()
                .map(String::strip)
                .filter(line -> !line.startsWith("#"))
                .toList();
        if (lines.size() != 2) throw new GeneralSecurityException("two lines are expected");
        try {
            var secret = KeyFactory.getInstance(ALGORITHM)
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines.getFirst())));
            return new PublishingKey(secret, lines.getLast());
        } catch (IllegalArgumentException notBase64) {
            throw new GeneralSecurityException(notBase64);
        }
    }

    String text() {
        return "# Clé secrète qui signe vos règles : gardez-la, ne la publiez pas. Puis la clé publique.\n"
                + Base64.getEncoder().encodeToString(secret.getEncoded()) + "\n" + shown + "\n";
    }

    String sign(String words) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initSign(secret);
            signature.update(words.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// False for whatever is no key and no signature.
    static boolean signed(String shown, String words, String signature) {
        try {
            var raw = HexFormat.of().parseHex(shown);
            if (raw.length != RAW) return false;
            var whole = Arrays.copyOf(X509, X509.length + RAW);
            System.arraycopy(raw, 0, whole, X509.length, RAW);
            var check = Signature.getInstance(ALGORITHM);
            check.initVerify(KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(whole)));
            check.update(words.getBytes(StandardCharsets.UTF_8));
            return check.verify(HexFormat.of().parseHex(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}
