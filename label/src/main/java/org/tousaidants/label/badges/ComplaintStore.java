package org.tousaidants.label.badges;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;

/// Rows of `badges_complaint` and of its steps.
@Repository
class ComplaintStore {
    private static final String COMPLAINT = """
            select c.id, c.at, c.code, c.typed, coalesce(h.name, '') as holder, c.topic, c.message, c.lang, p.contact,
                   (select jsonb_agg(jsonb_build_object('act', act, 'at', s.at, 'actor', actor, 'words', words,
                                                        'mailed', mailed) order by s.n)
                    from badges_complaint_step s where s.network = c.network and s.complaint = c.id) as steps
            from badges_complaint c
            left join badges_complainant p on p.network = c.network and p.complaint = c.id
            left join badges_holder h on h.network = c.network and h.code = c.code
            """;
    private static final String ANSWERED = """
            exists (select 1 from badges_complaint_step s
                    where s.network = c.network and s.complaint = c.id and s.act = 'ANSWERED')
            """;

    private final Sql db;

    ComplaintStore(Sql db) {
        this.db = db;
    }

    /// Returns whether it is new.
    boolean insert(String network, ComplaintForm form, Optional<BadgeCode> code, String lang, Instant at) {
        var added = db.sql(network, """
                        insert into badges_complaint (network, id, at, code, typed, topic, message, lang)
                        values (:network, :id, :at, :code, :typed, :topic, :message, :lang)
                        on conflict do nothing
                        """)
                .params(form)
                .param("at", at)
                .param("code", code.map(BadgeCode::value))
                .param("typed", code.isPresent() ? "" : form.number())
                .param("lang", lang)
                .update();
        if (added == 1)
            form.contact()
                    .ifPresent(contact -> db.sql(
                                    network,
                                    "insert into badges_complainant (network, complaint, contact)"
                                            + " values (:network, :complaint, :contact)")
                            .param("complaint", form.id())
                            .param("contact", contact)
                            .update());
        return added == 1;
    }

    /// Returns whether it was written: not when the same step was taken before.
    boolean append(String network, UUID complaint, Complaint.Step step) {
        return db.sql(network, """
                                insert into badges_complaint_step (network, complaint, at, act, actor, words, mailed)
                                values (:network, :complaint, :at, :act, :actor, :words, :mailed)
                                on conflict (network, complaint, act) do nothing
                                """).params(step).param("complaint", complaint).update() == 1;
    }

    /// How many complaints left this contact since then.
    int left(String network, String contact, Instant since) {
        return db.sql(network, """
                        select count(*) from badges_complaint c
                        join badges_complainant p on p.network = c.network and p.complaint = c.id
                        where c.network = :network and lower(p.contact) = lower(:contact) and c.at > :since
                        """)
                .param("contact", contact)
                .param("since", since)
                .query(Integer.class)
                .single();
    }

    int since(String network, Instant moment) {
        return db.sql(network, "select count(*) from badges_complaint where network = :network and at >= :moment")
                .param("moment", moment)
                .query(Integer.class)
                .single();
    }

    /// How to reach those who were answered before this moment.
    void forget(String network, Instant before) {
        db.sql(network, """
                        delete from badges_complainant p
                        where p.network = :network and exists (
                            select 1 from badges_complaint_step s
                            where s.network = p.network and s.complaint = p.complaint and s.act = 'ANSWERED'
                              and s.at < :before)""").param("before", before).update();
    }

    Optional<Complaint> byId(String network, UUID id) {
        return db.sql(network, COMPLAINT + "where c.network = :network and c.id = :id")
                .param("id", id)
                .query(Complaint.class)
                .optional();
    }

    /// Those that wait first, oldest first; then the latest.
    List<Complaint> list(String network, int limit) {
        return db.sql(
                        network,
                        COMPLAINT + "where c.network = :network order by " + ANSWERED + ", case when not " + ANSWERED
                                + " then c.at end, c.at desc limit :limit")
                .param("limit", limit)
                .query(Complaint.class)
                .list();
    }

    int waiting(String network) {
        return db.sql(network, "select count(*) from badges_complaint c where network = :network and not " + ANSWERED)
                .query(Integer.class)
                .single();
    }
}
