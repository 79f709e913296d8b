package org.tousaidants.community.monthlyletter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;
import org.tousaidants.platform.db.SqlColumnConverter;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Stores subscribers and letters: tables `monthlyletter_subscriber` and `monthlyletter_issue`.
@Repository
class MonthlyLetterStore {
    private static final String ACCOUNT = "account";
    private static final String MONTH = "month";
    private static final String ISSUE =
            "select month, opening, left_out, content, sent_at, sent_to from monthlyletter_issue ";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Sql sql;

    MonthlyLetterStore(Sql sql) {
        this.sql = sql;
    }

    void subscribe(UUID account, Instant now) {
        sql.sql(
                        "insert into monthlyletter_subscriber (account, subscribed_at) values (:account, :now) on conflict do nothing")
                .param(ACCOUNT, account)
                .param("now", now)
                .update();
    }

    boolean unsubscribe(UUID account) {
        return sql.sql("delete from monthlyletter_subscriber where account = :account")
                        .param(ACCOUNT, account)
                        .update()
                == 1;
    }

    boolean subscribed(UUID account) {
        return sql.sql("select count(*) from monthlyletter_subscriber where account = :account")
                        .param(ACCOUNT, account)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    List<UUID> subscribers() {
        return sql.sql("select account from monthlyletter_subscriber order by account")
                .query(UUID.class)
                .list();
    }

    Optional<MonthlyIssue> find(LocalDate month) {
        return sql.sql(ISSUE + "where month = :month")
                .param(MONTH, month)
                .query((row, _) -> issue(row))
                .optional();
    }

    List<MonthlyIssue> sent(int limit) {
        return sql.sql(ISSUE + "where sent_at is not null order by month desc limit :limit")
                .param("limit", limit)
                .query((row, _) -> issue(row))
                .list();
    }

    /// False if the letter of this month was sent.
    boolean draft(MonthlyIssue issue) {
        return sql.sql("""
                insert into monthlyletter_issue (month, opening, left_out) values (:month, :opening, :leftOut)
                on conflict (network, month) do update set opening = excluded.opening, left_out = excluded.left_out
                where monthlyletter_issue.sent_at is null""")
                        .param(MONTH, issue.month())
                        .param("opening", issue.opening())
                        .param("leftOut", issue.leftOut().toArray(UUID[]::new))
                        .update()
                == 1;
    }

    /// Keeps what was sent; false if it was sent before: of two presses one sends.
    boolean send(LocalDate month, List<MonthlyIssue.LetterItem> content, int readers, Instant now) {
        return sql.sql("""
                update monthlyletter_issue set content = :content::jsonb, sent_at = :now, sent_to = :readers
                where month = :month and sent_at is null""")
                        .param("content", JSON.writeValueAsString(content))
                        .param("now", now)
                        .param("readers", readers)
                        .param(MONTH, month)
                        .update()
                == 1;
    }

    private MonthlyIssue issue(ResultSet result) throws SQLException {
        var row = SqlColumnConverter.of(result);
        return new MonthlyIssue(
                row.day(MONTH),
                row.text("opening"),
                row.list("left_out", UUID.class::cast),
                row.maybeText("content")
                        .map(text -> JSON.readValue(text, new TypeReference<List<MonthlyIssue.LetterItem>>() {}))
                        .orElse(List.of()),
                row.maybeInstant("sent_at"),
                row.isNull("sent_to") ? OptionalInt.empty() : OptionalInt.of(row.number("sent_to")));
    }
}
