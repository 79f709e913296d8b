package org.tousaidants.observatory.procedures;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;

@Repository
class AdministrativeProcedureStore {
    private final Sql sql;

    AdministrativeProcedureStore(Sql sql) {
        this.sql = sql;
    }

    /// Returns the number of cases of each procedure since this time, from obstacles that helpers reported on
    /// the page of the procedure and not in the log of activities.
    List<ProcedureCaseCount> cases(Instant since) {
        return sql.sql("""
                select procedure, count(*) as acts, count(*) filter (where ended <> 'WAITING') as told,
                       count(*) filter (where ended = 'GIVEN_UP') as failed, sum(minutes) as minutes
                from procedures_obstacle where week >= cast(:since as date) group by procedure""")
                .param("since", since)
                .query(ProcedureCaseCount.class)
                .list();
    }

    List<ProcedureFailureReasonCount> reasons(String procedure, Instant since) {
        return sql.sql("""
                select step, why, count(*) as times
                from procedures_obstacle
                where procedure = :procedure and week >= cast(:since as date)
                group by step, why order by times desc, step, why""")
                .param("procedure", procedure)
                .param("since", since)
                .query(ProcedureFailureReasonCount.class)
                .list();
    }

    void note(UUID id, ReportedObstacle one, LocalDate week) {
        sql.sql("""
                insert into procedures_obstacle (id, week, procedure, step, why, ended, minutes)
                values (:id, :week, :procedure, :step, :why, :ended, :minutes) on conflict do nothing""")
                .params(one)
                .param("id", id)
                .param("week", week)
                .param("why", one.why().written())
                .update();
    }

    void advise(UUID id, String procedure, String words, UUID by, String name, Instant now) {
        sql.sql("""
                insert into procedures_advice (id, procedure, comment, actor, name, recorded_at)
                values (:id, :procedure, :words, :by, :name, :now)""")
                .param("id", id)
                .param("procedure", procedure)
                .param("words", words)
                .param("by", by)
                .param("name", name)
                .param("now", now)
                .update();
    }

    /// Stores a helper's vote on the advice of another helper; a later vote replaces the earlier one. Authors
    /// cannot vote on their own advice.
    ///
    /// @param by account of the voter
    /// @param confirms whether the voter confirms the advice
    void voice(UUID advice, UUID by, boolean confirms, Instant now) {
        sql.sql("""
                insert into procedures_voice (advice, actor, confirms, recorded_at)
                select a.id, :by, :confirms, :now from procedures_advice a
                where a.id = :advice and a.actor <> :by
                on conflict (network, advice, actor) do update set confirms = :confirms, recorded_at = :now""")
                .param("advice", advice)
                .param("by", by)
                .param("confirms", confirms)
                .param("now", now)
                .update();
    }

    List<ProcedurePeerAdvice> advice(String procedure) {
        return sql.sql("""
                select a.id, a.comment as words, a.name, a.recorded_at, count(v.actor) filter (where v.confirms) as confirmed,
                       count(v.actor) filter (where not v.confirms) as contradicted, max(v.recorded_at) as last_seen
                from procedures_advice a left join procedures_voice v on v.network = a.network and v.advice = a.id
                where a.procedure = :procedure
                group by a.network, a.id order by a.recorded_at desc limit 50""")
                .param("procedure", procedure)
                .query(ProcedurePeerAdvice.class)
                .list();
    }

    boolean letter(UUID id, String procedure, int year, Instant now) {
        return sql.sql("""
                insert into procedures_letter (id, procedure, year, sent_at)
                values (:id, :procedure, :year, :now) on conflict (network, procedure, year) do nothing""")
                        .param("id", id)
                        .param("procedure", procedure)
                        .param("year", year)
                        .param("now", now)
                        .update()
                == 1;
    }

    List<YearlyProcedureLetter> letters() {
        return sql.sql("select * from procedures_letter order by year desc, sent_at desc")
                .query(YearlyProcedureLetter.class)
                .list();
    }

    void answer(UUID letter, String words, Instant now) {
        sql.sql("""
                update procedures_letter set answer = :words, answered_at = :now
                where id = :letter and answered_at is null""")
                .param("letter", letter)
                .param("words", words)
                .param("now", now)
                .update();
    }
}
