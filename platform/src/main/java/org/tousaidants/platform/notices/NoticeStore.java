package org.tousaidants.platform.notices;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;

/// « Annonces faites » — by what they are about and what they say, each with its moment.
@Repository
public class NoticeStore {
    private final Sql sql;

    NoticeStore(Sql sql) {
        this.sql = sql;
    }

    /// Whether this is the first time: from now on it was announced.
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

    /// When each thing was announced of one subject.
    public Map<String, Instant> of(UUID subject) {
        return sql.sql("select what, told_at from notices_notice where subject = :subject")
                .param("subject", subject)
                .map(String.class, Instant.class);
    }

    private record Told(UUID subject, String what, Instant toldAt) {}

    /// The same of several; those of which nothing was announced are not among them.
    public Map<UUID, Map<String, Instant>> of(Collection<UUID> subjects) {
        var told = new HashMap<UUID, Map<String, Instant>>();
        sql.sql("""
                select subject, what, told_at from notices_notice
                where subject = any(:subjects)""")
                .param("subjects", subjects.toArray(UUID[]::new))
                .query(Told.class)
                .list()
                .forEach(one -> told.computeIfAbsent(one.subject(), _ -> new HashMap<>())
                        .put(one.what(), one.toldAt()));
        return told;
    }

    /// It may be announced again.
    public void forget(UUID subject, Collection<String> whats) {
        sql.sql("""
                delete from notices_notice
                where subject = :subject and what = any(:whats::text[])""")
                .param("subject", subject)
                .param("whats", whats.toArray(String[]::new))
                .update();
    }
}
