package org.tousaidants.rules.archive;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;

/// « Clé de publication » — an Ed25519 key that signs archives of rules. The signature proves that the archive comes
/// from the territory. The key is named by the 32 bytes of its public key, in hexadecimal.
public record RulesPublishingKey(Ed25519SigningKey key) {
    /// Returns the public key as a Multikey (`z6Mk…`). Badges show keys in the same form, so that people can
    /// compare them.
    ///
    /// @param shown the public key in hexadecimal
    public static String named(String shown) {
        return MultibaseEncoding.key(HexFormat.of().parseHex(shown));
    }

    /// Parses a key from the text that the method `text()` of a key returns.
    public static RulesPublishingKey read(String text) throws GeneralSecurityException {
        var lines = text.lines()
                .map(String::strip)
                .filter(line -> !line.startsWith("#"))
                .toList();
        if (lines.size() != 2) throw new GeneralSecurityException("two lines are expected");
        try {
            var known = Ed25519VerifyingKey.ofRaw(HexFormat.of().parseHex(lines.getLast()))
                    .orElseThrow(() -> new GeneralSecurityException("not a public key"));
            return new RulesPublishingKey(
                    Ed25519SigningKey.of(Base64.getDecoder().decode(lines.getFirst()), known));
        } catch (IllegalArgumentException | IllegalStateException notOne) {
            throw new GeneralSecurityException(notOne);
        }
    }

    public String text() {
        return "# Clé secrète qui signe vos règles : gardez-la, ne la publiez pas. Puis la clé publique.\n"
                + Base64.getEncoder().encodeToString(key.secret()) + "\n" + shown() + "\n";
    }

    public String shown() {
        return HexFormat.of().formatHex(key.verifying().raw());
    }

    String sign(String words) {
        return HexFormat.of().formatHex(key.sign(words.getBytes(StandardCharsets.UTF_8)));
    }

    /// Verifies a signature of a text; returns false if the key or the signature is malformed or does not match.
    ///
    /// @param shown the public key in hexadecimal
    /// @param words the signed text
    /// @param signature the signature as text
    static boolean signed(String shown, String words, String signature) {
        try {
            var bytes = HexFormat.of().parseHex(signature);
            return Ed25519VerifyingKey.ofRaw(HexFormat.of().parseHex(shown))
                    .filter(key -> key.verifies(words.getBytes(StandardCharsets.UTF_8), bytes))
                    .isPresent();
        } catch (IllegalArgumentException notHexadecimal) {
            return false;
        }
    }
}
