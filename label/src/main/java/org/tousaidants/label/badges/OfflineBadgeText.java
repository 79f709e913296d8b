package org.tousaidants.label.badges;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.rules.archive.Ed25519SigningKey;
import org.tousaidants.rules.archive.MultibaseEncoding;

/// « Preuve hors ligne » — the text of a QR code that anyone can verify without this site: five words and a
/// signature. A dated list of revoked badges, which fits on a sheet of paper, complements it.
record OfflineBadgeText(String code, LocalDate until, String profile, String name) {
    private static final String MARK = "TA1";
    private static final String LIST = "TA1-ETATS";
    private static final String SIGNATURE = "signature ";

    static OfflineBadgeText of(LabelBadge badge) {
        return new OfflineBadgeText(
                badge.code().value(), badge.lastDay(), plain(badge.recognised().name()), plain(badge.name()));
    }

    private static String plain(String text) {
        return text.replaceAll("[|\\p{Cntrl}]", " ").strip();
    }

    private String words() {
        return String.join("|", MARK, code, until.toString(), profile, name);
    }

    String signed(Ed25519SigningKey key) {
        return words() + "|" + signature(key, words());
    }

    private static String signature(Ed25519SigningKey key, String words) {
        return MultibaseEncoding.encode(key.sign(words.getBytes(StandardCharsets.UTF_8)));
    }

    /// Returns the parsed text; empty if none of the keys signed it.
    static Optional<OfflineBadgeText> read(String text, Collection<String> keys) {
        var parts = text.strip().split("\\|", -1);
        if (parts.length != 6 || !parts[0].equals(MARK)) return Optional.empty();
        try {
            var read = new OfflineBadgeText(parts[1], LocalDate.parse(parts[2]), parts[3], parts[4]);
            return signedByOne(keys, read.words(), parts[5]) ? Optional.of(read) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean signedByOne(Collection<String> keys, String words, String signature) {
        return keys.stream().anyMatch(key -> TerritoryStatementSigner.signed(key, words, signature));
    }

    /// « États du jour » — the numbers of the badges that are revoked on a day.
    record RevokedBadgesOfDay(String issuer, LocalDate day, List<String> codes) {
        static RevokedBadgesOfDay of(String issuer, Instant now, List<String> codes) {
            return new RevokedBadgesOfDay(issuer, ParisTime.day(now), codes);
        }

        private String words() {
            var lines = new ArrayList<String>();
            lines.add(LIST);
            lines.add(issuer);
            lines.add(day.toString());
            lines.addAll(codes);
            return String.join("\n", lines);
        }

        String signed(Ed25519SigningKey key) {
            return words() + "\n" + SIGNATURE + signature(key, words()) + "\n";
        }

        /// Returns the parsed list; empty if none of the keys signed it.
        static Optional<RevokedBadgesOfDay> read(String text, Collection<String> keys) {
            var lines = text.strip().lines().map(String::strip).toList();
            if (lines.size() < 4
                    || !lines.getFirst().equals(LIST)
                    || !lines.getLast().startsWith(SIGNATURE)) return Optional.empty();
            try {
                var read = new RevokedBadgesOfDay(
                        lines.get(1), LocalDate.parse(lines.get(2)), List.copyOf(lines.subList(3, lines.size() - 1)));
                return signedByOne(keys, read.words(), lines.getLast().substring(SIGNATURE.length()))
                        ? Optional.of(read)
                        : Optional.empty();
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }
    }
}
