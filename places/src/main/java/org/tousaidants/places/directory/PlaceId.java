package org.tousaidants.places.directory;

import java.util.UUID;

/// « Identifiant de lieu » — never changes, whatever happens to the sheet.
public record PlaceId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
