package org.tousaidants.community.sharedservices;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.platform.db.Sql;

/// Stores offers and interests: tables `sharedservices_offer` and `sharedservices_interest`.
@Repository
class SharedServiceStore {
    private static final String OFFER = """
            select id, kind, title, organisation, shown, conditions, contact, proposed_at, published
            from sharedservices_offer
            """;
    private static final String INTEREST = """
            select id, offer, organisation, contact, comment as words, said_at, shared from sharedservices_interest
            """;

    private final Sql db;

    SharedServiceStore(Sql db) {
        this.db = db;
    }

    void add(SharedService offer) {
        db.sql("""
                        insert into sharedservices_offer
                            (id, kind, title, organisation, shown, conditions, contact, proposed_at, published)
                        values (:id, :kind, :title, :organisation, :shown, :conditions, :contact, :proposed, :published)
                        on conflict do nothing""")
                .params(offer)
                .param("kind", EnumConstantName.low(offer.kind()))
                .update();
    }

    Optional<SharedService> find(UUID id) {
        return db.sql(OFFER + "where id = :id")
                .param("id", id)
                .query(SharedService.class)
                .optional();
    }

    /// Returns the offers: those to decide first, then by title.
    List<SharedService> all(int limit) {
        return db.sql(OFFER + "order by published, lower(title), id limit :limit")
                .param("limit", limit)
                .query(SharedService.class)
                .list();
    }

    boolean publish(UUID id, boolean published) {
        return db.sql("update sharedservices_offer set published = :published where id = :id")
                        .param("id", id)
                        .param("published", published)
                        .update()
                == 1;
    }

    boolean delete(UUID id) {
        return db.sql("delete from sharedservices_offer where id = :id")
                        .param("id", id)
                        .update()
                == 1;
    }

    /// Adds an interest; returns false if the organisation already said it for this offer.
    boolean add(SharedService.SharingInterest interest) {
        return db.sql("""
                        insert into sharedservices_interest (id, offer, organisation, contact, comment, said_at)
                        values (:id, :offer, :organisation, :contact, :words, :said) on conflict do nothing""").params(interest).update() == 1;
    }

    List<SharedService.SharingInterest> interests() {
        return db.sql(INTEREST + "order by said_at, id limit 500")
                .query(SharedService.SharingInterest.class)
                .list();
    }

    boolean share(UUID interest, boolean shared) {
        return db.sql("update sharedservices_interest set shared = :shared where id = :id")
                        .param("id", interest)
                        .param("shared", shared)
                        .update()
                == 1;
    }

    /// Returns the times of proposals that are not published, and of interests without a sharing.
    List<Instant> waiting() {
        return db.sql("""
                        select proposed_at as at from sharedservices_offer where not published
                        union all select said_at from sharedservices_interest where not shared order by at""").query(Timestamp.class).stream()
                .map(Timestamp::toInstant)
                .toList();
    }

    int forgetInterests(Instant before) {
        return db.sql("delete from sharedservices_interest where said_at < :before")
                .param("before", before)
                .update();
    }
}
