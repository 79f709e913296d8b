package org.tousaidants.platform.feedback;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;

/// Stores remarks: tables `feedback_remark`, `feedback_contact` and `feedback_step`.
@Repository
class PublicRemarkStore {
    private static final String OF_KIND = """
            from feedback_remark r
            left join feedback_contact c on c.network = r.network and c.remark = r.id
            left join feedback_step a on a.network = r.network and a.remark = r.id and a.act = 'ANSWERED'
            where r.kind = :kind
            """;
    private static final String REMARK = """
            select r.id, r.recorded_at, r.subject, r.topic, r.message, r.shown, r.lang, c.contact,
                   (select jsonb_agg(jsonb_build_object('act', s.act, 'at', s.recorded_at, 'role', s.role, 'actor', s.actor,
                                                        'words', s.comment, 'mailed', s.mailed) order by s.number)
                    from feedback_step s where s.network = r.network and s.remark = r.id) as steps
            """ + OF_KIND;

    private final Sql db;

    PublicRemarkStore(Sql db) {
        this.db = db;
    }

    private Sql.SqlStatement of(String kind, String statement) {
        return db.sql(statement).param("kind", kind);
    }

    /// Stores a remark; returns false if it already exists.
    boolean insert(String kind, PublicRemark remark) {
        var added = of(kind, """
                        insert into feedback_remark (id, kind, subject, recorded_at, topic, message, shown, lang)
                        values (:id, :kind, :subject, :at, :topic, :message, :shown::jsonb, :lang)
                        on conflict (network, id) do nothing
                        """).params(remark).update() == 1;
        if (added)
            remark.contact()
                    .ifPresent(contact -> db.sql("""
                                    insert into feedback_contact (remark, contact)
                                    values (:remark, :contact)
                                    """)
                            .param("remark", remark.id())
                            .param("contact", contact)
                            .update());
        return added;
    }

    /// Stores a step of a remark; returns false if it already exists.
    boolean append(UUID remark, PublicRemark.RemarkStep step) {
        return db.sql("""
                                insert into feedback_step (remark, recorded_at, act, role, actor, comment, mailed)
                                values (:remark, :at, :act, :role, :actor, :words, :mailed)
                                on conflict (network, remark, act) do nothing
                                """).params(step).param("remark", remark).update() == 1;
    }

    Optional<PublicRemark> byId(String kind, UUID id) {
        return of(kind, REMARK + "and r.id = :id")
                .param("id", id)
                .query(PublicRemark.class)
                .optional();
    }

    int count(String kind) {
        return of(kind, "select count(*) " + OF_KIND).query(Integer.class).single();
    }

    /// Returns a page of the remarks of one kind: first the unanswered remarks, oldest first, then the answered
    /// remarks, latest first.
    ///
    /// @param offset number of remarks to skip
    /// @param limit maximum number of remarks
    List<PublicRemark> list(String kind, int offset, int limit) {
        return of(kind, REMARK + """
                        order by a.recorded_at is not null, case when a.recorded_at is null then r.recorded_at end, a.recorded_at desc, r.id
                        offset :offset limit :limit
                        """)
                .param("offset", offset)
                .param("limit", limit)
                .query(PublicRemark.class)
                .list();
    }

    List<PublicRemarks.WaitingRemark> waiting(String kind) {
        return of(kind, "select r.subject, r.recorded_at " + OF_KIND + "and a.recorded_at is null")
                .query(PublicRemarks.WaitingRemark.class)
                .list();
    }

    List<PublicRemark> waitingOf(String kind, Collection<String> subjects) {
        return of(
                        kind,
                        REMARK
                                + "and r.subject = any(:subjects::text[]) and a.recorded_at is null order by r.recorded_at, r.id")
                .param("subjects", subjects.toArray(String[]::new))
                .query(PublicRemark.class)
                .list();
    }

    List<PublicRemark> about(String kind, Collection<String> subjects) {
        return of(kind, REMARK + "and r.subject = any(:subjects::text[]) order by r.recorded_at, r.id")
                .param("subjects", subjects.toArray(String[]::new))
                .query(PublicRemark.class)
                .list();
    }

    int since(String kind, Instant moment) {
        return of(kind, "select count(*) " + OF_KIND + "and r.recorded_at >= :moment")
                .param("moment", moment)
                .query(Integer.class)
                .single();
    }

    int leftSince(String kind, String contact, Instant moment) {
        return of(
                        kind,
                        "select count(*) " + OF_KIND
                                + "and lower(c.contact) = lower(:contact) and r.recorded_at > :moment")
                .param("contact", contact)
                .param("moment", moment)
                .query(Integer.class)
                .single();
    }

    void forget(String kind, Instant answered, Instant received) {
        of(
                        kind,
                        "delete from feedback_contact where remark in (select r.id " + OF_KIND
                                + "and (a.recorded_at < :answered or r.recorded_at < :received))")
                .param("answered", answered)
                .param("received", received)
                .update();
    }
}
