package org.tousaidants.label.sitevisits;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.db.Sql;
import org.tousaidants.platform.identity.Secret;

/// What was seen of places, what was signed for them, and the links that were sent.
@Repository
class VisitStore {
    /// A link that leads to the charter of one place, for one person.
    ///
    /// @param opens when it does, if not at once
    record Invitation(PlaceId place, String name, boolean used, Optional<Instant> opens, Instant expires) {}

    /// What was seen, and what was signed, under the record that it was told of.
    private record SightingOfPlace(PlaceId place, Sighting sighting) {}

    private record SignatureOfPlace(PlaceId place, PlaceSignature signature) {}

    private static final PlaceId NOBODY = new PlaceId(new UUID(0, 0));

    private final Sql sql;

    VisitStore(Sql sql) {
        this.sql = sql;
    }

    void add(String network, PlaceId place, Sighting one) {
        sql.sql(network, """
                insert into visits_sighting (network, place, fact, value, seen, by, note, at)
                values (:network, :place, :fact, :value, :on, :by, :note, :at)""").params(one).param("place", place.value()).update();
    }

    /// All that was seen under one of these records, newest day first.
    List<Sighting> sightings(String network, Collection<PlaceId> records) {
        return sightings(network, record -> NOBODY, ids(records)).getOrDefault(NOBODY, List.of());
    }

    /// The same of every place, each under what its record stands under.
    Map<PlaceId, List<Sighting>> sightings(String network, UnaryOperator<PlaceId> root) {
        return sightings(network, root, null);
    }

    private Map<PlaceId, List<Sighting>> sightings(
            String network, UnaryOperator<PlaceId> root, UUID @Nullable [] records) {
        var all = new HashMap<PlaceId, List<Sighting>>();
        sql.sql(network, """
                select place, fact, value, seen as on, by, note, at from visits_sighting
                where network = :network and (:records::uuid[] is null or place = any(:records::uuid[]))
                order by seen desc, n desc""")
                .param("records", records)
                .query(SightingOfPlace.class)
                .list()
                .forEach(one -> all.computeIfAbsent(root.apply(one.place()), _ -> new ArrayList<>())
                        .add(one.sighting()));
        return all;
    }

    void add(String network, PlaceId place, PlaceSignature one) {
        sql.sql(network, """
                insert into visits_signature (network, place, commitment, hash, taken, signer, by, protocol, at)
                values (:network, :place, :commitment, :hash, :taken, :signer, :by, :protocol, :at)""").params(one).param("place", place.value()).update();
    }

    /// The last answer to each commitment, under whichever of these records it was given.
    Map<String, PlaceSignature> signatures(String network, Collection<PlaceId> records) {
        return signatures(network, record -> NOBODY, ids(records)).getOrDefault(NOBODY, Map.of());
    }

    Map<PlaceId, Map<String, PlaceSignature>> signatures(String network, UnaryOperator<PlaceId> root) {
        return signatures(network, root, null);
    }

    private Map<PlaceId, Map<String, PlaceSignature>> signatures(
            String network, UnaryOperator<PlaceId> root, UUID @Nullable [] records) {
        var last = new HashMap<PlaceId, Map<String, PlaceSignature>>();
        sql.sql(network, """
                select place, commitment, hash, taken, signer, by, protocol, at from (
                    select distinct on (place, commitment) * from visits_signature
                    where network = :network and (:records::uuid[] is null or place = any(:records::uuid[]))
                    order by place, commitment, n desc) each
                order by n""")
                .param("records", records)
                .query(SignatureOfPlace.class)
                .list()
                .forEach(one -> last.computeIfAbsent(root.apply(one.place()), _ -> new LinkedHashMap<>())
                        .put(one.signature().commitment(), one.signature()));
        return last;
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
    int waiting(String network, Collection<PlaceId> records, Instant now) {
        return sql.sql(network, """
                select count(*) from visits_invitation
                where network = :network and place = any(:records) and used is null and expires > :now""")
                .param("records", ids(records))
                .param("now", now)
                .query(Integer.class)
                .single();
    }

    private static UUID[] ids(Collection<PlaceId> records) {
        return records.stream().map(PlaceId::value).toArray(UUID[]::new);
    }
}
