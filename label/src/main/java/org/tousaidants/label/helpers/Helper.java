package org.tousaidants.label.helpers;

import java.time.Instant;
import java.util.UUID;

/// « Aidant·e » — a person who opened a file: her account, and the profile, commune and organisation that she last
/// said.
///
/// @param organisation in her words, or [#ALONE]; empty: she did not say
public record Helper(UUID id, UUID account, Instant openedAt, String profile, String commune, String organisation) {
    /// What is kept of a person who helps without an organisation: she said so, and her peers may come from anywhere.
    static final String ALONE = "aucune";

    /// Whether she said that she helps without an organisation.
    public boolean alone() {
        return Organisations.alone(organisation);
    }

    /// As others read it; empty when there is none.
    public String organisationName() {
        return alone() ? "" : organisation;
    }

    /// Two helpers with the same are colleagues. A helper who works alone has no colleague; empty: she did not say.
    public String organisationKey() {
        return alone() ? id.toString() : Organisations.key(organisation);
    }

    /// Whether her organisation is the one of this name, as far as names tell.
    public boolean isOf(String name) {
        return !organisation.isBlank() && organisationKey().equals(Organisations.key(name));
    }
}
