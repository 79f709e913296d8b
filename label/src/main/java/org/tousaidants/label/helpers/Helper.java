package org.tousaidants.label.helpers;

import java.time.Instant;
import java.util.UUID;

/// « Aidant·e » — a person with a file: the account, and the current profile, commune and organisation.
///
/// @param organisation as the person typed it, or [#ALONE]; empty if not answered
public record Helper(UUID id, UUID account, Instant openedAt, String profile, String commune, String organisation) {
    /// Stored value for a person who helps without an organisation; peers of any organisation may interview
    /// them.
    static final String ALONE = "aucune";

    /// Whether the person helps without an organisation.
    public boolean alone() {
        return Organisations.alone(organisation);
    }

    /// The name of the organisation to show; empty if there is none.
    public String organisationName() {
        return alone() ? "" : organisation;
    }

    /// Key of the organisation: two helpers with the same key are colleagues. Empty if not answered; a helper
    /// without an organisation has no colleagues.
    public String organisationKey() {
        return alone() ? id.toString() : Organisations.key(organisation);
    }

    /// Whether this is the helper's organisation, as far as spellings can be compared.
    public boolean isOf(String name) {
        return !organisation.isBlank() && organisationKey().equals(Organisations.key(name));
    }
}
