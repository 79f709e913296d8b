package org.tousaidants.rules.archive;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/// « Écriture des clés » — encodes keys and signatures as multibase text: base 58 of Bitcoin with the prefix `z`.
public final class MultibaseEncoding {
    private static final String ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(ALPHABET.length());

    /// Maximum length of a text to decode, in characters; no key or signature is longer. The limit exists
    /// because the time for decoding grows with the square of the length.
    private static final int LONGEST = 120;

    /// The multicodec prefix of an Ed25519 public key.
    private static final byte[] MULTICODEC = {(byte) 0xed, 1};

    private static final int RAW_BYTES = 32;

    private MultibaseEncoding() {}

    /// Encodes the 32 bytes of an Ed25519 public key as a Multikey, `z6Mk…`.
    static String key(byte[] raw) {
        var bytes = Arrays.copyOf(MULTICODEC, MULTICODEC.length + raw.length);
        System.arraycopy(raw, 0, bytes, MULTICODEC.length, raw.length);
        return encode(bytes);
    }

    /// Decodes a Multikey to the 32 bytes of an Ed25519 public key; empty for any other text.
    static Optional<byte[]> rawKey(String multikey) {
        return decode(multikey)
                .filter(bytes -> bytes.length == MULTICODEC.length + RAW_BYTES
                        && Arrays.equals(bytes, 0, MULTICODEC.length, MULTICODEC, 0, MULTICODEC.length))
                .map(bytes -> Arrays.copyOfRange(bytes, MULTICODEC.length, bytes.length));
    }

    public static String encode(byte[] bytes) {
        var text = new StringBuilder();
        var rest = new BigInteger(1, bytes);
        while (rest.signum() > 0) {
            var parts = rest.divideAndRemainder(BASE);
            text.append(ALPHABET.charAt(parts[1].intValue()));
            rest = parts[0];
        }
        for (var i = 0; i < bytes.length && bytes[i] == 0; i++) text.append(ALPHABET.charAt(0));
        return text.append('z').reverse().toString();
    }

    public static Optional<byte[]> decode(String text) {
        if (text.length() < 2 || text.length() > LONGEST || text.charAt(0) != 'z') return Optional.empty();
        var number = BigInteger.ZERO;
        for (var i = 1; i < text.length(); i++) {
            var digit = ALPHABET.indexOf(text.charAt(i));
            if (digit < 0) return Optional.empty();
            number = number.multiply(BASE).add(BigInteger.valueOf(digit));
        }
        var zeros = 0;
        while (zeros + 1 < text.length() && text.charAt(zeros + 1) == ALPHABET.charAt(0)) zeros++;
        var digits = number.signum() == 0 ? new byte[0] : number.toByteArray();
        // BigInteger adds a zero byte if the highest bit is set. This byte does not belong to the key, so it
        // is removed.
        if (digits.length > 1 && digits[0] == 0) digits = Arrays.copyOfRange(digits, 1, digits.length);
        var bytes = new byte[zeros + digits.length];
        System.arraycopy(digits, 0, bytes, zeros, digits.length);
        return Optional.of(bytes);
    }
}
