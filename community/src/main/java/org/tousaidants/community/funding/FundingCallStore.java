package org.tousaidants.community.funding;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.platform.db.Sql;

/// Stores calls and projects: tables `funding_call`, `funding_project`, `funding_reading`, `funding_payment`
/// and `funding_action`.
@Repository
class FundingCallStore {
    private static final String CALL =
            "select id, title, funder, comment as words, ends_at, cents, most as most_cents, grid, conditions, questions, added_at from funding_call ";
    private static final String PROJECT = """
            select id, call, recorded_at, name, holder, contact, comment as words, cents as asked_cents, granted as granted_cents, reason, report,
                   (select coalesce(sum(cents), 0) from funding_payment y
                    where y.network = p.network and y.project = p.id) as paid_cents
            from funding_project p
            """;

    private final Sql db;

    FundingCallStore(Sql db) {
        this.db = db;
    }

    void add(FundingCall call) {
        db.sql("""
                        insert into funding_call (id, title, funder, comment, ends_at, cents, most, grid, conditions,
                            questions, added_at)
                        values (:id, :title, :funder, :words, :ends, :cents, :mostCents, :grid, :conditions,
                            :questions, :added) on conflict do nothing""")
                .params(call)
                .param("grid", call.grid().toArray(String[]::new))
                .update();
    }

    List<FundingCall> calls() {
        return db.sql(CALL + " order by ends_at desc limit 100")
                .query(FundingCall.class)
                .list();
    }

    Optional<FundingCall> call(UUID id) {
        return db.sql(CALL + "where id = :id")
                .param("id", id)
                .query(FundingCall.class)
                .optional();
    }

    /// Returns a call and locks it until the end of the transaction. Grants that are decided at the same time
    /// can thus not exceed its budget together.
    Optional<FundingCall> holdCall(UUID id) {
        return db.sql(CALL + "where id = :id for update")
                .param("id", id)
                .query(FundingCall.class)
                .optional();
    }

    void send(FundingCall.FundingProject project, String place, List<String> answers) {
        db.sql("""
                        insert into funding_project (id, call, recorded_at, name, holder, contact, comment, cents, place,
                            answers)
                        values (:id, :call, :at, :name, :holder, :contact, :words, :cents, :place, :answers)
                        on conflict do nothing""")
                .params(project)
                .param("cents", project.money().askedCents())
                .param("place", place)
                .param("answers", answers.toArray(String[]::new))
                .update();
    }

    FundingCall.ProjectFollowUp followed(UUID project) {
        return db.sql("""
                        select place, answers, admissible, admissible_words as words, evaluation from funding_project
                        where id = :id""")
                .param("id", project)
                .query(FundingCall.ProjectFollowUp.class)
                .single();
    }

    void examine(UUID project, boolean admissible, String words) {
        db.sql("""
                        update funding_project set admissible = :admissible, admissible_words = :words
                        where id = :id""")
                .param("id", project)
                .param("admissible", admissible)
                .param("words", words)
                .update();
    }

    void evaluate(UUID project, String words) {
        db.sql("update funding_project set evaluation = :words where id = :id")
                .param("id", project)
                .param("words", words)
                .update();
    }

    /// Returns the funded projects, newest first.
    List<FundingCall.FundedProject> funded() {
        return db.sql("""
                        select c.funder, p.name as project, p.holder, p.place, p.granted as cents from funding_project p
                        join funding_call c on c.network = p.network and c.id = p.call
                        where p.granted > 0 order by p.decided_at desc, p.id limit 500""").query(FundingCall.FundedProject.class).list();
    }

    List<FundingCall.FundingProject> projects(UUID call) {
        return db.sql(PROJECT + "where call = :call order by recorded_at limit 1000")
                .param("call", call)
                .query(FundingCall.FundingProject.class)
                .list();
    }

    Optional<FundingCall.FundingProject> project(UUID id) {
        return db.sql(PROJECT + "where id = :id")
                .param("id", id)
                .query(FundingCall.FundingProject.class)
                .optional();
    }

    /// Locks a project until the end of the transaction and returns it.
    Optional<FundingCall.FundingProject> hold(UUID id) {
        return db.sql(PROJECT + "where id = :id for update of p")
                .param("id", id)
                .query(FundingCall.FundingProject.class)
                .optional();
    }

    void appoint(UUID project, UUID reader) {
        db.sql("""
                        insert into funding_reading (project, reader) values (:project, :reader)
                        on conflict do nothing""").param("project", project).param("reader", reader).update();
    }

    /// Removes a reviewer from a project. Returns false if the person has already submitted the review, or was
    /// not asked for one.
    boolean release(UUID project, UUID reader) {
        return db.sql("""
                        delete from funding_reading
                        where project = :project and reader = :reader and recorded_at is null""").param("project", project).param("reader", reader).update() == 1;
    }

    void think(UUID project, FundingCall.CommitteeOpinion opinion, Instant now) {
        db.sql("""
                        insert into funding_opinion (project, account, favourable, comment, recorded_at)
                        values (:project, :account, :favourable, :words, :at)
                        on conflict (network, project, account) do update
                        set favourable = excluded.favourable, comment = excluded.comment, recorded_at = excluded.recorded_at""").params(opinion).param("project", project).param("at", now).update();
    }

    List<FundingCall.CommitteeOpinion> opinions(UUID project) {
        return db.sql("""
                        select account, favourable, comment as words from funding_opinion
                        where project = :project order by recorded_at, account""")
                .param("project", project)
                .query(FundingCall.CommitteeOpinion.class)
                .list();
    }

    List<FundingCall.ProjectReview> readings(UUID project) {
        return db.sql("""
                        select project, reader, recorded_at, marks, comment as words, conflict from funding_reading
                        where project = :project order by reader""")
                .param("project", project)
                .query(FundingCall.ProjectReview.class)
                .list();
    }

    List<FundingCall.ProjectReview> awaited(UUID reader) {
        return db.sql("""
                        select project, reader, recorded_at, marks, comment as words, conflict from funding_reading
                        where reader = :reader and recorded_at is null""")
                .param("reader", reader)
                .query(FundingCall.ProjectReview.class)
                .list();
    }

    /// Stores the review of a project. Returns false if this reviewer has already submitted a review, or was not
    /// asked for one.
    boolean read(FundingCall.ProjectReview reading, Instant now) {
        return db.sql("""
                        update funding_reading set recorded_at = :now, marks = :marks, comment = :words, conflict = :conflict
                        where project = :project and reader = :reader and recorded_at is null""")
                        .params(reading)
                        .param("now", now)
                        .param("marks", reading.marks().toArray(Integer[]::new))
                        .update()
                == 1;
    }

    void decide(UUID project, long granted, String reason, Instant now) {
        db.sql("""
                        update funding_project set granted = :granted, reason = :reason, decided_at = :now
                        where id = :id""")
                .param("id", project)
                .param("granted", granted)
                .param("reason", reason)
                .param("now", now)
                .update();
    }

    void pay(UUID id, UUID project, long cents, Instant now) {
        db.sql("""
                        insert into funding_payment (id, project, recorded_at, cents)
                        values (:id, :project, :now, :cents) on conflict do nothing""")
                .param("id", id)
                .param("project", project)
                .param("cents", cents)
                .param("now", now)
                .update();
    }

    void report(UUID project, String words) {
        db.sql("update funding_project set report = :words where id = :id")
                .param("id", project)
                .param("words", words)
                .update();
    }

    /// Returns the sum of the grants of a call, in cents.
    long granted(UUID call) {
        return db.sql("""
                        select coalesce(sum(granted), 0) from funding_project
                        where call = :call""").param("call", call).query(Long.class).single();
    }

    void put(FundingCall.TerritoryAction action) {
        db.sql("""
                        insert into funding_action (id, title, owner, indicator, figure, state, since_at)
                        values (:id, :title, :owner, :indicator, :figure, :state, :since)
                        on conflict (network, id) do update set state = excluded.state, since_at = excluded.since_at""")
                .params(action)
                .param("state", EnumConstantName.low(action.state()))
                .update();
    }

    boolean carryOut(UUID id, Optional<LocalScheme> scheme, String sheet) {
        return db.sql("update funding_action set scheme = :scheme, sheet = :sheet where id = :id")
                        .param("id", id)
                        .param("scheme", scheme.map(LocalScheme::parameter))
                        .param("sheet", sheet)
                        .update()
                == 1;
    }

    /// Changes the state of an action and the date of this state. If the action already has this state, the date
    /// does not change. Returns false if the action does not exist.
    boolean move(UUID id, FundingCall.TerritoryActionState state, Instant now) {
        return db.sql("""
                        update funding_action set state = :state, since_at = case when state = :state then since_at else :now end
                        where id = :id""")
                        .param("id", id)
                        .param("state", EnumConstantName.low(state))
                        .param("now", now)
                        .update()
                == 1;
    }

    List<FundingCall.TerritoryAction> actions() {
        return db.sql("""
                        select id, title, owner, indicator, figure, state, since_at, scheme, sheet from funding_action
                        order by title limit 500""").query(FundingCall.TerritoryAction.class).list();
    }
}
