package org.tousaidants.places.directory;

import java.util.Set;
import java.util.UUID;

/// « Équipes des lieux » — the places to which a person belongs, as another package knows them. Such a package
/// declares a bean.
public interface PlaceTeams {
    /// The open places to which the person with this account belongs today.
    Set<PlaceId> of(UUID account);
}
