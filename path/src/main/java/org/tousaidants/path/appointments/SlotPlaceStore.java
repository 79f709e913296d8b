package org.tousaidants.path.appointments;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.db.Rows;

/// Rows of `appointments_at`.
@Repository
class SlotPlaceStore {
    private final JdbcClient db;

    SlotPlaceStore(JdbcClient db) {
        this.db = db;
    }

    void add(String network, UUID slot, PlaceId place) {
        db.sql(
                        "insert into appointments_at (network, slot, place) values (:network, :slot, :place) on conflict do nothing")
                .param("network", network)
                .param("slot", slot)
                .param("place", place.value())
                .update();
    }

    Set<UUID> of(String network, PlaceId place) {
        return Set.copyOf(db.sql("select slot from appointments_at where network = :network and place = :place")
                .param("network", network)
                .param("place", place.value())
                .query((set, n) -> Rows.of(set).id("slot"))
                .list());
    }

    Optional<PlaceId> at(String network, UUID slot) {
        return db.sql("select place from appointments_at where network = :network and slot = :slot")
                .param("network", network)
                .param("slot", slot)
                .query((set, n) -> new PlaceId(Rows.of(set).id("place")))
                .optional();
    }
}
