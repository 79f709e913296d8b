package org.tousaidants.label.sitevisits;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;

/// Stores the visitors: table `visits_visitor`.
@Repository
class PlaceVisitorStore {
    private final Sql db;

    PlaceVisitorStore(Sql db) {
        this.db = db;
    }

    /// Locks the visitors until the end of the transaction, so that the second of two simultaneous changes reads
    /// the result of the first.
    void lock() {
        db.hold("visitors");
    }

    void append(PlaceVisitors.VisitorAppointment turn) {
        db.sql("insert into sitevisits_visitor (account, recorded_at, act, actor) values (:account, :at, :act, :by)")
                .params(turn)
                .param("act", turn.named() ? "NAMED" : "RELEASED")
                .update();
    }

    /// Returns the current visitors, each with the row that appointed them, oldest first.
    List<PlaceVisitors.VisitorAppointment> named() {
        return db.sql("""
                        select account, at, act = 'NAMED' as named, by from (
                            select distinct on (account) account, recorded_at as at, act, actor as by, number as n from sitevisits_visitor order by account, number desc) last
                        where act = 'NAMED' order by n""").query(PlaceVisitors.VisitorAppointment.class).list();
    }

    boolean isNamed(UUID account) {
        return db.sql("""
                        select coalesce((select act = 'NAMED' from sitevisits_visitor
                            where account = :account order by number desc limit 1), false)""").param("account", account).query(Boolean.class).single();
    }
}
