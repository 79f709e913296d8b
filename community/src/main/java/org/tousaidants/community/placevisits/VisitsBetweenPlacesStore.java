package org.tousaidants.community.placevisits;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.platform.db.Sql;

/// Stores offers and visits: tables `placevisits_offer` and `placevisits_visit`.
@Repository
class VisitsBetweenPlacesStore {
    private static final String VISIT = """
            select id, host, guest, comment as words, asked_at, state, answer, result from placevisits_visit
            """;
    private static final String PLACE = "place";

    private final Sql db;

    VisitsBetweenPlacesStore(Sql db) {
        this.db = db;
    }

    void offer(VisitBetweenPlaces.VisitOffer offer, Instant now) {
        db.sql("""
                        insert into placevisits_offer (place, shown, days, offered_at)
                        values (:place, :shown, :days, :now)
                        on conflict (network, place) do update set shown = excluded.shown, days = excluded.days""").params(offer).param("now", now).update();
    }

    boolean takeBack(UUID place) {
        return db.sql("delete from placevisits_offer where place = :place")
                        .param(PLACE, place)
                        .update()
                == 1;
    }

    List<VisitBetweenPlaces.VisitOffer> offers() {
        return db.sql("select place, shown, days from placevisits_offer order by offered_at desc, place limit 200")
                .query(VisitBetweenPlaces.VisitOffer.class)
                .list();
    }

    Optional<VisitBetweenPlaces.VisitOffer> offer(UUID place) {
        return db.sql("select place, shown, days from placevisits_offer where place = :place")
                .param(PLACE, place)
                .query(VisitBetweenPlaces.VisitOffer.class)
                .optional();
    }

    /// Adds a request; a place has at most one open request to another place.
    void ask(UUID id, UUID host, UUID guest, String words, Instant now) {
        db.sql("""
                        insert into placevisits_visit (id, host, guest, comment, asked_at, state)
                        values (:id, :host, :guest, :words, :now, 'asked') on conflict do nothing""")
                .param("id", id)
                .param("host", host)
                .param("guest", guest)
                .param("words", words)
                .param("now", now)
                .update();
    }

    Optional<VisitBetweenPlaces> find(UUID id) {
        return db.sql(VISIT + "where id = :id")
                .param("id", id)
                .query(VisitBetweenPlaces.class)
                .optional();
    }

    /// Answers a request that nobody answered yet.
    boolean answer(UUID id, VisitBetweenPlaces.VisitState state, String answer) {
        return db.sql("""
                        update placevisits_visit set state = :state, answer = :answer
                        where id = :id and state = 'asked'""")
                        .param("id", id)
                        .param("state", EnumConstantName.low(state))
                        .param("answer", answer)
                        .update()
                == 1;
    }

    /// Writes or corrects the result of a visit that was accepted.
    boolean tell(UUID id, String result) {
        return db.sql("""
                        update placevisits_visit set state = 'told', result = :result
                        where id = :id and state in ('accepted', 'told')""").param("id", id).param("result", result).update() == 1;
    }

    /// The visits received or asked by a place, the newest first.
    List<VisitBetweenPlaces> of(UUID place) {
        return db.sql(VISIT + "where host = :place or guest = :place order by asked_at desc, id limit 100")
                .param(PLACE, place)
                .query(VisitBetweenPlaces.class)
                .list();
    }

    List<VisitBetweenPlaces> told(int limit) {
        return db.sql(VISIT + "where state = 'told' order by asked_at desc, id limit :limit")
                .param("limit", limit)
                .query(VisitBetweenPlaces.class)
                .list();
    }

    List<VisitBetweenPlaces> waiting() {
        return db.sql(VISIT + "where state = 'asked' order by asked_at")
                .query(VisitBetweenPlaces.class)
                .list();
    }
}
