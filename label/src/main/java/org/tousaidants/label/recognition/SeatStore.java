package org.tousaidants.label.recognition;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Who came into the committee, and who went out.
@Repository
class SeatStore {
    private final JdbcClient db;

    SeatStore(JdbcClient db) {
        this.db = db;
    }

    /// Of two who change one seat at once, the second sees what the first did.
    void lock(String network) {
        db.sql("select pg_advisory_xact_lock(hashtextextended('labels_seat ' || :network, 0))")
                .param("network", network)
                .query((row, n) -> true)
                .single();
    }

    void append(String network, Committee.Turn turn) {
        db.sql("insert into labels_seat (network, account, at, act, by) values (:network, :account, :at, :act, :by)")
                .param("network", network)
                .param("account", turn.account())
                .param("at", turn.at().atOffset(ZoneOffset.UTC))
                .param("act", turn.joined() ? "JOINED" : "LEFT")
                .param("by", turn.by())
                .update();
    }

    /// Newest first.
    List<Committee.Turn> history(String network) {
        return db.sql("select account, at, act, by from labels_seat where network = :network order by n desc")
                .param("network", network)
                .query((row, n) -> new Committee.Turn(
                        row.getObject("account", UUID.class),
                        instant(row.getObject("at", OffsetDateTime.class)),
                        row.getString("act").equals("JOINED"),
                        row.getObject("by", UUID.class)))
                .list();
    }

    private static Instant instant(OffsetDateTime at) {
        return at.toInstant();
    }

    /// Those whose last row says that they came in.
    List<UUID> members(String network) {
        return db.sql("""
                        select account from (
                            select distinct on (account) account, act, n from labels_seat
                            where network = :network order by account, n desc) last
                        where act = 'JOINED' order by n""")
                .param("network", network)
                .query((row, n) -> row.getObject("account", UUID.class))
                .list();
    }
}
