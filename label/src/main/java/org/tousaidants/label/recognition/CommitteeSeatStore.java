package org.tousaidants.label.recognition;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;

/// Stores when members joined and left the committee.
@Repository
class CommitteeSeatStore {
    private final Sql db;

    CommitteeSeatStore(Sql db) {
        this.db = db;
    }

    /// A lock: of two simultaneous changes of one member, the second sees the first.
    void lock() {
        db.hold("seats");
    }

    void append(Committee.Turn turn) {
        db.sql("insert into recognition_seat (account, recorded_at, act, actor) values (:account, :at, :act, :by)")
                .params(turn)
                .param("act", turn.joined() ? "JOINED" : "LEFT")
                .update();
    }

    /// All changes, newest first.
    List<Committee.Turn> history() {
        return db.sql(
                        "select account, recorded_at, act = 'JOINED' as joined, actor as by from recognition_seat order by number desc")
                .query(Committee.Turn.class)
                .list();
    }

    /// The current members: those whose last row says that they joined.
    List<UUID> members() {
        return db.sql("""
                        select account from (
                            select distinct on (account) account, act, number as n from recognition_seat order by account, number desc) last
                        where act = 'JOINED' order by n""").query(UUID.class).list();
    }
}
