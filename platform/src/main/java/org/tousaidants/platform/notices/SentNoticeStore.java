package org.tousaidants.platform.notices;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;

/// « Annonces faites » — stores which notices were sent, by subject and kind, each with its date.
@Repository
public class SentNoticeStore {
    private final Sql sql;

    SentNoticeStore(Sql sql) {
        this.sql = sql;
    }

    /// Records that a notice was sent. Returns true if this notice was not recorded before for this subject.
    ///
    /// @param what kind of the notice
    public boolean first(UUID subject, String what, Instant now) {
        return sql.sql("""
                insert into notices_notice (subject, what, told_at)
                values (:subject, :what, :now) on conflict do nothing""")
                        .param("subject", subject)
                        .param("what", what)
                        .param("now", now)
                        .update()
                == 1;
    }

    /// Returns the dates of the notices about one subject, by kind.
    public Map<String, Instant> of(UUID subject) {
        return sql.sql("select what, told_at from notices_notice where subject = :subject")
                .param("subject", subject)
                .map(String.class, Instant.class);
    }

    private record SentNotice(UUID subject, String what, Instant toldAt) {}

    /// Returns the dates of the notices about several subjects, by subject and kind; subjects without a notice
    /// are absent.
    public Map<UUID, Map<String, Instant>> of(Collection<UUID> subjects) {
        var notices = new HashMap<UUID, Map<String, Instant>>();
        sql.sql("""
                select subject, what, told_at from notices_notice
                where subject = any(:subjects)""")
                .param("subjects", subjects.toArray(UUID[]::new))
                .query(SentNotice.class)
                .list()
                .forEach(one -> notices.computeIfAbsent(one.subject(), _ -> new HashMap<>())
                        .put(one.what(), one.toldAt()));
        return notices;
    }

    /// Deletes the records of notices about a subject, so that these notices can be sent again.
    ///
    /// @param whats kinds of the notices
    public void forget(UUID subject, Collection<String> whats) {
        sql.sql("""
                delete from notices_notice
                where subject = :subject and what = any(:whats::text[])""")
                .param("subject", subject)
                .param("whats", whats.toArray(String[]::new))
                .update();
    }
}
