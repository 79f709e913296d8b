package org.tousaidants.commons.training;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.commons.resources.Competence;
import org.tousaidants.platform.db.Rows;
import org.tousaidants.platform.db.Sql;

/// Rows of `training_offer`.
@Repository
class OfferStore {
    private static final String OFFER = """
            select id, title, summary, competences, hours, by, certificate, added from training_offer
            """;

    private final Sql db;

    OfferStore(Sql db) {
        this.db = db;
    }

    void put(TrainingOffer offer) {
        db.sql("""
                        insert into training_offer (id, title, summary, competences, hours, by, certificate, added)
                        values (:id, :title, :summary, :competences, :hours, :by, :certificate, :added)
                        on conflict (network, id) do nothing""")
                .params(offer)
                .param(
                        "competences",
                        offer.competences().stream().map(Competence::number).toArray(String[]::new))
                .update();
    }

    Optional<TrainingOffer> find(UUID id) {
        return db.sql(OFFER + "where id = :id")
                .param("id", id)
                .query(OfferStore::offer)
                .optional();
    }

    List<TrainingOffer> list() {
        return db.sql(OFFER + " order by title, id").query(OfferStore::offer).list();
    }

    private static TrainingOffer offer(ResultSet set, int n) throws SQLException {
        var row = Rows.of(set);
        return new TrainingOffer(
                row.id("id"),
                row.text("title"),
                row.text("summary"),
                row.texts("competences").stream()
                        .flatMap(number -> Competence.of(number).stream())
                        .toList(),
                row.number("hours"),
                row.text("by"),
                row.flag("certificate"),
                row.instant("added"));
    }
}
