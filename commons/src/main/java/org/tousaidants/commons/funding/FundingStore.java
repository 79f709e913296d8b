package org.tousaidants.commons.funding;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.platform.db.Sql;

/// Rows of `funding_call`, `funding_project`, `funding_reading`, `funding_payment` and `funding_action`.
@Repository
class FundingStore {
    private static final String CALL =
            "select id, title, funder, words, ends, cents, most as most_cents, grid, conditions, questions, added from funding_call ";
    private static final String PROJECT = """
            select id, call, at, name, holder, contact, words, cents as asked_cents, granted as granted_cents, reason, report,
                   (select coalesce(sum(cents), 0) from funding_payment y
                    where y.network = p.network and y.project = p.id) as paid_cents
            from funding_project p
            """;

    private final Sql db;

    FundingStore(Sql db) {
        this.db = db;
    }

    void add(String network, FundingCall call) {
        db.sql(network, """
                        insert into funding_call (network, id, title, funder, words, ends, cents, most, grid, conditions,
                            questions, added)
                        values (:network, :id, :title, :funder, :words, :ends, :cents, :mostCents, :grid, :conditions,
                            :questions, :added) on conflict do nothing""")
                .params(call)
                .param("grid", call.grid().toArray(String[]::new))
                .update();
    }

    List<FundingCall> calls(String network) {
        return db.sql(network, CALL + "where network = :network order by ends desc limit 100")
                .query(FundingCall.class)
                .list();
    }

    Optional<FundingCall> call(String network, UUID id) {
        return db.sql(network, CALL + "where network = :network and id = :id")
                .param("id", id)
                .query(FundingCall.class)
                .optional();
    }

    /// The transaction that holds it grants alone from what it has, until the end of the transaction.
    Optional<FundingCall> holdCall(String network, UUID id) {
        return db.sql(network, CALL + "where network = :network and id = :id for update")
                .param("id", id)
                .query(FundingCall.class)
                .optional();
    }

    void send(String network, FundingCall.Project project, String place, List<String> answers) {
        db.sql(network, """
                        insert into funding_project (network, id, call, at, name, holder, contact, words, cents, place,
                            answers)
                        values (:network, :id, :call, :at, :name, :holder, :contact, :words, :cents, :place, :answers)
                        on conflict do nothing""")
                .params(project)
                .param("cents", project.money().askedCents())
                .param("place", place)
                .param("answers", answers.toArray(String[]::new))
                .update();
    }

    FundingCall.Followed followed(String network, UUID project) {
        return db.sql(network, """
                        select place, answers, admissible, admissible_words as words, evaluation from funding_project
                        where network = :network and id = :id""")
                .param("id", project)
                .query(FundingCall.Followed.class)
                .single();
    }

    void examine(String network, UUID project, boolean admissible, String words) {
        db.sql(network, """
                        update funding_project set admissible = :admissible, admissible_words = :words
                        where network = :network and id = :id""")
                .param("id", project)
                .param("admissible", admissible)
                .param("words", words)
                .update();
    }

    void evaluate(String network, UUID project, String words) {
        db.sql(network, "update funding_project set evaluation = :words where network = :network and id = :id")
                .param("id", project)
                .param("words", words)
                .update();
    }

    /// The latest first.
    List<FundingCall.Funded> funded(String network) {
        return db.sql(network, """
                        select c.funder, p.name as project, p.holder, p.place, p.granted as cents from funding_project p
                        join funding_call c on c.network = p.network and c.id = p.call
                        where p.network = :network and p.granted > 0 order by p.decided desc, p.id limit 500""").query(FundingCall.Funded.class).list();
    }

    List<FundingCall.Project> projects(String network, UUID call) {
        return db.sql(network, PROJECT + "where network = :network and call = :call order by at limit 1000")
                .param("call", call)
                .query(FundingCall.Project.class)
                .list();
    }

    Optional<FundingCall.Project> project(String network, UUID id) {
        return db.sql(network, PROJECT + "where network = :network and id = :id")
                .param("id", id)
                .query(FundingCall.Project.class)
                .optional();
    }

    /// The transaction that holds it decides and pays alone, until the end of the transaction.
    Optional<FundingCall.Project> hold(String network, UUID id) {
        return db.sql(network, PROJECT + "where network = :network and id = :id for update of p")
                .param("id", id)
                .query(FundingCall.Project.class)
                .optional();
    }

    void appoint(String network, UUID project, UUID reader) {
        db.sql(network, """
                        insert into funding_reading (network, project, reader) values (:network, :project, :reader)
                        on conflict do nothing""").param("project", project).param("reader", reader).update();
    }

    /// False when she gave her reading, or was not asked.
    boolean release(String network, UUID project, UUID reader) {
        return db.sql(network, """
                        delete from funding_reading
                        where network = :network and project = :project and reader = :reader and at is null""")
                        .param("project", project)
                        .param("reader", reader)
                        .update()
                == 1;
    }

    void think(String network, UUID project, FundingCall.Opinion opinion, Instant now) {
        db.sql(network, """
                        insert into funding_opinion (network, project, account, favourable, words, at)
                        values (:network, :project, :account, :favourable, :words, :at)
                        on conflict (network, project, account) do update
                        set favourable = excluded.favourable, words = excluded.words, at = excluded.at""")
                .params(opinion)
                .param("project", project)
                .param("at", now)
                .update();
    }

    List<FundingCall.Opinion> opinions(String network, UUID project) {
        return db.sql(network, """
                        select account, favourable, words from funding_opinion
                        where network = :network and project = :project order by at, account""")
                .param("project", project)
                .query(FundingCall.Opinion.class)
                .list();
    }

    List<FundingCall.Reading> readings(String network, UUID project) {
        return db.sql(network, """
                        select project, reader, at, marks, words, conflict from funding_reading
                        where network = :network and project = :project order by reader""")
                .param("project", project)
                .query(FundingCall.Reading.class)
                .list();
    }

    List<FundingCall.Reading> awaited(String network, UUID reader) {
        return db.sql(network, """
                        select project, reader, at, marks, words, conflict from funding_reading
                        where network = :network and reader = :reader and at is null""")
                .param("reader", reader)
                .query(FundingCall.Reading.class)
                .list();
    }

    /// False when it was given before, or cannot be given.
    boolean read(String network, FundingCall.Reading reading, Instant now) {
        return db.sql(network, """
                        update funding_reading set at = :now, marks = :marks, words = :words, conflict = :conflict
                        where network = :network and project = :project and reader = :reader and at is null""")
                        .params(reading)
                        .param("now", now)
                        .param("marks", reading.marks().toArray(Integer[]::new))
                        .update()
                == 1;
    }

    void decide(String network, UUID project, long granted, String reason, Instant now) {
        db.sql(network, """
                        update funding_project set granted = :granted, reason = :reason, decided = :now
                        where network = :network and id = :id""")
                .param("id", project)
                .param("granted", granted)
                .param("reason", reason)
                .param("now", now)
                .update();
    }

    void pay(String network, UUID id, UUID project, long cents, Instant now) {
        db.sql(network, """
                        insert into funding_payment (network, id, project, at, cents)
                        values (:network, :id, :project, :now, :cents) on conflict do nothing""")
                .param("id", id)
                .param("project", project)
                .param("cents", cents)
                .param("now", now)
                .update();
    }

    void report(String network, UUID project, String words) {
        db.sql(network, "update funding_project set report = :words where network = :network and id = :id")
                .param("id", project)
                .param("words", words)
                .update();
    }

    /// What the call has granted so far.
    long granted(String network, UUID call) {
        return db.sql(network, """
                        select coalesce(sum(granted), 0) from funding_project
                        where network = :network and call = :call""").param("call", call).query(Long.class).single();
    }

    void put(String network, FundingCall.Action action) {
        db.sql(network, """
                        insert into funding_action (network, id, title, owner, indicator, figure, state, since)
                        values (:network, :id, :title, :owner, :indicator, :figure, :state, :since)
                        on conflict (network, id) do update set state = excluded.state, since = excluded.since""")
                .params(action)
                .param("state", ConstantName.low(action.state()))
                .update();
    }

    /// Since now, unless it stood there before.
    boolean move(String network, UUID id, FundingCall.State state, Instant now) {
        return db.sql(network, """
                        update funding_action set state = :state, since = case when state = :state then since else :now end
                        where network = :network and id = :id""")
                        .param("id", id)
                        .param("state", ConstantName.low(state))
                        .param("now", now)
                        .update()
                == 1;
    }

    List<FundingCall.Action> actions(String network) {
        return db.sql(network, """
                        select id, title, owner, indicator, figure, state, since from funding_action
                        where network = :network order by title limit 500""").query(FundingCall.Action.class).list();
    }
}
