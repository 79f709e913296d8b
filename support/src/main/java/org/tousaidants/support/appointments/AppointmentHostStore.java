package org.tousaidants.support.appointments;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.db.Sql;

/// Stores rows of the table `appointments_host`.
@Repository
class AppointmentHostStore {
    private final Sql db;

    AppointmentHostStore(Sql db) {
        this.db = db;
    }

    boolean has(UUID account, PlaceId place) {
        return db.sql("""
                        select exists (select from appointments_host
                            where account = :account and place = :place)""")
                .param("account", account)
                .param("place", place.value())
                .query(Boolean.class)
                .single();
    }

    /// Records that a place confirmed a helper; returns false if this was already recorded.
    boolean confirm(UUID account, PlaceId place, Optional<UUID> by, Instant now) {
        return db.sql("""
                        insert into appointments_host (account, place, confirmed_at, confirmed_by)
                        values (:account, :place, :now, :by::uuid) on conflict do nothing""")
                        .param("account", account)
                        .param("place", place.value())
                        .param("now", now)
                        .param("by", by.map(UUID::toString))
                        .update()
                == 1;
    }
}
