package org.tousaidants.governance.workshops;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.governance.workshops.WorkshopQuestion.WorkshopQuestionKind;
import org.tousaidants.platform.db.Sql;
import org.tousaidants.platform.tenancy.CurrentTenantScope;

/// « Ateliers, en base » — stores workshops, their questions, decisions and steps.
@Repository
public class RulesWorkshopStore {
    private final Sql sql;

    RulesWorkshopStore(Sql sql) {
        this.sql = sql;
    }

    /// Stores a workshop; returns false if it already exists, or if another workshop has the same code.
    boolean add(RulesWorkshop workshop, UUID by) {
        return sql.sql("""
                insert into workshops_workshop (id, code, title, opened_at, opened_by, ends_at, stage, shown, seats,
                    fewest, most_spread, share_percent, version, scale)
                values (:id, :code, :title, :at, :by, :ends, :stage, :shown, :seats,
                    :fewest, :mostSpread, :sharePercent, :version, :scale::jsonb) on conflict do nothing""")
                        .params(workshop)
                        .param("at", workshop.span().opened())
                        .param("by", by)
                        .param("ends", workshop.span().ends())
                        .update()
                > 0;
    }

    void addQuestions(UUID workshop, List<WorkshopQuestion> questions) {
        sql.sql("""
                insert into workshops_question (workshop, number, profile, profile_name, kind, subject, chapter, comment,
                    example, today)
                select :workshop, number as n, profile, profile_name, kind, subject, chapter, comment as words, example, today
                from unnest(:ns::int[], :profiles::text[], :names::text[], :kinds::text[], :subjects::text[],
                    :chapters::text[], :words::text[], :examples::text[], :todays::smallint[])
                    as q (number, profile, profile_name, kind, subject, chapter, comment, example, today)""")
                .param("workshop", workshop)
                .param("ns", questions.stream().map(WorkshopQuestion::n).toArray(Integer[]::new))
                .param(
                        "profiles",
                        questions.stream().map(WorkshopQuestion::profile).toArray(String[]::new))
                .param(
                        "names",
                        questions.stream().map(WorkshopQuestion::profileName).toArray(String[]::new))
                .param(
                        "kinds",
                        questions.stream()
                                .map(question -> question.kind().name())
                                .toArray(String[]::new))
                .param(
                        "subjects",
                        questions.stream().map(WorkshopQuestion::subject).toArray(String[]::new))
                .param(
                        "chapters",
                        questions.stream()
                                .map(question -> question.wording().chapter())
                                .toArray(String[]::new))
                .param(
                        "words",
                        questions.stream()
                                .map(question -> question.wording().words())
                                .toArray(String[]::new))
                .param(
                        "examples",
                        questions.stream()
                                .map(question -> question.wording().example())
                                .toArray(String[]::new))
                .param("todays", questions.stream().map(WorkshopQuestion::today).toArray(Integer[]::new))
                .update();
    }

    public Optional<RulesWorkshop> byId(UUID id) {
        return sql.sql("select *, opened_at as opened, ends_at as ends from workshops_workshop where id = :id")
                .param("id", id)
                .query(RulesWorkshop.class)
                .optional();
    }

    Optional<RulesWorkshop> byCode(WorkshopCode code) {
        return sql.sql("select *, opened_at as opened, ends_at as ends from workshops_workshop where code = :code")
                .param("code", code.value())
                .query(RulesWorkshop.class)
                .optional();
    }

    /// Returns a workshop and locks it for an answer until the end of the transaction. Several answers can hold
    /// this lock at once, but [#still] waits for it. An advisory lock is used, because a row lock would write
    /// the row of the workshop at each answer.
    Optional<RulesWorkshop> held(WorkshopCode code) {
        sql.sql("select pg_advisory_xact_lock_shared(hashtextextended(:workshop, 1014))")
                .param("workshop", CurrentTenantScope.here() + " " + code)
                .query((row, n) -> true)
                .single();
        return byCode(code);
    }

    /// Waits until all answers that are being stored are stored, and prevents new answers until the end of the
    /// transaction.
    void still(WorkshopCode code) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended(:workshop, 1014))")
                .param("workshop", CurrentTenantScope.here() + " " + code)
                .query((row, n) -> true)
                .single();
    }

    /// Returns the kind of each question that the current round contains, by number of the question.
    Map<Integer, WorkshopQuestionKind> asked(RulesWorkshop workshop) {
        return sql.sql("""
                select number as n, kind from workshops_question
                where workshop = :workshop and (again or :first)""")
                .param("workshop", workshop.id())
                .param("first", workshop.stage() == RulesWorkshop.WorkshopStage.FIRST)
                .map(Integer.class, WorkshopQuestionKind.class);
    }

    /// Returns a workshop and locks it until the end of the transaction. No participant can join meanwhile.
    Optional<RulesWorkshop> locked(UUID id) {
        return sql.sql(
                        "select *, opened_at as opened, ends_at as ends from workshops_workshop where id = :id for update")
                .param("id", id)
                .query(RulesWorkshop.class)
                .optional();
    }

    record WorkshopKey(UUID id) {}

    /// Returns the workshops of all networks that have passed their end and whose answers are not anonymised
    /// yet.
    List<WorkshopKey> overdue(Instant now) {
        return sql.sql("""
                select w.id from workshops_workshop w
                where w.stage <> 'CLOSED' and w.ends_at <= :now
                  and exists (select from workshops_participant p
                      where p.network = w.network and p.workshop = w.id and p.joined_at < w.ends_at)""").param("now", now).query(WorkshopKey.class).list();
    }

    /// Returns the workshops, newest first.
    List<RulesWorkshop> list(int most) {
        return sql.sql("""
                select *, opened_at as opened, ends_at as ends from workshops_workshop order by opened_at desc, id limit :most""").param("most", most).query(RulesWorkshop.class).list();
    }

    void set(UUID id, RulesWorkshop.WorkshopStage stage, boolean shown, int seats) {
        sql.sql("""
                update workshops_workshop set stage = :stage, shown = :shown, seats = :seats
                where id = :id""")
                .param("id", id)
                .param("stage", stage.name())
                .param("shown", shown)
                .param("seats", seats)
                .update();
    }

    public List<WorkshopQuestion> questions(UUID workshop) {
        return sql.sql(
                        "select *, number as n, comment as words, again as asked from workshops_question where workshop = :workshop order by number")
                .param("workshop", workshop)
                .query(WorkshopQuestion.class)
                .list();
    }

    void askAgain(UUID workshop, Map<Integer, WorkshopAgreementRule.AgreementResult.AnswersDisagree> apart) {
        sql.sql("""
                update workshops_question q set again = true, low = apart.low, high = apart.high
                from unnest(:ns::int[], :lows::smallint[], :highs::smallint[]) as apart (number, low, high)
                where q.workshop = :workshop and q.number = apart.number""")
                .param("workshop", workshop)
                .param("ns", apart.keySet().toArray(Integer[]::new))
                .param(
                        "lows",
                        apart.values().stream()
                                .map(WorkshopAgreementRule.AgreementResult.AnswersDisagree::low)
                                .toArray(Integer[]::new))
                .param(
                        "highs",
                        apart.values().stream()
                                .map(WorkshopAgreementRule.AgreementResult.AnswersDisagree::high)
                                .toArray(Integer[]::new))
                .update();
    }

    void decide(UUID workshop, int question, WorkshopQuestionOutcome.WorkshopDecision decision, UUID by, Instant at) {
        sql.sql("""
                insert into workshops_decision (workshop, question, answer, note, actor, recorded_at)
                values (:workshop, :question, :answer, :note, :by, :at)""")
                .param("workshop", workshop)
                .param("question", question)
                .param("answer", decision.answer())
                .param("note", decision.note())
                .param("by", by)
                .param("at", at)
                .update();
    }

    /// Returns the latest decision on each question.
    Map<Integer, WorkshopQuestionOutcome.WorkshopDecision> decisions(UUID workshop) {
        return sql.sql("""
                select distinct on (question) question, answer, note from workshops_decision
                where workshop = :workshop order by question, number desc""")
                .param("workshop", workshop)
                .map(Integer.class, WorkshopQuestionOutcome.WorkshopDecision.class);
    }

    void append(UUID workshop, RulesWorkshops.WorkshopAct act, String detail, UUID by, Instant at) {
        sql.sql("""
                insert into workshops_step (workshop, act, detail, actor, recorded_at)
                values (:workshop, :act, :detail, :by, :at)""")
                .param("workshop", workshop)
                .param("act", act.name())
                .param("detail", detail)
                .param("by", by)
                .param("at", at)
                .update();
    }

    /// Returns the steps of a workshop, oldest first.
    List<RulesWorkshops.WorkshopActRecord> steps(UUID workshop) {
        return sql.sql("""
                select act, detail, recorded_at from workshops_step where workshop = :workshop order by number""")
                .param("workshop", workshop)
                .query(RulesWorkshops.WorkshopActRecord.class)
                .list();
    }
}
