package org.tousaidants.label.sitevisits;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;

/// Stores the visitors: table `visits_visitor`.
@Repository
class VisitorStore {
    private final Sql db;

    VisitorStore(Sql db) {
        this.db = db;
    }

    /// A lock: of two simultaneous changes for one person, the second sees the first.
    void lock() {
        db.hold("visitors");
    }

    void append(Visitors.Turn turn) {
        db.sql("insert into sitevisits_visitor (account, recorded_at, act, actor) values (:account, :at, :act, :by)")
                .params(turn)
                .param("act", turn.named() ? "NAMED" : "RELEASED")
                .update();
    }

    /// The current visitors, each with the row that appointed them, oldest first.
    List<Visitors.Turn> named() {
        return db.sql("""
                        select account, at, act = 'NAMED' as named, by from (
                            select distinct on (account) account, recorded_at as at, act, actor as by, number as n from sitevisits_visitor order by account, number desc) last
                        where act = 'NAMED' order by n""").query(Visitors.Turn.class).list();
    }

    boolean isNamed(UUID account) {
        return db.sql("""
                        select coalesce((select act = 'NAMED' from sitevisits_visitor
                            where account = :account order by number desc limit 1), false)""").param("account", account).query(Boolean.class).single();
    }
}
