package org.tousaidants.label.helpers;

import java.time.Instant;
import java.util.UUID;

/// « Aidant·e » — a person with a helper's file: the account, and the current profile, commune and organisation.
///
/// @param organisation name as the person typed it, or [#ALONE]; empty if not answered
public record Helper(UUID id, UUID account, Instant openedAt, String profile, String commune, String organisation) {
    /// Stored value for a person who helps without an organisation. Such a person may be interviewed by peers of
    /// any organisation.
    static final String ALONE = "aucune";

    /// Returns whether the person helps without an organisation.
    public boolean alone() {
        return OrganisationNameComparison.alone(organisation);
    }

    /// Returns the name of the organisation to show; empty if there is none.
    public String organisationName() {
        return alone() ? "" : organisation;
    }

    /// Returns the key of the organisation: two helpers with the same key are colleagues. Returns empty if not
    /// answered, or if the helper has no organisation and thus no colleagues.
    public String organisationKey() {
        return alone() ? id.toString() : OrganisationNameComparison.key(organisation);
    }

    /// Returns whether this is the name of the helper's organisation, as far as spellings can be compared.
    public boolean isOf(String name) {
        return !organisation.isBlank() && organisationKey().equals(OrganisationNameComparison.key(name));
    }
}
