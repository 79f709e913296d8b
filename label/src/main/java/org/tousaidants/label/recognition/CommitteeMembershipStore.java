package org.tousaidants.label.recognition;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;

/// Stores when members joined and left the committee.
@Repository
class CommitteeMembershipStore {
    private final Sql db;

    CommitteeMembershipStore(Sql db) {
        this.db = db;
    }

    /// Locks the members until the end of the transaction, so that the second of two simultaneous changes reads
    /// the result of the first.
    void lock() {
        db.hold("seats");
    }

    void append(LabelCommittee.MembershipHistoryRow turn) {
        db.sql("insert into recognition_seat (account, recorded_at, act, actor) values (:account, :at, :act, :by)")
                .params(turn)
                .param("act", turn.joined() ? "JOINED" : "LEFT")
                .update();
    }

    /// Returns all changes, newest first.
    List<LabelCommittee.MembershipHistoryRow> history() {
        return db.sql(
                        "select account, recorded_at, act = 'JOINED' as joined, actor as by from recognition_seat order by number desc")
                .query(LabelCommittee.MembershipHistoryRow.class)
                .list();
    }

    /// Returns the current members: those whose last row says that they joined.
    List<UUID> members() {
        return db.sql("""
                        select account from (
                            select distinct on (account) account, act, number as n from recognition_seat order by account, number desc) last
                        where act = 'JOINED' order by n""").query(UUID.class).list();
    }
}
