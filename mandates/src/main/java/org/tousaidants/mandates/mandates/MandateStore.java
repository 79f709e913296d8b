package org.tousaidants.mandates.mandates;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.codes.PaperCodeHashes;
import org.tousaidants.platform.db.Sql;
import org.tousaidants.platform.db.SqlColumnConverter;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.notices.SentNoticeStore;

@Repository
class MandateStore {
    private static final String TO_TELL = """
             from mandates_reach r
            join mandates_step g on g.network = r.network and g.mandate = r.mandate and g.act = 'GIVEN'
            where r.told_at is null and not exists (
                select from mandates_step s where s.network = r.network and s.mandate = r.mandate
                and s.act in ('REVOKED', 'ENDED'))
            order by g.recorded_at limit :limit""";

    private static final String MANDATE =
            "select network, id, helper, witness, person, procedures, days, consent, recorded_at, structure, renews from mandates_mandate ";

    static final String PRINTS = "mandates.code";

    private static final String ENDING = "ending";

    private final Sql sql;
    private final SentNoticeStore notices;
    private final PaperCodeHashes prints;

    MandateStore(Sql sql, SentNoticeStore notices, PaperCodeHashes prints) {
        this.sql = sql;
        this.notices = notices;
        this.prints = prints;
    }

    void add(Mandate mandate) {
        sql.sql("""
                insert into mandates_mandate
                  (id, helper, witness, person, procedures, days, consent, recorded_at, structure, renews)
                values (:id, :helper, :witness, :person, :procedures, :days, :consent, :at, :structure, :renews)""")
                .params(mandate)
                .param("procedures", mandate.terms().procedures().toArray(String[]::new))
                .param("days", mandate.days())
                .param("structure", mandate.origin().structure())
                .param("renews", mandate.origin().renews())
                .update();
    }

    /// Stores the person's own contact data, if the person gave any.
    void reach(Mandate mandate, PersonContactDetails reach) {
        sql.sql("""
                insert into mandates_reach (mandate, mail, phone)
                values (:mandate, :mail, :phone) on conflict do nothing""")
                .param("mandate", mandate.id())
                .param("mail", reach.mail().map(MailAddress::value).orElse(""))
                .param("phone", reach.phone())
                .update();
    }

    PersonContactDetails reach(Mandate mandate) {
        return sql.sql("""
                        select mail, phone from mandates_reach where mandate = :mandate""")
                .param("mandate", mandate.id())
                .query((row, _) ->
                        new PersonContactDetails(MailAddress.of(row.getString("mail")), row.getString("phone")))
                .optional()
                .orElse(PersonContactDetails.NONE);
    }

    /// Records that the person was informed of the mandate; returns false if this was already recorded.
    ///
    /// @param by account of the coordinator who informed the person; empty if a letter did
    boolean herTold(Mandate mandate, Optional<UUID> by, Instant now) {
        return sql.sql("""
                update mandates_reach set told_at = :now, told_by = :by
                where mandate = :mandate and told_at is null""")
                        .param("mandate", mandate.id())
                        .param("by", by)
                        .param("now", now)
                        .update()
                == 1;
    }

    /// Records the member whom the coordination asks to inform the person; returns false if the person was already
    /// informed.
    boolean askCaller(Mandate mandate, UUID caller) {
        return sql.sql("""
                update mandates_reach set caller = :caller
                where mandate = :mandate and told_at is null""")
                        .param("mandate", mandate.id())
                        .param("caller", caller)
                        .update()
                == 1;
    }

    /// Returns the member whom the coordination asked to inform the person, if the person is not informed yet.
    Optional<UUID> caller(Mandate mandate) {
        return sql.sql("""
                        select caller from mandates_reach
                        where mandate = :mandate and told_at is null and caller is not null""").param("mandate", mandate.id()).query(UUID.class).optional();
    }

    /// Returns the ids of the active mandates whose person this member is asked to inform, the oldest first.
    List<UUID> toTellBy(UUID caller, int limit) {
        return sql.sql("select r.mandate"
                        + TO_TELL.replace("where r.told_at", "where r.caller = :caller and r.told_at"))
                .param("caller", caller)
                .param("limit", limit)
                .query(UUID.class)
                .list();
    }

    /// Returns the ids of the active mandates whose person has not been informed yet, the oldest first.
    List<UUID> toTell(int limit) {
        return sql.sql("select r.mandate" + TO_TELL)
                .param("limit", limit)
                .query(UUID.class)
                .list();
    }

    List<Instant> toTellSince(int limit) {
        return sql.sql("select g.recorded_at" + TO_TELL).param("limit", limit).query(Timestamp.class).stream()
                .map(Timestamp::toInstant)
                .toList();
    }

    void append(
            Mandate mandate,
            Instant at,
            Mandate.MandateAct act,
            Optional<UUID> by,
            String procedure,
            String words,
            Optional<Long> announced,
            byte[] seal) {
        sql.sql("""
                insert into mandates_step (mandate, recorded_at, act, actor, procedure, comment, announced, seal)
                values (:mandate, :at, :act, :by, :procedure, :words, :announced, :seal)""")
                .param("mandate", mandate.id())
                .param("at", at)
                .param("act", act.name())
                .param("by", by)
                .param("procedure", procedure)
                .param("words", words)
                .param("announced", announced)
                .param("seal", seal)
                .update();
    }

    /// Locks a mandate until the end of the transaction.
    void lock(UUID id) {
        sql.hold("mandate", id);
    }

    Optional<Mandate> find(UUID id) {
        return sql.sql(MANDATE + "where id = :id")
                .param("id", id)
                .query((row, n) -> mandate(row))
                .optional();
    }

    List<Mandate> ofHelper(UUID helper) {
        return sql.sql(MANDATE + "where helper = :who order by recorded_at desc limit 200")
                .param("who", helper)
                .query((row, n) -> mandate(row))
                .list();
    }

    List<Mandate> ofWitnesses(List<UUID> witnesses) {
        return sql.sql(MANDATE + """
                where witness = any(:who) and not exists (
                    select from mandates_step s where s.network = mandates_mandate.network
                    and s.mandate = mandates_mandate.id and s.act in ('GIVEN', 'REVOKED', 'ENDED'))
                order by recorded_at desc limit 50""")
                .param("who", witnesses.toArray(UUID[]::new))
                .query((row, n) -> mandate(row))
                .list();
    }

    /// Returns the active and pending mandates of one organisation.
    List<Mandate> ofStructure(String structure) {
        return sql.sql(MANDATE + """
                where lower(structure) = lower(:structure) and structure <> '' and not exists (
                    select from mandates_step s where s.network = mandates_mandate.network
                    and s.mandate = mandates_mandate.id and s.act in ('REVOKED', 'ENDED'))
                order by recorded_at desc limit 200""")
                .param("structure", structure)
                .query((row, n) -> mandate(row))
                .list();
    }

    /// Returns the active mandates of people whose name contains this text, for a coordinator who answers a
    /// call.
    List<Mandate> byName(String part) {
        return sql.sql(MANDATE + """
                where position(lower(:part) in lower(person)) > 0 and not exists (
                    select from mandates_step s where s.network = mandates_mandate.network
                    and s.mandate = mandates_mandate.id and s.act in ('REVOKED', 'ENDED'))
                order by recorded_at desc limit 20""")
                .param("part", part)
                .query((row, n) -> mandate(row))
                .list();
    }

    /// Returns the ids of the long mandates that end before `until` and whose helper has not been notified.
    List<UUID> ending(Instant now, Instant until) {
        var ending = sql.sql("""
                select id from mandates_mandate m
                where m.days >= 182
                  and not exists (select from mandates_step s where s.network = m.network
                    and s.mandate = m.id and s.act in ('REVOKED', 'ENDED'))
                  and exists (select from mandates_step s where s.network = m.network
                    and s.mandate = m.id and s.act = 'GIVEN'
                    and s.recorded_at + m.days * interval '1 day' between :now and :until)
                order by m.recorded_at""")
                .param("now", now)
                .param("until", until)
                .query(UUID.class)
                .list();
        var told = notices.of(ending);
        return ending.stream().filter(one -> !told.containsKey(one)).toList();
    }

    /// Records that the helper was notified that the mandate ends soon; returns false if this was already
    /// recorded.
    boolean told(Mandate mandate, Instant now) {
        return notices.first(mandate.id(), ENDING, now);
    }

    Optional<UUID> byConsent(PaperCode code, Instant since) {
        return sql.sql("""
                select mandate from mandates_code
                where kind = 'CONSENT' and hash = any(:hashes::bytea[]) and recorded_at > :since""")
                .param("hashes", prints.all(PRINTS, code))
                .param("since", since)
                .query(UUID.class)
                .optional();
    }

    /// Deletes the code of a consent that was created after `since`; returns false if there is none.
    boolean dropConsent(Mandate mandate, Instant since) {
        return sql.sql("""
                delete from mandates_code
                where mandate = :mandate and kind = 'CONSENT' and recorded_at > :since""").param("mandate", mandate.id()).param("since", since).update() == 1;
    }

    /// Stores the code for a consent to the mandate, which replaces the previous code.
    ///
    /// @param at time at which the code was created
    void consentCode(Mandate mandate, PaperCode code, Instant at) {
        sql.sql("""
                insert into mandates_code (mandate, kind, hash, recorded_at)
                values (:mandate, 'CONSENT', :hash, :at)
                on conflict (network, mandate) where kind = 'CONSENT'
                do update set hash = excluded.hash, recorded_at = excluded.recorded_at""")
                .param("mandate", mandate.id())
                .param("hash", prints.of(PRINTS, code))
                .param("at", at)
                .update();
    }

    /// Stores the code of the letter to the person. The letter does not count as a paper copy of the mandate.
    ///
    /// @param at time at which the code was created
    void letterCode(Mandate mandate, PaperCode code, Instant at) {
        paper(mandate, "LETTER", code, at);
    }

    /// Adds the code of a paper copy for the person; older codes stay valid. Returns whether the person already
    /// had a copy.
    ///
    /// @param at time at which the copy was created
    boolean personCode(Mandate mandate, PaperCode code, Instant at) {
        var before =
                sql.sql("""
                        select exists (select from mandates_code
                        where mandate = :mandate and kind = 'PERSON')""").param("mandate", mandate.id()).query(Boolean.class).single();
        paper(mandate, "PERSON", code, at);
        return before;
    }

    private void paper(Mandate mandate, String kind, PaperCode code, Instant at) {
        sql.sql("""
                insert into mandates_code (mandate, kind, hash, recorded_at)
                values (:mandate, :kind, :hash, :at)""")
                .param("mandate", mandate.id())
                .param("kind", kind)
                .param("hash", prints.of(PRINTS, code))
                .param("at", at)
                .update();
    }

    /// Uses up the code of a consent; returns true only the first time. A code created before `since` is no
    /// longer valid.
    boolean takeCode(Mandate mandate, PaperCode code, Instant since) {
        return sql.sql("""
                        delete from mandates_code
                        where mandate = :mandate and kind = 'CONSENT'
                          and hash = any(:hashes::bytea[]) and recorded_at > :since""")
                        .param("mandate", mandate.id())
                        .param("hashes", prints.all(PRINTS, code))
                        .param("since", since)
                        .update()
                == 1;
    }

    /// « Copie » — a paper copy of a mandate that the person has.
    ///
    /// @param since time of a newer copy; empty if there is none
    record PaperCopyRequest(UUID mandate, Optional<Instant> since) {}

    Optional<PaperCopyRequest> byCode(PaperCode code) {
        return sql.sql("""
                select c.mandate, (select min(o.recorded_at) from mandates_code o where o.network = c.network
                    and o.mandate = c.mandate and o.kind = 'PERSON' and c.kind = 'PERSON' and o.number > c.number) as since
                from mandates_code c
                where c.kind in ('PERSON', 'LETTER') and c.hash = any(:hashes::bytea[])""")
                .param("hashes", prints.all(PRINTS, code))
                .query(PaperCopyRequest.class)
                .optional();
    }

    /// Deletes the mandates that ended before this time, and returns their number; for a mandate that never
    /// began, its creation counts as its end.
    int forget(Instant before) {
        return sql.sql("""
                delete from mandates_mandate m where coalesce(
                    (select min(s.recorded_at) from mandates_step s
                     where s.network = m.network and s.mandate = m.id and s.act in ('REVOKED', 'ENDED')),
                    (select s.recorded_at + m.days * interval '1 day' from mandates_step s
                     where s.network = m.network and s.mandate = m.id and s.act = 'GIVEN'),
                    m.recorded_at) < :before""").param("before", before).update();
    }

    private Mandate mandate(ResultSet row) throws SQLException {
        var columns = SqlColumnConverter.of(row);
        var id = columns.id("id");
        return new Mandate(
                id,
                columns.id("helper"),
                columns.id("witness"),
                row.getString("person"),
                new Mandate.MandateTerms(columns.texts("procedures"), row.getInt("days")),
                Mandate.ConsentMethod.valueOf(row.getString("consent")),
                columns.instant("at"),
                new Mandate.MandateOrigin(row.getString("structure"), columns.maybeId("renews")),
                steps(id));
    }

    private List<Mandate.MandateHistoryStep> steps(UUID id) {
        return sql.sql("""
                select number as n, recorded_at, act, actor as by, procedure, comment as words, announced, seal from mandates_step
                where mandate = :id order by number""")
                .param("id", id)
                .query(Mandate.MandateHistoryStep.class)
                .list();
    }
}
