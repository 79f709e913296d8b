package org.tousaidants.label.badges;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// « Liste d’états » — a bit string with one bit for each badge, which is set if the badge is revoked. It is so long
/// that a request for it does not reveal which badge is verified. Bit 0 is the highest bit of the first byte.
record BadgeStatusListBits(byte[] bytes) {
    /// Number of bits, which is the minimum that the standard allows.
    static final int ENTRIES = 131_072;

    static BadgeStatusListBits of(IntStream set) {
        var bytes = new byte[ENTRIES / Byte.SIZE];
        set.forEach(index -> bytes[index / Byte.SIZE] |= (byte) (0x80 >> index % Byte.SIZE));
        return new BadgeStatusListBits(bytes);
    }

    boolean has(int index) {
        return (bytes[index / Byte.SIZE] & 0x80 >> index % Byte.SIZE) != 0;
    }

    String encoded() {
        var out = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "u" + Base64.getUrlEncoder().withoutPadding().encodeToString(out.toByteArray());
    }

    static Optional<BadgeStatusListBits> decode(String encoded) {
        if (!encoded.startsWith("u")) return Optional.empty();
        try (var zip = new GZIPInputStream(
                new ByteArrayInputStream(Base64.getUrlDecoder().decode(encoded.substring(1))))) {
            var bytes = zip.readNBytes(ENTRIES / Byte.SIZE + 1);
            return bytes.length == ENTRIES / Byte.SIZE ? Optional.of(new BadgeStatusListBits(bytes)) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
