package org.tousaidants.label.sitevisits;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;

/// Rows of `visits_visitor`.
@Repository
class VisitorStore {
    private final Sql db;

    VisitorStore(Sql db) {
        this.db = db;
    }

    /// Of two who name one person at once, the second sees what the first did.
    void lock() {
        db.hold("visitors");
    }

    void append(Visitors.Turn turn) {
        db.sql("insert into visits_visitor (account, at, act, by) values (:account, :at, :act, :by)")
                .params(turn)
                .param("act", turn.named() ? "NAMED" : "RELEASED")
                .update();
    }

    /// Those whose last row names them, with that row; the first named first.
    List<Visitors.Turn> named() {
        return db.sql("""
                        select account, at, act = 'NAMED' as named, by from (
                            select distinct on (account) account, at, act, by, n from visits_visitor order by account, n desc) last
                        where act = 'NAMED' order by n""").query(Visitors.Turn.class).list();
    }

    boolean isNamed(UUID account) {
        return db.sql("""
                        select coalesce((select act = 'NAMED' from visits_visitor
                            where account = :account order by n desc limit 1), false)""").param("account", account).query(Boolean.class).single();
    }
}
