package org.tousaidants.label.badges;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/// « États d’ailleurs » — the status list of another territory, stored for the times when its site does not
/// answer.
public final class ForeignStatusList {
    private final StatusListBits bits;
    private final Instant at;

    private ForeignStatusList(StatusListBits bits, Instant at) {
        this.bits = bits;
        this.at = at;
    }

    /// Parses and verifies a list; empty if none of the keys signed it for that issuer and address.
    public static Optional<ForeignStatusList> read(
            String text, String address, String issuer, Collection<String> keys) {
        return BadgeVerification.read(text)
                .filter(document -> issuer.equals(document.get("issuer")) && address.equals(document.get("id")))
                .filter(document -> ForeignBadge.holds(document, issuer, keys))
                .flatMap(ForeignStatusList::of);
    }

    private static Optional<ForeignStatusList> of(Map<String, Object> document) {
        if (!(document.get("credentialSubject") instanceof Map<?, ?> subject)
                || !(subject.get("encodedList") instanceof String encoded)
                || !(document.get("validFrom") instanceof String from)) return Optional.empty();
        try {
            var at = Instant.parse(from);
            return StatusListBits.decode(encoded).map(bits -> new ForeignStatusList(bits, at));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    public boolean refuses(int index) {
        return index >= StatusListBits.ENTRIES || bits.has(index);
    }

    /// The moment at which the list was signed.
    public Instant at() {
        return at;
    }
}
