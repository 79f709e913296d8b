package org.tousaidants.platform.journal;

import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.platform.db.Rows;

/// « Sceaux du journal » — what of the journal may be shown to all: the hash of each entry, which tells nothing of it.
@Service
public class JournalSeals {
    private final JdbcClient sql;
    private final Clock clock;

    JournalSeals(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// In their order, after that number.
    @Transactional(readOnly = true)
    public List<byte[]> after(String network, long n, int limit) {
        return sql.sql("""
                select hash from journal_entry where network = :network and n > :n order by n limit :limit""")
                .param("network", network)
                .param("n", n)
                .param("limit", limit)
                .query((row, i) -> row.getBytes("hash"))
                .list();
    }

    /// How many entries have lost their content by law.
    @Transactional(readOnly = true)
    public long erased(String network) {
        return sql.sql("select count(*) from journal_entry where network = :network and erased is not null")
                .param("network", network)
                .query(Long.class)
                .single();
    }

    /// Takes what an entry says away, as the law may ask; its hash stays in its place. Only where something is being
    /// forgotten (`retention_forgets()`).
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean erase(String network, long n) {
        return sql.sql("""
                update journal_entry set actor = null, subject = '', detail = '{}', erased = :now
                where network = :network and n = :n and erased is null""")
                        .param("network", network)
                        .param("n", n)
                        .param("now", Rows.at(clock.instant()))
                        .update()
                == 1;
    }
}
