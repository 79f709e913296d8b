package org.tousaidants.commons.census;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Rows;
import org.tousaidants.platform.db.Sql;

/// Rows of `census_campaign`, `census_asked` and `census_answer`.
@Repository
class CensusStore {
    private final Sql db;

    CensusStore(Sql db) {
        this.db = db;
    }

    /// False when the form was sent before.
    boolean add(String network, Census census, String file) {
        return db.sql(network, """
                        insert into census_campaign (network, id, title, year, form, ends, added)
                        values (:network, :id, :title, :year, :form, :ends, :added) on conflict do nothing""").params(census).param("form", file).update() == 1;
    }

    List<Census> list(String network) {
        return db.sql(network, "select * from census_campaign where network = :network order by year desc, added desc")
                .query((row, n) -> census(Rows.of(row)))
                .list();
    }

    Optional<Census> find(String network, UUID id) {
        return db.sql(network, "select * from census_campaign where network = :network and id = :id")
                .param("id", id)
                .query((row, n) -> census(Rows.of(row)))
                .optional();
    }

    private static Census census(Rows row) throws SQLException {
        return new Census(
                row.id("id"),
                row.text("title"),
                row.number("year"),
                CensusQuestion.read(row.text("form")) instanceof CensusQuestion.Read.Good(var questions)
                        ? questions
                        : List.of(),
                row.instant("ends"),
                row.instant("added"));
    }

    void ask(String network, Census.Asked asked) {
        db.sql(network, """
                        insert into census_asked (network, id, campaign, name, mail, sent_at)
                        values (:network, :id, :census, :name, :mail, :sentAt)""").params(asked).update();
    }

    List<Census.Asked> asked(String network, UUID census) {
        return db.sql(
                        network,
                        "select *, campaign as census from census_asked where network = :network and campaign = :census order by name, id")
                .param("census", census)
                .query(Census.Asked.class)
                .list();
    }

    Optional<Census.Asked> one(String network, UUID id) {
        return db.sql(
                        network,
                        "select *, campaign as census from census_asked where network = :network and id = :id for update")
                .param("id", id)
                .query(Census.Asked.class)
                .optional();
    }

    void sentAgain(String network, UUID asked, Instant at) {
        db.sql(network, "update census_asked set sent_at = :at where network = :network and id = :id")
                .param("id", asked)
                .param("at", at)
                .update();
    }

    /// What is said now replaces what was said before; what is left empty is no answer.
    void answer(String network, UUID asked, Map<String, String> values, Instant at) {
        db.sql(network, "delete from census_answer where network = :network and asked = :asked")
                .param("asked", asked)
                .update();
        db.sql(network, """
                        insert into census_answer (network, asked, question, value)
                        select :network, :asked, question, value
                        from unnest(:questions::text[], :values::text[]) a (question, value)""")
                .param("asked", asked)
                .param("questions", values.keySet().toArray(String[]::new))
                .param("values", values.values().toArray(String[]::new))
                .update();
        db.sql(network, "update census_asked set answered_at = :at where network = :network and id = :asked")
                .param("asked", asked)
                .param("at", at)
                .update();
    }

    List<Census.Answer> answers(String network, UUID census) {
        return db.sql(network, """
                        select a.asked, a.question, a.value from census_answer a
                        join census_asked s on s.network = a.network and s.id = a.asked
                        where a.network = :network and s.campaign = :census order by s.name, s.id, a.question""")
                .param("census", census)
                .query(Census.Answer.class)
                .list();
    }
}
