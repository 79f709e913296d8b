package org.tousaidants.label.sitevisits;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.label.dossiers.SubjectScope;
import org.tousaidants.label.dossiers.SubjectStore;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.db.Sql;
import org.tousaidants.platform.identity.Secret;

/// What was seen of places, what was signed for them, and the links that were sent.
@Repository
class VisitStore extends SubjectStore {
    /// A link that leads to the charter of one place, for one person.
    ///
    /// @param opens when it does, if not at once
    record Invitation(PlaceId place, String name, boolean used, Optional<Instant> opens, Instant expires) {}

    private final Sql sql;

    /// At a place, what was seen on the latest day counts.
    VisitStore(Sql sql) {
        super(sql, new Tables("visits_sighting", "visits_signature", "place", "on_day desc, n desc"));
        this.sql = sql;
    }

    void invite(
            String network,
            Secret secret,
            PlaceId place,
            String name,
            UUID by,
            Instant now,
            Optional<Instant> opens,
            Instant expires) {
        sql.sql(network, """
                insert into visits_invitation (network, hash, place, name, by, created, opens, expires)
                values (:network, :hash, :place, :name, :by, :now, :opens, :expires)""")
                .param("hash", secret.hash())
                .param("place", place.value())
                .param("name", name)
                .param("by", by)
                .param("now", now)
                .param("opens", opens)
                .param("expires", expires)
                .update();
    }

    Optional<Invitation> invitation(String network, Secret secret) {
        return sql.sql(network, """
                select place, name, used is not null as used, opens, expires from visits_invitation
                where network = :network and hash = :hash""")
                .param("hash", secret.hash())
                .query(Invitation.class)
                .optional();
    }

    /// False when it was used before: of two who press at once, one signs.
    boolean use(String network, Secret secret, Instant now) {
        return sql.sql(network, """
                update visits_invitation set used = :now
                where network = :network and hash = :hash and used is null and expires > :now""")
                        .param("hash", secret.hash())
                        .param("now", now)
                        .update()
                == 1;
    }

    /// Links sent and not used yet, that still open.
    int waiting(String network, SubjectScope records, Instant now) {
        return sql.sql(network, """
                select count(*) from visits_invitation
                where network = :network and place = any(:subjects) and used is null and expires > :now""")
                .param("subjects", records.ids())
                .param("now", now)
                .query(Integer.class)
                .single();
    }
}
