package org.tousaidants.places.directory;

import java.util.UUID;

/// « Identifiant de lieu » — the permanent id of a place, which does not change when its sheet changes.
public record PlaceId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
