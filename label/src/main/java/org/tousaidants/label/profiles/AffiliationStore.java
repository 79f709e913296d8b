package org.tousaidants.label.profiles;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.label.profiles.Affiliation.Word;
import org.tousaidants.platform.db.Sql;

/// Stores the answers about presences.
@Repository
class AffiliationStore {
    private final Sql db;

    AffiliationStore(Sql db) {
        this.db = db;
    }

    void append(Word word) {
        db.sql("""
                        insert into profiles_word (helper, place, act, recorded_at, actor, desk)
                        values (:helper, :place, :act, :at, :by, :desk)""").params(word).param("place", word.place().value()).update();
    }

    /// The last valid answer about each person and each record, oldest first. A letter sent does not replace an
    /// answer.
    List<Word> last(Collection<UUID> helpers) {
        return db.sql("""
                        select * from (
                            select distinct on (helper, place) number as n, helper, place, act, recorded_at as at, actor as by, desk from profiles_word
                            where helper = any(:helpers)
                            order by helper, place, act = 'ASKED', number desc) w
                        order by w.n""")
                .param("helpers", helpers.toArray(UUID[]::new))
                .query(Word.class)
                .list();
    }

    /// The number of places that were asked about the person since that moment.
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
