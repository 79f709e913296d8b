package org.tousaidants.community.census;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;
import org.tousaidants.platform.db.SqlColumnConverter;

/// Stores censuses: tables `census_campaign`, `census_asked` and `census_answer`.
@Repository
class CensusStore {
    private final Sql db;

    CensusStore(Sql db) {
        this.db = db;
    }

    /// Stores a census; returns false if the form was already submitted.
    boolean add(Census census, String file) {
        return db.sql("""
                        insert into census_campaign (id, title, year, form, ends_at, added_at)
                        values (:id, :title, :year, :form, :ends, :added) on conflict do nothing""").params(census).param("form", file).update() == 1;
    }

    List<Census> list() {
        return db.sql("select * from census_campaign order by year desc, added_at desc")
                .query((row, n) -> census(SqlColumnConverter.of(row)))
                .list();
    }

    Optional<Census> find(UUID id) {
        return db.sql("select * from census_campaign where id = :id")
                .param("id", id)
                .query((row, n) -> census(SqlColumnConverter.of(row)))
                .optional();
    }

    private static Census census(SqlColumnConverter row) throws SQLException {
        return new Census(
                row.id("id"),
                row.text("title"),
                row.number("year"),
                CensusQuestion.read(row.text("form"))
                                instanceof
                                CensusQuestion.CensusQuestionsParseResult.ParsedCensusQuestions(var questions)
                        ? questions
                        : List.of(),
                row.instant("ends"),
                row.instant("added"));
    }

    void ask(Census.InvitedStructure asked) {
        db.sql("""
                        insert into census_asked (id, campaign, name, mail, sent_at)
                        values (:id, :census, :name, :mail, :sentAt)""").params(asked).update();
    }

    List<Census.InvitedStructure> asked(UUID census) {
        return db.sql("select *, campaign as census from census_asked where campaign = :census order by name, id")
                .param("census", census)
                .query(Census.InvitedStructure.class)
                .list();
    }

    Optional<Census.InvitedStructure> one(UUID id) {
        return db.sql("select *, campaign as census from census_asked where id = :id for update")
                .param("id", id)
                .query(Census.InvitedStructure.class)
                .optional();
    }

    void sentAgain(UUID asked, Instant at) {
        db.sql("update census_asked set sent_at = :at where id = :id")
                .param("id", asked)
                .param("at", at)
                .update();
    }

    /// Stores the answers of an organisation and deletes its earlier ones. A question whose field is empty has
    /// no answer afterwards.
    ///
    /// @param asked id of the organisation in this census
    /// @param values answers by question
    void answer(UUID asked, Map<String, String> values, Instant at) {
        db.sql("delete from census_answer where asked = :asked")
                .param("asked", asked)
                .update();
        db.sql("""
                        insert into census_answer (asked, question, value)
                        select :asked, question, value
                        from unnest(:questions::text[], :values::text[]) a (question, value)""")
                .param("asked", asked)
                .param("questions", values.keySet().toArray(String[]::new))
                .param("values", values.values().toArray(String[]::new))
                .update();
        db.sql("update census_asked set answered_at = :at where id = :asked")
                .param("asked", asked)
                .param("at", at)
                .update();
    }

    List<Census.CensusAnswer> answers(UUID census) {
        return db.sql("""
                        select a.asked, a.question, a.value from census_answer a
                        join census_asked s on s.network = a.network and s.id = a.asked
                        where s.campaign = :census order by s.name, s.id, a.question""")
                .param("census", census)
                .query(Census.CensusAnswer.class)
                .list();
    }
}
