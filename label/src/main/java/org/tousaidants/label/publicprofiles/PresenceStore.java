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
                        insert into publicprofiles_word (helper, place, act, recorded_at, actor, desk)
                        values (:helper, :place, :act, :at, :by, :desk)""").params(word).param("place", word.place().value()).update();
    }

    /// The last that counts of each person under each record, oldest first: a letter that left takes nothing back.
    List<Word> last(Collection<UUID> helpers) {
        return db.sql("""
                        select * from (
                            select distinct on (helper, place) number as n, helper, place, act, recorded_at as at, actor as by, desk from publicprofiles_word
                            where helper = any(:helpers)
                            order by helper, place, act = 'ASKED', number desc) w
                        order by w.n""")
                .param("helpers", helpers.toArray(UUID[]::new))
                .query(Word.class)
                .list();
    }

    /// How many places were written to about her since.
    int asked(UUID helper, Instant since) {
        return db.sql("""
                        select count(*) from publicprofiles_word
                        where helper = :helper and act = 'ASKED' and recorded_at >= :since""")
                .param("helper", helper)
                .param("since", since)
                .query(Integer.class)
                .single();
    }
}
