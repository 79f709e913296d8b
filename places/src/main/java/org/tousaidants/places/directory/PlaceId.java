package org.tousaidants.places.directory;

import java.util.UUID;

/// « Identifiant de lieu » — identifies a place, and never changes even if its sheet does.
public record PlaceId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
