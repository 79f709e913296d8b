package org.tousaidants.path.appointments;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.db.Sql;

/// Rows of `appointments_host`.
@Repository
class HostStore {
    private final Sql db;

    HostStore(Sql db) {
        this.db = db;
    }

    boolean has(String network, UUID account, PlaceId place) {
        return db.sql(network, """
                        select exists (select from appointments_host
                            where network = :network and account = :account and place = :place)""")
                .param("account", account)
                .param("place", place.value())
                .query(Boolean.class)
                .single();
    }

    /// False when it was confirmed before.
    boolean confirm(String network, UUID account, PlaceId place, Optional<UUID> by, Instant now) {
        return db.sql(network, """
                        insert into appointments_host (network, account, place, confirmed_at, confirmed_by)
                        values (:network, :account, :place, :now, :by::uuid) on conflict do nothing""")
                        .param("account", account)
                        .param("place", place.value())
                        .param("now", now)
                        .param("by", by.map(UUID::toString))
                        .update()
                == 1;
    }
}
