package org.tousaidants.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class OutboxStore {
    record Waiting(UUID id, Letter letter, int tries) {}

    private final JdbcClient sql;

    OutboxStore(JdbcClient sql) {
        this.sql = sql;
    }

    void add(String network, UUID id, Letter letter, Instant posted, Instant worthlessAfter) {
        sql.sql("""
                insert into mail_letter (network, id, recipient, subject, body, posted, worthless_after, next_try)
                values (:network, :id, :recipient, :subject, :body, :posted, :worthlessAfter, :posted)""")
                .param("network", network)
                .param("id", id)
                .param("recipient", letter.to().value())
                .param("subject", letter.subject())
                .param("body", letter.body())
                .param("posted", Timestamp.from(posted))
                .param("worthlessAfter", Timestamp.from(worthlessAfter))
                .update();
    }

    /// Locked until the end of the transaction; the other processes pass over it.
    Optional<Waiting> claim(Instant now) {
        return sql.sql("""
                select id, recipient, subject, body, tries from mail_letter
                where sent is null and given_up is null and next_try <= :now and worthless_after > :now
                order by next_try limit 1 for update skip locked""")
                .param("now", Timestamp.from(now))
                .query((row, n) -> new Waiting(row.getObject("id", UUID.class), letter(row), row.getInt("tries")))
                .optional();
    }

    void gone(UUID id, Instant now) {
        sql.sql("update mail_letter set sent = :now, body = '', tries = tries + 1, last_trouble = '' where id = :id")
                .param("now", Timestamp.from(now))
                .param("id", id)
                .update();
    }

    void kept(UUID id, Instant now) {
        sql.sql("update mail_letter set sent = :now, tries = tries + 1 where id = :id")
                .param("now", Timestamp.from(now))
                .param("id", id)
                .update();
    }

    void delayed(UUID id, String trouble, Instant nextTry) {
        sql.sql("""
                update mail_letter set tries = tries + 1, last_trouble = :trouble, next_try = :nextTry
                where id = :id""")
                .param("trouble", trouble)
                .param("nextTry", Timestamp.from(nextTry))
                .param("id", id)
                .update();
    }

    void refused(UUID id, String trouble, Instant now) {
        sql.sql("""
                update mail_letter set tries = tries + 1, last_trouble = :trouble, given_up = :now, body = ''
                where id = :id""")
                .param("trouble", trouble)
                .param("now", Timestamp.from(now))
                .param("id", id)
                .update();
    }

    int giveUpWorthless(Instant now) {
        return sql.sql("""
                update mail_letter set given_up = :now, body = ''
                where sent is null and given_up is null and worthless_after <= :now""").param("now", Timestamp.from(now)).update();
    }

    int forget(Instant before) {
        return sql.sql("delete from mail_letter where posted < :before and (sent is not null or given_up is not null)")
                .param("before", Timestamp.from(before))
                .update();
    }

    List<Outbox.Posted> latest(int limit) {
        return sql.sql("""
                select recipient, subject, body, posted from mail_letter
                where sent is not null and body <> '' order by posted desc limit :limit""")
                .param("limit", limit)
                .query((row, n) -> new Outbox.Posted(
                        letter(row), row.getTimestamp("posted").toInstant()))
                .list();
    }

    private static Letter letter(ResultSet row) throws SQLException {
        return new Letter(new MailAddress(row.getString("recipient")), row.getString("subject"), row.getString("body"));
    }
}
