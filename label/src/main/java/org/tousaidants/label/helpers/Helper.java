package org.tousaidants.label.helpers;

import java.time.Instant;
import java.util.UUID;

/// « Aidant·e » — a person who opened a file: the account, and the profile, commune and organisation last chosen.
///
/// @param organisation in the person's words, or [#ALONE]; empty: no answer
public record Helper(UUID id, UUID account, Instant openedAt, String profile, String commune, String organisation) {
    /// The stored value for a person who helps without an organisation: their peers may come from anywhere.
    static final String ALONE = "aucune";

    /// Whether the person helps without an organisation.
    public boolean alone() {
        return Organisations.alone(organisation);
    }

    /// The name shown to others; empty when there is none.
    public String organisationName() {
        return alone() ? "" : organisation;
    }

    /// Two helpers with the same key are colleagues. A helper without an organisation has no
    /// colleague; empty: no answer.
    public String organisationKey() {
        return alone() ? id.toString() : Organisations.key(organisation);
    }

    /// Whether the organisation has this name, as far as names can be compared.
    public boolean isOf(String name) {
        return !organisation.isBlank() && organisationKey().equals(Organisations.key(name));
    }
}
