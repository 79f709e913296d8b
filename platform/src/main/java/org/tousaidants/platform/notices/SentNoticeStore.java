package org.tousaidants.platform.notices;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;

/// « Annonces faites » — stores announcements by subject and kind, each with its date.
@Repository
public class SentNoticeStore {
    private final Sql sql;

    SentNoticeStore(Sql sql) {
        this.sql = sql;
    }

    /// Records an announcement; true the first time.
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

    /// The dates of the announcements of one subject.
    public Map<String, Instant> of(UUID subject) {
        return sql.sql("select what, told_at from notices_notice where subject = :subject")
                .param("subject", subject)
                .map(String.class, Instant.class);
    }

    private record SentNotice(UUID subject, String what, Instant toldAt) {}

    /// The dates of the announcements of several subjects; those without an announcement are absent.
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

    /// Deletes announcements, so that they can be made again.
    public void forget(UUID subject, Collection<String> whats) {
        sql.sql("""
                delete from notices_notice
                where subject = :subject and what = any(:whats::text[])""")
                .param("subject", subject)
                .param("whats", whats.toArray(String[]::new))
                .update();
    }
}
