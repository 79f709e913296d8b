package org.tousaidants.label.recognition;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;

/// Stores the arrivals and departures of the members of the committee.
@Repository
class SeatStore {
    private final Sql db;

    SeatStore(Sql db) {
        this.db = db;
    }

    /// Of two simultaneous changes of one seat, the second sees the first.
    void lock() {
        db.hold("seats");
    }

    void append(Committee.Turn turn) {
        db.sql("insert into recognition_seat (account, recorded_at, act, actor) values (:account, :at, :act, :by)")
                .params(turn)
                .param("act", turn.joined() ? "JOINED" : "LEFT")
                .update();
    }

    /// Newest first.
    List<Committee.Turn> history() {
        return db.sql(
                        "select account, recorded_at, act = 'JOINED' as joined, actor as by from recognition_seat order by number desc")
                .query(Committee.Turn.class)
                .list();
    }

    /// Those whose last row is an arrival.
    List<UUID> members() {
        return db.sql("""
                        select account from (
                            select distinct on (account) account, act, number as n from recognition_seat order by account, number desc) last
                        where act = 'JOINED' order by n""").query(UUID.class).list();
    }
}
