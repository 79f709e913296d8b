package org.tousaidants.platform.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class JournalStore {
    /// A log entry with its seal.
    ///
    /// @param previous seal of the previous entry
    /// @param hash seal of this entry
    /// @param erased whether the content was erased because the law requires it, so that only the hash remains
    record SealedJournalEntry(JournalEntry entry, byte[] previous, byte[] hash, boolean erased) {}

    /// Subject of the log entries about readings of the log with names.
    static final String NAMES = "journal names";

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final Sql sql;
    private final JsonMapper json = JsonMapper.shared();

    JournalStore(Sql sql) {
        this.sql = sql;
    }

    /// Locks the log of a network until the end of the transaction, so that no number is skipped and no two
    /// entries follow the same entry.
    void lock() {
        sql.hold("journal");
    }

    Optional<SealedJournalEntry> last() {
        return sql.sql("""
                select network, number as n, recorded_at, actor, act, subject, detail, previous, hash, erased_at from journal_entry order by number desc limit 1""").query((row, n) -> sealed(row)).optional();
    }

    void append(SealedJournalEntry sealed) {
        var entry = sealed.entry();
        sql.sql("""
                insert into journal_entry (number, recorded_at, actor, act, subject, detail, previous, hash)
                values (:n, :at, :actor, :act, :subject, :detail::jsonb, :previous, :hash)""")
                .params(entry)
                .param("previous", sealed.previous())
                .param("hash", sealed.hash())
                .update();
    }

    /// Returns the entries after a number, in portions, so that the log of several years is verified with little
    /// memory.
    List<SealedJournalEntry> after(long after, int limit) {
        return sql.sql("""
                select network, number as n, recorded_at, actor, act, subject, detail, previous, hash, erased_at from journal_entry
                where number > :after order by number limit :limit""")
                .param("after", after)
                .param("limit", limit)
                .query((row, n) -> sealed(row))
                .list();
    }

    /// Returns the entries about a person, newest first: activities by the person or on their account or file,
    /// and readings of their file, of the list of all accounts, or of the log with names.
    List<JournalEntry> of(UUID account, int limit) {
        return sql.sql("""
                select network, number as n, recorded_at, actor, act, subject, detail, previous, hash, erased_at from journal_entry
                where (actor = :account or subject = any(:subjects)) order by number desc limit :limit""")
                .param("account", account)
                .param("subjects", new String[] {"account " + account, "helper " + account, "accounts", NAMES})
                .param("limit", limit)
                .query((row, n) -> sealed(row).entry())
                .list();
    }

    /// Returns entries with numbers below `before`, newest first; `act` and `subject` filter if not empty. Each
    /// filter has its index, so that a rare kind of activity is found quickly among hundreds of thousands of
    /// entries.
    List<JournalEntry> before(long before, String act, String subject, int limit) {
        return sql.sql("""
                select network, number as n, recorded_at, actor, act, subject, detail, previous, hash, erased_at from journal_entry
                where number < :before"""
                        + (act.isEmpty() ? "" : " and act = :act")
                        + (subject.isEmpty() ? "" : " and subject = :subject")
                        + " order by number desc limit :limit")
                .param("before", before)
                .param("act", act)
                .param("subject", subject)
                .param("limit", limit)
                .query((row, n) -> sealed(row).entry())
                .list();
    }

    /// Returns entries of some kinds of activity on one subject, with numbers below `before`, newest first.
    List<JournalEntry> before(long before, Set<String> acts, String subject, int limit) {
        return sql.sql("""
                select network, number as n, recorded_at, actor, act, subject, detail, previous, hash, erased_at from journal_entry
                where number < :before and subject = :subject and act = any(:acts)
                order by number desc limit :limit""")
                .param("before", before)
                .param("subject", subject)
                .param("acts", acts.toArray(String[]::new))
                .param("limit", limit)
                .query((row, n) -> sealed(row).entry())
                .list();
    }

    /// Returns the kinds of activity that occur in the log. The query skips through the index, because there are
    /// few kinds but many entries.
    List<String> acts() {
        return sql.sql("""
                with recursive acts as (
                    (select act from journal_entry order by act limit 1)
                    union all
                    select (select act from journal_entry where act > acts.act order by act limit 1)
                    from acts where acts.act is not null)
                select act from acts where act is not null order by act""").query(String.class).list();
    }

    List<ActivityJournal.JournalActTotal> totals(Instant since) {
        return sql.sql("""
                select act, count(*) as count from journal_entry
                where recorded_at >= :since and act <> ''
                group by act order by count desc, act""")
                .param("since", since)
                .query(ActivityJournal.JournalActTotal.class)
                .list();
    }

    /// Returns the last log entry of one kind of activity by this account; empty if the account has no such
    /// entry since `since`.
    Optional<JournalEntry> last(String act, UUID actor, Instant since) {
        return sql.sql("""
                select network, number as n, recorded_at, actor, act, subject, detail, previous, hash, erased_at from journal_entry
                where act = :act and actor = :actor and recorded_at > :since
                order by number desc limit 1""")
                .param("act", act)
                .param("actor", actor)
                .param("since", since)
                .query((row, n) -> sealed(row).entry())
                .optional();
    }

    List<byte[]> hashes(long after, int limit) {
        return sql.sql("""
                select hash from journal_entry where number > :after order by number limit :limit""")
                .param("after", after)
                .param("limit", limit)
                .query(byte[].class)
                .list();
    }

    long erased() {
        return sql.sql("select count(*) from journal_entry where erased_at is not null")
                .query(Long.class)
                .single();
    }

    boolean erase(long n, Instant now) {
        return sql.sql("""
                update journal_entry set actor = null, subject = '', detail = '{}', erased_at = :now
                where number = :n and erased_at is null""").param("n", n).param("now", now).update() == 1;
    }

    private SealedJournalEntry sealed(ResultSet row) throws SQLException {
        var entry = new JournalEntry(
                row.getLong("n"),
                row.getTimestamp("recorded_at").toInstant(),
                Optional.ofNullable(row.getObject("actor", UUID.class)),
                row.getString("act"),
                row.getString("subject"),
                JournalEntry.sorted(json.readValue(row.getString("detail"), TEXTS)));
        return new SealedJournalEntry(
                entry, row.getBytes("previous"), row.getBytes("hash"), row.getTimestamp("erased_at") != null);
    }
}
