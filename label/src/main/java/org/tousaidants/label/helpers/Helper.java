package org.tousaidants.label.helpers;

import java.time.Instant;
import java.util.UUID;

/// « Aidant·e » — a person who opened a file: her account, and the profile, commune and organisation that she last
/// said.
///
/// @param organisation in her words; empty: she did not say
public record Helper(UUID id, UUID account, Instant openedAt, String profile, String commune, String organisation) {
    /// Two helpers with the same are colleagues. A helper who works alone has no colleague; empty: she did not say.
    public String organisationKey() {
        return Organisations.alone(organisation) ? id.toString() : Organisations.key(organisation);
    }

    /// Whether her organisation is the one of this name, as far as names tell.
    public boolean isOf(String name) {
        return !organisation.isBlank() && organisationKey().equals(Organisations.key(name));
    }
}
