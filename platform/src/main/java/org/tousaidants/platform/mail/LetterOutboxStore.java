package org.tousaidants.platform.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.EncryptedRow;
import org.tousaidants.platform.db.EncryptedRowSource;
import org.tousaidants.platform.db.Sql;

@Repository
class LetterOutboxStore implements EncryptedRowSource {
    /// A letter reserved for sending, its text still encrypted.
    ///
    /// @param tries number of tries, including the current try
    record WaitingLetter(
            UUID id,
            String recipient,
            String lang,
            String subject,
            String body,
            String html,
            String leave,
            int tries,
            boolean once) {}

    /// The final state of a letter that was not yet announced to the other packages.
    ///
    /// @param trouble error or answer of the mail server; empty on success
    record UnpublishedLetterState(LetterDeliveryStatus.LetterFinalState fate, String trouble) {}

    private final Sql sql;
    private final LetterCipher seal;

    LetterOutboxStore(Sql sql, LetterCipher seal) {
        this.sql = sql;
        this.seal = seal;
    }

    void add(UUID id, Letter letter, Instant posted, Instant worthlessAfter, LetterOutbox.LetterSendingMode manner) {
        sql.sql("""
                insert into mail_letter (id, recipient, lang, subject, body, html, leave, once, awaited, posted_at,
                                         worthless_after_at, next_try_at)
                values (:id, :recipient, :lang, :subject, :body, :html, :leave, :once, :awaited, :posted,
                        :worthlessAfter, :posted)""")
                .param("id", id)
                .param("recipient", letter.to().value())
                .param("lang", letter.lang())
                .param("subject", letter.subject())
                .param("body", seal.close(id, letter.body()))
                .param("html", seal.close(id, letter.html()))
                .param("leave", seal.close(id, letter.leave()))
                .param("once", manner == LetterOutbox.LetterSendingMode.ONCE)
                .param("awaited", manner == LetterOutbox.LetterSendingMode.AWAITED)
                .param("posted", posted)
                .param("worthlessAfter", worthlessAfter)
                .update();
    }

    int posted(MailAddress to, Instant since) {
        return sql.sql("select count(*) from mail_letter where recipient = :to and posted_at >= :since")
                .param("to", to.value())
                .param("since", since)
                .query(Integer.class)
                .single();
    }

    @Override
    public String what() {
        return "lettres";
    }

    @Override
    public List<EncryptedRow> sealedRows() {
        return sql.sql("""
                select id, body, html, leave from mail_letter where body <> '' or html <> '' or leave <> ''""")
                .query((row, n) ->
                        new EncryptedRow(row.getString("id"), seal.under(row.getObject("id", UUID.class), parts(row))))
                .list();
    }

    @Override
    public boolean sealAgain(EncryptedRow sealed) {
        var id = UUID.fromString(sealed.id());
        return sql.sql("select body, html, leave from mail_letter where id = :id for update skip locked")
                        .param("id", id)
                        .query((row, n) -> parts(row))
                        .optional()
                        .map(parts -> again(id, parts))
                        .orElse(0)
                > 0;
    }

    private static List<String> parts(ResultSet row) throws SQLException {
        return List.of(row.getString("body"), row.getString("html"), row.getString("leave"));
    }

    private int again(UUID id, List<String> parts) {
        return sql.sql("update mail_letter set body = :body, html = :html, leave = :leave where id = :id")
                .param("id", id)
                .param("body", seal.again(id, parts.get(0)))
                .param("html", seal.again(id, parts.get(1)))
                .param("leave", seal.again(id, parts.get(2)))
                .update();
    }

    /// Reserves and returns a letter for sending; other processes skip it. A letter reserved before `deadBefore`
    /// was reserved by a process that has ended.
    Optional<WaitingLetter> claim(LetterDeliveryQueue lane, Instant now, Instant deadBefore) {
        return sql.sql("""
                update mail_letter set sending_at = :now, tries = tries + 1
                where id = (select id from mail_letter
                            where awaited = :awaited
                              and sent_at is null and given_up_at is null and unknown_at is null
                              and next_try_at <= :now and worthless_after_at > :now
                              and (sending_at is null or not once and sending_at < :deadBefore)
                            order by worthless_after_at, next_try_at limit 1 for update skip locked)
                returning network, id, recipient, lang, subject, body, html, leave, tries, once""")
                .param("awaited", lane == LetterDeliveryQueue.AWAITED)
                .param("now", now)
                .param("deadBefore", deadBefore)
                .query(WaitingLetter.class)
                .optional();
    }

    int strand(Instant now, Instant deadBefore) {
        return sql.sql("""
                update mail_letter set unknown_at = :now, untold = 'UNKNOWN', body = '', html = '',
                                       last_trouble = 'interrupted while it was handed over'
                where once and sending_at < :deadBefore and sent_at is null and given_up_at is null and unknown_at is null""").param("now", now).param("deadBefore", deadBefore).update();
    }

    /// Deletes the letters to an address; returns the number of deleted letters.
    int forget(MailAddress recipient) {
        return sql.sql("delete from mail_letter where recipient = :recipient")
                .param("recipient", recipient.value())
                .update();
    }

    void gone(UUID id, Instant now) {
        sql.sql("""
                update mail_letter
                set sent_at = :now, untold = 'GONE', body = '', html = '', sending_at = null, unknown_at = null,
                    last_trouble = ''
                where id = :id""").param("now", now).param("id", id).update();
    }

    void kept(UUID id, Instant now) {
        sql.sql("update mail_letter set sent_at = :now, untold = 'GONE', sending_at = null where id = :id")
                .param("now", now)
                .param("id", id)
                .update();
    }

    void unknown(UUID id, String trouble, Instant now) {
        sql.sql("""
                update mail_letter
                set unknown_at = :now, untold = 'UNKNOWN', last_trouble = :trouble, body = '', html = ''
                where id = :id""").param("trouble", trouble).param("now", now).param("id", id).update();
    }

    /// Records that no mail server answered, which does not count as a try.
    void away(UUID id, String trouble, Instant nextTry) {
        sql.sql("""
                update mail_letter
                set sending_at = null, tries = tries - 1, last_trouble = :trouble, next_try_at = :nextTry
                where id = :id""")
                .param("trouble", trouble)
                .param("nextTry", nextTry)
                .param("id", id)
                .update();
    }

    void delayed(UUID id, String trouble, Instant nextTry) {
        sql.sql("""
                update mail_letter set sending_at = null, last_trouble = :trouble, next_try_at = :nextTry
                where id = :id""")
                .param("trouble", trouble)
                .param("nextTry", nextTry)
                .param("id", id)
                .update();
    }

    void refused(UUID id, String trouble, Instant now) {
        sql.sql("""
                update mail_letter
                set sending_at = null, unknown_at = null, last_trouble = :trouble, given_up_at = :now, untold = 'REFUSED',
                    body = '', html = ''
                where id = :id""").param("trouble", trouble).param("now", now).param("id", id).update();
    }

    /// Ends letters that have expired, and returns their number.
    ///
    /// @param deadBefore a process that reserved a letter before this moment has ended
    int giveUpWorthless(Instant now, Instant deadBefore) {
        return sql.sql("""
                update mail_letter set given_up_at = :now, untold = 'GIVEN_UP', body = '', html = '', sending_at = null
                where sent_at is null and given_up_at is null and unknown_at is null
                  and (sending_at is null or not once and sending_at < :deadBefore)
                  and worthless_after_at <= :now""").param("now", now).param("deadBefore", deadBefore).update();
    }

    List<UUID> untold() {
        return sql.sql("select id from mail_letter where untold is not null order by posted_at")
                .query(UUID.class)
                .list();
    }

    /// Returns the final state of a letter that was not yet announced, and locks it until the end of the
    /// transaction; empty if it was announced in the meantime.
    Optional<UnpublishedLetterState> untold(UUID id) {
        return sql.sql("""
                        select untold as fate, last_trouble as trouble from mail_letter
                        where id = :id and untold is not null for update""").param("id", id).query(UnpublishedLetterState.class).optional();
    }

    void told(UUID id) {
        sql.sql("update mail_letter set untold = null where id = :id")
                .param("id", id)
                .update();
    }

    int forget(Instant before) {
        return sql.sql("""
                delete from mail_letter
                where posted_at < :before and (sent_at is not null or given_up_at is not null or unknown_at is not null)""").param("before", before).update();
    }

    Optional<LetterOutbox.LetterProgress> progress(UUID letter, MailAddress to) {
        return sql.sql("""
                select posted_at, sent_at, given_up_at, last_trouble from mail_letter
                where id = :id and recipient = :to""")
                .param("id", letter)
                .param("to", to.value())
                .query(LetterOutbox.LetterProgress.class)
                .optional();
    }

    List<LetterOutbox.PostedLetter> latest(int limit) {
        return sql.sql("""
                select id, recipient, lang, subject, body, html, leave, posted_at from mail_letter
                where sent_at is not null and body <> '' order by posted_at desc limit :limit""")
                .param("limit", limit)
                .query((row, n) -> new LetterOutbox.PostedLetter(
                        letter(row), row.getTimestamp("posted_at").toInstant()))
                .list();
    }

    /// Decrypts a letter; throws if no known secret decrypts it.
    Letter opened(WaitingLetter waiting) {
        return new Letter(
                new MailAddress(waiting.recipient()),
                waiting.lang(),
                waiting.subject(),
                seal.open(waiting.id(), waiting.body()),
                seal.open(waiting.id(), waiting.html()),
                seal.open(waiting.id(), waiting.leave()));
    }

    private Letter letter(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new Letter(
                new MailAddress(row.getString("recipient")),
                row.getString("lang"),
                row.getString("subject"),
                seal.open(id, row.getString("body")),
                seal.open(id, row.getString("html")),
                seal.open(id, row.getString("leave")));
    }

    /// Returns the number of waiting letters and the age of the oldest in seconds.
    LetterOutbox.WaitingLetters waiting() {
        return sql.sql("""
                select count(*) as letters, coalesce(extract(epoch from now() - min(posted_at)), 0)::float8 as seconds
                from mail_letter where sent_at is null and given_up_at is null and worthless_after_at > now()""").query(LetterOutbox.WaitingLetters.class).single();
    }
}
