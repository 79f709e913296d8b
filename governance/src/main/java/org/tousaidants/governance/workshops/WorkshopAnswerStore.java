package org.tousaidants.governance.workshops;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;
import org.tousaidants.platform.identity.SecretToken;

/// « Réponses d’un atelier, en base » — stores the participants of a workshop, identified only by the hash of a
/// secret, and their answers.
@Repository
public class WorkshopAnswerStore {
    /// A participant.
    ///
    /// @param changes number of answers and changed answers that this phone has sent
    record WorkshopParticipant(UUID id, int changes) {}

    private final Sql sql;

    WorkshopAnswerStore(Sql sql) {
        this.sql = sql;
    }

    /// Stores a phone; returns false if it has already joined.
    boolean addPhone(UUID workshop, SecretToken secret, Instant at) {
        return sql.sql("""
                insert into workshops_participant (workshop, id, paper, secret, joined_at)
                values (:workshop, :id, false, :secret, :at) on conflict do nothing""")
                        .param("workshop", workshop)
                        .param("id", UUID.randomUUID())
                        .param("secret", secret.hash())
                        .param("at", at)
                        .update()
                > 0;
    }

    /// Stores a paper slip; returns false if it exists. The form contains its id, so that a repeated request
    /// stores only one slip.
    boolean addSlip(UUID workshop, UUID id, Instant at) {
        return sql.sql("""
                insert into workshops_participant (workshop, id, paper, joined_at)
                values (:workshop, :id, true, :at) on conflict do nothing""")
                        .param("workshop", workshop)
                        .param("id", id)
                        .param("at", at)
                        .update()
                > 0;
    }

    Optional<WorkshopParticipant> phone(UUID workshop, SecretToken secret) {
        return sql.sql("""
                select id, changes from workshops_participant
                where workshop = :workshop and secret = :secret""")
                .param("workshop", workshop)
                .param("secret", secret.hash())
                .query(WorkshopParticipant.class)
                .optional();
    }

    RulesWorkshops.ParticipantCounts crowd(UUID workshop) {
        return sql.sql("""
                select count(*) filter (where not paper) phones, count(*) filter (where paper) slips,
                    coalesce(max(changes) filter (where not paper), 0) busiest
                from workshops_participant where workshop = :workshop""")
                .param("workshop", workshop)
                .query(RulesWorkshops.ParticipantCounts.class)
                .single();
    }

    /// Stores the answers of a participant. A late or repeated request has a lower number than an earlier
    /// request and changes nothing.
    ///
    /// @param round first or second round of questions
    /// @param sending number of the request; 0 for a form without script, which replaces all answers
    /// @return number of changed answers
    int put(UUID workshop, int round, UUID participant, Map<Integer, Integer> answers, long sending, Instant at) {
        return sql.sql("""
                insert into workshops_answer as a (workshop, round, question, participant, answer, sending, recorded_at)
                select :workshop, :round, q, :participant, answer, :sending, :at
                from unnest(:questions::int[], :answers::smallint[]) as given (q, answer)
                on conflict (network, workshop, round, question, participant) do update
                set answer = excluded.answer, sending = greatest(a.sending, excluded.sending),
                    recorded_at = case when a.answer = excluded.answer then a.recorded_at else excluded.recorded_at end
                where excluded.sending > a.sending or excluded.sending = 0 and a.answer <> excluded.answer""")
                .param("workshop", workshop)
                .param("round", round)
                .param("participant", participant)
                .param("questions", answers.keySet().toArray(Integer[]::new))
                .param("answers", answers.values().toArray(Integer[]::new))
                .param("sending", sending)
                .param("at", at)
                .update();
    }

    void count(UUID workshop, UUID participant, int changed) {
        sql.sql("""
                update workshops_participant set changes = changes + :changed
                where workshop = :workshop and id = :participant""")
                .param("workshop", workshop)
                .param("participant", participant)
                .param("changed", changed)
                .update();
    }

    /// Returns the answers of one phone, by number of the question.
    Map<Integer, Integer> of(UUID workshop, int round, UUID participant) {
        return sql.sql("""
                select question, answer from workshops_answer
                where workshop = :workshop and round = :round and participant = :participant""")
                .param("workshop", workshop)
                .param("round", round)
                .param("participant", participant)
                .map(Integer.class, Integer.class);
    }

    /// Returns the highest number of the requests that this participant's phone has sent.
    long lastSending(UUID workshop, UUID participant) {
        return sql.sql("""
                select coalesce(max(sending), 0) from workshops_answer
                where workshop = :workshop and participant = :participant""")
                .param("workshop", workshop)
                .param("participant", participant)
                .query(Long.class)
                .single();
    }

    /// Returns the answers of all participants by number of the question; the answers to one question are in the
    /// order of arrival.
    Map<Integer, List<Integer>> inOrder(UUID workshop, int round) {
        return sql.sql("""
                select question, answer from workshops_answer
                where workshop = :workshop and round = :round order by recorded_at, participant""").param("workshop", workshop).param("round", round).lists(Integer.class, Integer.class);
    }

    /// Anonymises the answers of a workshop. It deletes the links between a phone and its answers, the links
    /// that show which answers came from one phone, and the times.
    void forget(UUID workshop, Instant at) {
        sql.sql("""
                update workshops_answer set participant = gen_random_uuid(), sending = 0, recorded_at = :at
                where workshop = :workshop""").param("workshop", workshop).param("at", at).update();
        sql.sql("""
                update workshops_participant set secret = null, id = gen_random_uuid(), joined_at = :at
                where workshop = :workshop""").param("workshop", workshop).param("at", at).update();
    }
}
