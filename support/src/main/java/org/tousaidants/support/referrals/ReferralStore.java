package org.tousaidants.support.referrals;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.db.Sql;
import org.tousaidants.platform.db.SqlColumnConverter;
import org.tousaidants.support.referrals.Referral.SharedPersonField;

/// Stores referrals: tables `referrals_referral`, `referrals_sender`, `referrals_passed` and `referrals_step`.
@Repository
class ReferralStore {
    private static final String REFERRAL = """
            select r.id, r.code, r.place, r.helper, r.urgent, r.previous, r.hand_over, r.sender, r.lang, r.made_at,
                   r.state, r.moved_at, r.appointment_at, r.reminded, r.escalated, coalesce(s.name, '') as sender_name,
                   coalesce(s.mail, '') as sender_mail,
                   (select t.move = 'TAKEN_UP' from referrals_step t
                    where t.network = r.network and t.referral = r.id and t.move not in ('REMINDED', 'ESCALATED')
                    order by t.number desc limit 1) as taken_up
            from referrals_referral r left join referrals_sender s on s.network = r.network and s.referral = r.id
            """;

    private final Sql db;

    ReferralStore(Sql db) {
        this.db = db;
    }

    /// Stores a referral; returns false if the form was already submitted.
    boolean add(Referral referral, Optional<Instant> due) {
        var added = db.sql("""
                        insert into referrals_referral
                            (id, code, place, helper, urgent, previous, hand_over, sender, lang, made_at, state,
                             moved_at, due_at)
                        values (:id, :code, :place, :helper::uuid, :urgent, :previous::uuid, :handOver,
                                :sender::uuid, :lang, :made, :state, :made, :due::timestamptz)
                        on conflict (network, id) do nothing""")
                .params(referral)
                .param("helper", text(referral.helper()))
                .param("urgent", referral.urgent())
                .param("previous", text(referral.previous()))
                .param("sender", text(referral.sender().account()))
                .param("lang", referral.sender().lang())
                .param("state", referral.state().name())
                .param("due", due)
                .update();
        if (added == 0) return false;
        db.sql("insert into referrals_sender (referral, name, mail) values (:id, :name, :mail)")
                .param("id", referral.id())
                .param("name", referral.sender().name())
                .param("mail", referral.sender().mail())
                .update();
        pass(referral.id(), referral.passed());
        return true;
    }

    /// Replaces the shared data of a referral.
    ///
    /// @param passed the new data by field
    void pass(UUID id, Map<SharedPersonField, String> passed) {
        forgetPassed(id);
        passed.forEach((field, value) -> db.sql("""
                        insert into referrals_passed (referral, field, value)
                        values (:id, :field, :value)""")
                .param("id", id)
                .param("field", field.name())
                .param("value", value)
                .update());
    }

    void forgetPassed(UUID id) {
        db.sql("delete from referrals_passed where referral = :id")
                .param("id", id)
                .update();
    }

    /// Deletes the free text of all steps of a referral.
    void forgetWords(UUID id) {
        db.sql("update referrals_step set comment = '' where referral = :id and comment <> ''")
                .param("id", id)
                .update();
    }

    /// « Avant » — a step of the referral at an earlier place.
    record StoredEarlierStep(PlaceId place, Referral.ReferralHistoryStep step) {}

    /// Returns the steps at earlier places, oldest first, with their reasons but without free text.
    List<StoredEarlierStep> before(UUID id) {
        return db.sql("""
                        with recursive chain as (
                            select previous as id, 1 as back from referrals_referral
                            where id = :id and previous is not null
                            union all
                            select r.previous, c.back + 1 from chain c
                            join referrals_referral r on r.id = c.id
                            where r.previous is not null and c.back < 20)
                        select r.place, t.move, t.recorded_at, t.who, t.reason from chain c
                        join referrals_referral r on r.id = c.id
                        join referrals_step t on t.network = r.network and t.referral = r.id
                        where t.move <> 'DRAFTED' order by c.back desc, t.number""")
                .param("id", id)
                .query((set, n) -> {
                    var row = SqlColumnConverter.of(set);
                    return new StoredEarlierStep(
                            new PlaceId(row.id("place")),
                            Referral.ReferralHistoryStep.of(
                                            row.constant("move", ReferralStep.class),
                                            row.instant("at"),
                                            row.constant("who", ReferralStep.ReferralStepAuthor.class),
                                            Optional.empty())
                                    .because(row.text("reason")));
                })
                .list();
    }

    void step(UUID id, Referral.ReferralHistoryStep step) {
        db.sql("""
                        insert into referrals_step (referral, number, move, recorded_at, who, account, reason, comment, day_at)
                        select :id, coalesce(max(number), 0) + 1, :move, :at, :who, :account::uuid, :reason,
                               :words, :day::timestamptz
                        from referrals_step where referral = :id""")
                .params(step)
                .param("id", id)
                .param("account", text(step.account()))
                .update();
    }

    void stand(UUID id, ReferralProgress course, Optional<Instant> due) {
        db.sql("""
                        update referrals_referral
                        set state = :state, moved_at = :moved, appointment_at = :appointment::timestamptz,
                            reminded = :reminded, escalated = :escalated, due_at = :due::timestamptz
                        where id = :id""").params(course).param("id", id).param("due", due).update();
    }

    /// Locks the rows of these referrals until the end of the transaction, always in the same order. Returns
    /// false if none of the referrals exists.
    boolean lock(UUID... ids) {
        return db.sql("""
                        select 1 from referrals_referral where id = any(:ids)
                        order by id for update""").param("ids", ids).query(Integer.class).list().size() == ids.length;
    }

    /// Returns the id of the latest sent referral of the same person, if this referral was replaced by
    /// forwarding the person to other places; else the id of this referral itself.
    UUID latest(UUID id) {
        return db.sql("""
                        with recursive chain as (
                            select id, 0 as on_from from referrals_referral where id = :id
                            union all
                            select r.id, c.on_from + 1 from chain c
                            join referrals_referral r on r.previous = c.id
                            where c.on_from < 20 and exists (select from referrals_step t
                                where t.network = r.network and t.referral = r.id and t.move = 'SENT'))
                        select id from chain order by on_from desc limit 1""").param("id", id).query(UUID.class).single();
    }

    /// Returns the ids of this referral and of the earlier referrals that it replaced when the person was
    /// forwarded. A draft that was never sent replaces no referral.
    List<UUID> chain(UUID id) {
        return db.sql("""
                        with recursive chain as (
                            select id, previous, 0 as back from referrals_referral
                            where id = :id
                            union all
                            select r.id, r.previous, c.back + 1 from chain c
                            join referrals_referral r on r.id = c.previous
                            where c.back < 20 and exists (select from referrals_step t
                                where t.network = r.network and t.referral = c.id and t.move = 'SENT'))
                        select id from chain""").param("id", id).query(UUID.class).list();
    }

    Optional<Referral> find(UUID id) {
        return all("and r.id = :id", Map.of("id", id)).stream().findFirst();
    }

    Optional<Referral> byCode(PaperCode code) {
        return all("and r.code = :code", Map.of("code", code.text())).stream().findFirst();
    }

    List<Referral.ReferralHistoryStep> steps(UUID id) {
        return db.sql("""
                        select move, recorded_at, who, account, reason, comment as words, day_at from referrals_step
                        where referral = :id order by number""")
                .param("id", id)
                .query(Referral.ReferralHistoryStep.class)
                .list();
    }

    /// Returns the open referrals that were sent to an account, to one of these places, or by the account.
    /// Urgent referrals are first; then the referral that has waited longest is first.
    ///
    /// @param limit maximum number of referrals
    List<Referral> of(UUID account, Collection<PlaceId> places, int limit) {
        return all(
                """
                and r.under_way
                and (r.helper = :account or r.sender = :account or r.place = any(:places))
                order by r.urgent desc, r.moved_at limit :limit""",
                Map.of(
                        "account", account,
                        "places", places.stream().map(PlaceId::value).toArray(UUID[]::new),
                        "limit", limit));
    }

    /// Returns the open referrals at a place, for the people responsible for the place. Urgent referrals are
    /// first; then the referral that has waited longest is first.
    ///
    /// @param limit maximum number of referrals
    List<Referral> at(PlaceId place, int limit) {
        return all("""
                and r.under_way
                and r.helper is null and r.place = :place
                order by r.urgent desc, r.moved_at limit :limit""", Map.of("place", place.value(), "limit", limit));
    }

    /// Returns a part of the open referrals, those escalated to the coordinators first.
    ///
    /// @param offset number of referrals to skip
    /// @param limit maximum number of referrals
    List<Referral> underWay(int offset, int limit) {
        return all("""
                and r.under_way
                order by r.escalated desc, r.urgent desc, r.moved_at, r.id offset :offset limit :limit""", Map.of("offset", offset, "limit", limit));
    }

    /// Returns the referrals escalated to the coordinators and the urgent referrals that nobody has read; the
    /// oldest are first.
    ///
    /// @param limit maximum number of referrals
    List<Referral> stuck(int limit) {
        return all("""
                and r.under_way and (r.escalated or r.urgent and r.state = 'SENT')
                order by r.moved_at, r.id limit :limit""", Map.of("limit", limit));
    }

    int countUnderWay() {
        return db.sql("""
                        select count(*) from referrals_referral
                        where under_way""").query(Integer.class).single();
    }

    int escalated() {
        return db.sql("select count(*) from referrals_referral where escalated")
                .query(Integer.class)
                .single();
    }

    /// Returns the ids of the referrals whose next automatic step is due. The referral whose step has been due
    /// longest is first.
    List<UUID> due(Instant now) {
        return db.sql("""
                        select id from referrals_referral where due_at <= :now order by due_at""").param("now", now).query(UUID.class).list();
    }

    /// Returns the id of an open referral of the same person by the same sender to the same place; empty if
    /// there is none.
    ///
    /// @param referral the referral to compare with
    Optional<UUID> same(Referral referral) {
        return db.sql("""
                        select r.id from referrals_referral r
                        join referrals_passed p on p.network = r.network and p.referral = r.id and p.field = 'NAME'
                        where r.place = :place and r.id <> :id
                          and lower(p.value) = lower(:name)
                          and r.under_way
                          and r.helper is not distinct from :helper::uuid
                          and coalesce((select q.value from referrals_passed q where q.network = r.network
                                        and q.referral = r.id and q.field = 'REACH'), '') = :reach
                        limit 1""")
                .param("place", referral.place().value())
                .param("id", referral.id())
                .param("helper", text(referral.helper()))
                .param("name", referral.passed().getOrDefault(SharedPersonField.NAME, ""))
                .param("reach", referral.passed().getOrDefault(SharedPersonField.REACH, ""))
                .query(UUID.class)
                .optional();
    }

    /// SQL condition that the referral ended before the given time, or has been idle for one more year.
    private static final String OVER = """
            (r.state in ('HANDED_ON', 'WITHDRAWN', 'CLOSED') and r.moved_at < :before
                                      or r.moved_at < :before - interval '1 year')""";

    /// Deletes the shared data, the sender and all free text of referrals that ended before `before`; returns
    /// the number of changed rows. The steps remain, without any person.
    int forget(Instant before) {
        var forgotten = 0;
        for (var table : List.of("referrals_passed", "referrals_sender"))
            forgotten += db.sql("delete from " + table + " p using referrals_referral r"
                            + " where p.network = r.network and p.referral = r.id and " + OVER)
                    .param("before", before)
                    .update();
        return forgotten
                + db.sql("update referrals_step t set comment = '' from referrals_referral r"
                                + " where t.network = r.network and t.referral = r.id and t.comment <> '' and "
                                + OVER)
                        .param("before", before)
                        .update();
    }

    private List<Referral> all(String which, Map<String, Object> params) {
        var query = db.sql(REFERRAL + "where true " + which);
        for (var param : params.entrySet()) query = query.param(param.getKey(), param.getValue());
        var found = query.query((set, n) -> referral(set)).list();
        if (found.isEmpty()) return found;
        var passed = passed(found.stream().map(Referral::id).toList());
        return found.stream()
                .map(one -> new Referral(
                        one.id(),
                        one.code(),
                        one.place(),
                        one.helper(),
                        one.previous(),
                        one.handOver(),
                        one.sender(),
                        one.made(),
                        passed.getOrDefault(one.id(), Map.of()),
                        one.course()))
                .toList();
    }

    private Map<UUID, Map<SharedPersonField, String>> passed(List<UUID> ids) {
        var passed = new HashMap<UUID, Map<SharedPersonField, String>>();
        db.sql("select referral, field, value from referrals_passed where referral = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query(set -> {
                    var row = SqlColumnConverter.of(set);
                    passed.computeIfAbsent(row.id("referral"), _ -> new EnumMap<>(SharedPersonField.class))
                            .put(row.constant("field", SharedPersonField.class), row.text("value"));
                });
        return passed;
    }

    private static Referral referral(ResultSet set) throws SQLException {
        var row = SqlColumnConverter.of(set);
        return new Referral(
                row.id("id"),
                new PaperCode(row.text("code")),
                new PlaceId(row.id("place")),
                row.maybeId("helper"),
                row.maybeId("previous"),
                row.number("hand_over"),
                new Referral.ReferralSender(
                        row.maybeId("sender"), row.text("sender_name"), row.text("sender_mail"), row.text("lang")),
                row.instant("made"),
                Map.of(),
                new ReferralProgress(
                        row.constant("state", ReferralState.class),
                        row.flag("urgent"),
                        row.instant("moved"),
                        row.flag("reminded"),
                        row.flag("escalated"),
                        row.flag("taken_up"),
                        row.maybeInstant("appointment")));
    }

    private static @org.jspecify.annotations.Nullable String text(Optional<UUID> id) {
        return id.map(UUID::toString).orElse(null);
    }
}
