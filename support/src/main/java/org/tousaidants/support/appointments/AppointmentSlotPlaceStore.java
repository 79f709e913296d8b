package org.tousaidants.support.appointments;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.db.Sql;

/// Stores rows of the table `appointments_at`.
@Repository
class AppointmentSlotPlaceStore {
    private final Sql db;

    AppointmentSlotPlaceStore(Sql db) {
        this.db = db;
    }

    void add(UUID slot, PlaceId place) {
        db.sql("insert into appointments_at (slot, place) values (:slot, :place) on conflict do nothing")
                .param("slot", slot)
                .param("place", place.value())
                .update();
    }

    /// Returns the place of the network for each of these slots; slots that take place elsewhere are absent.
    Map<UUID, PlaceId> of(Collection<UUID> slots) {
        if (slots.isEmpty()) return Map.of();
        var found = new HashMap<UUID, PlaceId>();
        db.sql("select slot, place from appointments_at where slot = any(:slots)")
                .param("slots", slots.toArray(UUID[]::new))
                .map(UUID.class, UUID.class)
                .forEach((slot, place) -> found.put(slot, new PlaceId(place)));
        return found;
    }

    Set<UUID> of(PlaceId place) {
        return Set.copyOf(db.sql("select slot from appointments_at where place = :place")
                .param("place", place.value())
                .query(UUID.class)
                .list());
    }

    Optional<PlaceId> at(UUID slot) {
        return db.sql("select place from appointments_at where slot = :slot")
                .param("slot", slot)
                .query(PlaceId.class)
                .optional();
    }
}
