package org.tousaidants.label.profiles;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.label.profiles.PlaceAffiliation.AffiliationStatement;
import org.tousaidants.platform.db.Sql;

/// Stores the answers about presences.
@Repository
class PlaceAffiliationStore {
    private final Sql db;

    PlaceAffiliationStore(Sql db) {
        this.db = db;
    }

    void append(AffiliationStatement word) {
        db.sql("""
                        insert into profiles_word (helper, place, act, recorded_at, actor, desk)
                        values (:helper, :place, :act, :at, :by, :desk)""").params(word).param("place", word.place().value()).update();
    }

    /// Returns the last valid answer about each of these helpers at each record of a place, oldest first. A
    /// letter that was sent after an answer does not replace the answer.
    List<AffiliationStatement> last(Collection<UUID> helpers) {
        return db.sql("""
                        select * from (
                            select distinct on (helper, place) number as n, helper, place, act, recorded_at as at, actor as by, desk from profiles_word
                            where helper = any(:helpers)
                            order by helper, place, act = 'ASKED', number desc) w
                        order by w.n""")
                .param("helpers", helpers.toArray(UUID[]::new))
                .query(AffiliationStatement.class)
                .list();
    }

    /// Returns the number of places that were asked since `since` whether the person helps there.
    int asked(UUID helper, Instant since) {
        return db.sql("""
                        select count(*) from profiles_word
                        where helper = :helper and act = 'ASKED' and recorded_at >= :since""")
                .param("helper", helper)
                .param("since", since)
                .query(Integer.class)
                .single();
    }
}
