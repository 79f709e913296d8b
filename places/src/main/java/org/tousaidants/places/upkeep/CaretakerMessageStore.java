package org.tousaidants.places.upkeep;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.db.Sql;

/// Reads and writes the table `upkeep_message`, and reads the log of the letters to contact persons.
@Repository
class CaretakerMessageStore {
    /// A letter to a contact person; name and address are empty if the person was erased.
    record LoggedLetter(
            UUID id,
            Instant at,
            SentUpkeepLetter.UpkeepLetterKind kind,
            Optional<String> name,
            Optional<String> mail,
            SentUpkeepLetter.LetterDeliveryState fate,
            Optional<String> subject,
            Optional<String> words) {}

    /// A place about which a letter asks. `outcome` is the result of the question since the letter was sent, if
    /// there is one.
    record LoggedQuestion(
            UUID letter,
            PlaceId place,
            Optional<SheetCheckRequest.CheckRequestOutcome> outcome,
            Optional<Instant> doneAt) {}

    private final Sql db;

    CaretakerMessageStore(Sql db) {
        this.db = db;
    }

    /// Adds a message; returns false if it was already added, because the form was submitted twice.
    boolean add(CaretakerMessage message) {
        return db.sql("""
                        insert into upkeep_message (id, recorded_at, actor, subject, words)
                        values (:id, :at, :actor, :subject, :words) on conflict do nothing""").params(message).update() == 1;
    }

    void sent(UUID letter, UUID message, UUID person, Instant at) {
        db.sql("""
                        insert into upkeep_letter (id, kind, person, message, recorded_at, fate_at)
                        values (:id, 'MESSAGE', :person, :message, :at, :at)""")
                .param("id", letter)
                .param("person", person)
                .param("message", message)
                .param("at", at)
                .update();
    }

    int count() {
        return db.sql("select count(*) from upkeep_letter where kind <> 'ANSWER'")
                .query(Integer.class)
                .single();
    }

    /// Returns the letters to contact persons, the most recent first.
    List<LoggedLetter> letters(int offset, int limit) {
        return db.sql("""
                        select l.id, l.recorded_at as at, l.kind, p.name, p.mail, l.fate, m.subject, m.words
                        from upkeep_letter l
                        left join upkeep_person p on p.network = l.network and p.id = l.person
                        left join upkeep_message m on m.network = l.network and m.id = l.message
                        where l.kind <> 'ANSWER'
                        order by l.recorded_at desc, l.id offset :offset limit :limit""")
                .param("offset", offset)
                .param("limit", limit)
                .query(LoggedLetter.class)
                .list();
    }

    List<LoggedQuestion> questions(Collection<UUID> letters) {
        return db.sql("""
                        select k.letter, a.place,
                               case when a.done_at >= l.recorded_at then a.outcome end as outcome,
                               case when a.done_at >= l.recorded_at then a.done_at end as done_at
                        from upkeep_letter_ask k
                        join upkeep_letter l on l.network = k.network and l.id = k.letter
                        join upkeep_ask a on a.network = k.network and a.id = k.ask
                        where k.letter = any(:letters)""")
                .param("letters", letters.toArray(UUID[]::new))
                .query(LoggedQuestion.class)
                .list();
    }
}
