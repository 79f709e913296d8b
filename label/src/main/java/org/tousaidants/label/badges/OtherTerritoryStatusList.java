package org.tousaidants.label.badges;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/// « États d’ailleurs » — the status list of another territory, stored for times when the site of that territory
/// does not answer.
public final class OtherTerritoryStatusList {
    private final BadgeStatusListBits bits;
    private final Instant at;

    private OtherTerritoryStatusList(BadgeStatusListBits bits, Instant at) {
        this.bits = bits;
        this.at = at;
    }

    /// Returns the status list of another territory, parsed; empty if none of the known keys of the territory
    /// signed it for this issuer and this address.
    public static Optional<OtherTerritoryStatusList> read(
            String text, String address, String issuer, Collection<String> keys) {
        return BadgeVerification.read(text)
                .filter(document -> issuer.equals(document.get("issuer")) && address.equals(document.get("id")))
                .filter(document -> BadgeOfOtherTerritory.holds(document, issuer, keys))
                .flatMap(OtherTerritoryStatusList::of);
    }

    private static Optional<OtherTerritoryStatusList> of(Map<String, Object> document) {
        if (!(document.get("credentialSubject") instanceof Map<?, ?> subject)
                || !(subject.get("encodedList") instanceof String encoded)
                || !(document.get("validFrom") instanceof String from)) return Optional.empty();
        try {
            var at = Instant.parse(from);
            return BadgeStatusListBits.decode(encoded).map(bits -> new OtherTerritoryStatusList(bits, at));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    public boolean refuses(int index) {
        return index >= BadgeStatusListBits.ENTRIES || bits.has(index);
    }

    /// Returns the moment at which the list was signed.
    public Instant at() {
        return at;
    }
}
