package org.tousaidants.platform.openid;

import java.time.Instant;
import java.util.Optional;

/// « Identité d’un fournisseur » — as a provider said and signed it, of a person who came back from it a moment ago.
///
/// @param shown when she last typed her secret there; empty when the provider does not say
record Identity(
        Subject who,
        String given,
        String family,
        Optional<String> usual,
        String mail,
        String birth,
        Optional<Instant> shown,
        String token) {
    /// Who it is for that provider: never her address, which changes hands.
    record Subject(String provider, String idp, String sub) {}

    /// Says nothing, so that a log line cannot betray it.
    @Override
    public String toString() {
        return "Identity";
    }
}
