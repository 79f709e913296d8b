package org.tousaidants.community.training;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;

/// Stores trainings: table `training_offer`.
@Repository
class TrainingStore {
    private static final String OFFER = """
            select id, title, summary, competences, hours, organiser as by, certificate, added_at, themes
            from training_offer
            """;

    private final Sql db;

    TrainingStore(Sql db) {
        this.db = db;
    }

    void put(TrainingOffer offer) {
        db.sql("""
                        insert into training_offer (id, title, summary, competences, hours, organiser, certificate, added_at,
                            themes)
                        values (:id, :title, :summary, :competences, :hours, :by, :certificate, :added, :themes)
                        on conflict (network, id) do nothing""").params(offer).update();
    }

    Optional<TrainingOffer> find(UUID id) {
        return db.sql(OFFER + "where id = :id")
                .param("id", id)
                .query(TrainingOffer.class)
                .optional();
    }

    List<TrainingOffer> list() {
        return db.sql(OFFER + " order by title, id").query(TrainingOffer.class).list();
    }
}
