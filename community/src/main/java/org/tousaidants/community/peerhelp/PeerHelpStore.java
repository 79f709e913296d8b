package org.tousaidants.community.peerhelp;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;

/// Stores questions, answers and offered hours: tables `practice_question`, `practice_answer`, `practice_mentor`.
@Repository
class PeerHelpStore {
    private static final String QUESTION = """
            select id, account, title, comment as words, asked_at,
                (select count(*) from practice_answer where question = q.id) as answers,
                exists (select 1 from practice_answer where question = q.id and kept_at is not null) as kept
            from practice_question q
            """;
    private static final String ID = "id";
    private static final String QUESTION_ID = "question";
    private static final String ACCOUNT = "account";

    private final Sql db;

    PeerHelpStore(Sql db) {
        this.db = db;
    }

    void ask(UUID id, UUID account, String title, String words, Instant now) {
        db.sql("""
                        insert into practice_question (id, account, title, comment, asked_at)
                        values (:id, :account, :title, :words, :now) on conflict do nothing""")
                .param(ID, id)
                .param(ACCOUNT, account)
                .param("title", title)
                .param("words", words)
                .param("now", now)
                .update();
    }

    List<PeerQuestion> latest(int limit) {
        return db.sql(QUESTION + "order by asked_at desc, id limit :limit")
                .param("limit", limit)
                .query(PeerQuestion.class)
                .list();
    }

    /// Returns the moments at which other helpers asked questions that have no answer, since `since`; the oldest
    /// moment is first.
    ///
    /// @param reader account of the helper who reads
    List<Instant> waiting(UUID reader, Instant since) {
        return db.sql("""
                        select asked_at from practice_question q where account <> :account and asked_at >= :since
                        and not exists (select 1 from practice_answer where question = q.id) order by asked_at""")
                .param(ACCOUNT, reader)
                .param("since", since)
                .query(Instant.class)
                .list();
    }

    List<PeerHelp.KeptAnswer> kept(Instant since, int limit) {
        return db.sql("""
                        select a.id as answer, q.title from practice_answer a join practice_question q on q.id = a.question
                        where a.kept_at >= :since order by a.kept_at desc, a.id limit :limit""")
                .param("since", since)
                .param("limit", limit)
                .query(PeerHelp.KeptAnswer.class)
                .list();
    }

    List<PeerHelp.UnansweredQuestion> unanswered(Instant since, int limit) {
        return db.sql("""
                        select id, title from practice_question q where asked_at >= :since
                        and not exists (select 1 from practice_answer where question = q.id)
                        order by asked_at, id limit :limit""")
                .param("since", since)
                .param("limit", limit)
                .query(PeerHelp.UnansweredQuestion.class)
                .list();
    }

    Optional<PeerQuestion> find(UUID id) {
        return db.sql(QUESTION + "where id = :id")
                .param(ID, id)
                .query(PeerQuestion.class)
                .optional();
    }

    boolean remove(UUID id) {
        return db.sql("delete from practice_question where id = :id")
                        .param(ID, id)
                        .update()
                == 1;
    }

    void answer(UUID question, PeerQuestion.PeerAnswer answer) {
        db.sql("""
                        insert into practice_answer (id, question, account, comment, recorded_at)
                        values (:id, :question, :account, :words, :at) on conflict do nothing""").params(answer).param(QUESTION_ID, question).update();
    }

    List<PeerQuestion.PeerAnswer> answers(UUID question) {
        return db.sql("""
                        select id, account, comment as words, recorded_at, kept_at from practice_answer
                        where question = :question order by kept_at is null, recorded_at, id""")
                .param(QUESTION_ID, question)
                .query(PeerQuestion.PeerAnswer.class)
                .list();
    }

    void keep(UUID answer, Instant now) {
        db.sql("update practice_answer set kept_at = :now where id = :id and kept_at is null")
                .param(ID, answer)
                .param("now", now)
                .update();
    }

    void offer(UUID account, String subject, Instant now) {
        db.sql("""
                        insert into practice_mentor (account, subject, offered_at) values (:account, :subject, :now)
                        on conflict (network, account) do update set subject = excluded.subject""")
                .param(ACCOUNT, account)
                .param("subject", subject)
                .param("now", now)
                .update();
    }

    void takeBack(UUID account) {
        db.sql("delete from practice_mentor where account = :account")
                .param(ACCOUNT, account)
                .update();
    }

    List<PeerQuestion.MentoringOffer> offers() {
        return db.sql("select account, subject from practice_mentor order by offered_at desc, account limit 200")
                .query(PeerQuestion.MentoringOffer.class)
                .list();
    }
}
