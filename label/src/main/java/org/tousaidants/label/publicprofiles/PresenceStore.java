package org.tousaidants.label.publicprofiles;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.label.publicprofiles.PlacePresence.Word;
import org.tousaidants.platform.db.Sql;

/// What was said of who helps where.
@Repository
class PresenceStore {
    private final Sql db;

    PresenceStore(Sql db) {
        this.db = db;
    }

    void append(Word word) {
        db.sql("""
                        insert into listing_word (helper, place, act, at, by, desk)
                        values (:helper, :place, :act, :at, :by, :desk)""").params(word).param("place", word.place().value()).update();
    }

    /// The last that counts of each person under each record, oldest first: a letter that left takes nothing back.
    List<Word> last(Collection<UUID> helpers) {
        return db.sql("""
                        select * from (
                            select distinct on (helper, place) n, helper, place, act, at, by, desk from listing_word
                            where helper = any(:helpers)
                            order by helper, place, act = 'ASKED', n desc) w
                        order by w.n""")
                .param("helpers", helpers.toArray(UUID[]::new))
                .query(Word.class)
                .list();
    }

    /// How many places were written to about her since.
    int asked(UUID helper, Instant since) {
        return db.sql("""
                        select count(*) from listing_word
                        where helper = :helper and act = 'ASKED' and at >= :since""")
                .param("helper", helper)
                .param("since", since)
                .query(Integer.class)
                .single();
    }
}
