package org.tousaidants.platform.journal;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.tousaidants.platform.db.Sql;

/// Simulates the owner of the database as an attacker who has our source code: changes an entry and recomputes
/// all later seals.
public final class JournalForger {
    private JournalForger() {}

    /// Rewrites an entry; the triggers must be off.
    public static void rewrite(JdbcClient sql, long line) {
        var previous = JournalHashChain.start();
        for (var one : new JournalStore(new Sql(sql)).after(0, 10_000)) {
            var was = one.entry();
            var entry = was.n() == line
                    ? new JournalEntry(was.n(), was.at(), was.actor(), was.act(), "account forged", was.detail())
                    : was;
            var hash = JournalHashChain.seal(previous, entry);
            sql.sql("""
                            update journal_entry set subject = :subject, previous = :previous, hash = :hash
                            where number = :n""")
                    .param("subject", entry.subject())
                    .param("previous", previous)
                    .param("hash", hash)
                    .param("n", entry.n())
                    .update();
            previous = hash;
        }
    }
}
