package org.tousaidants.commons.events;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Rows;

/// Rows of `events_event`, `events_talk` and `events_question`.
@Repository
class EventStore {
    private static final String EVENT = "select id, title, words, place, slot, call_until, added from events_event ";
    private static final String TALK =
            "select id, event, at, title, words, speaker, contact, state, track, room, starts, minutes,"
                    + " shared from events_talk ";

    private final JdbcClient db;

    EventStore(JdbcClient db) {
        this.db = db;
    }

    void add(String network, Gathering event) {
        db.sql("""
                        insert into events_event (network, id, title, words, place, slot, call_until, added)
                        values (:network, :id, :title, :words, :place, :slot, :until, :added) on conflict do nothing""")
                .param("network", network)
                .param("id", event.id())
                .param("title", event.title())
                .param("words", event.words())
                .param("place", event.place())
                .param("slot", event.slot())
                .param("until", Rows.at(event.callUntil()))
                .param("added", Rows.at(event.added()))
                .update();
    }

    List<Gathering> list(String network) {
        return db.sql(EVENT + "where network = :network order by added desc limit 100")
                .param("network", network)
                .query(EventStore::event)
                .list();
    }

    Optional<Gathering> find(String network, UUID id) {
        return db.sql(EVENT + "where network = :network and id = :id")
                .param("network", network)
                .param("id", id)
                .query(EventStore::event)
                .optional();
    }

    void propose(String network, Gathering.Talk talk) {
        db.sql("""
                        insert into events_talk (network, id, event, at, title, words, speaker, contact, state, room, minutes)
                        values (:network, :id, :event, :at, :title, :words, :speaker, :contact, 'proposed', '', '')
                        on conflict do nothing""")
                .param("network", network)
                .param("id", talk.id())
                .param("event", talk.event())
                .param("at", Rows.at(talk.at()))
                .param("title", talk.title())
                .param("words", talk.words())
                .param("speaker", talk.speaker().name())
                .param("contact", talk.speaker().contact())
                .update();
    }

    List<Gathering.Talk> talks(String network, UUID event) {
        return db.sql(TALK + "where network = :network and event = :event order by starts, room, at limit 500")
                .param("network", network)
                .param("event", event)
                .query(EventStore::talk)
                .list();
    }

    Optional<Gathering.Talk> talk(String network, UUID id) {
        return db.sql(TALK + "where network = :network and id = :id")
                .param("network", network)
                .param("id", id)
                .query(EventStore::talk)
                .optional();
    }

    boolean place(String network, UUID event, UUID talk, Gathering.State state, Gathering.Spot spot) {
        return db.sql("""
                        update events_talk set state = :state, track = :track, room = :room,
                            starts = :starts::timestamptz
                        where network = :network and id = :id and event = :event""")
                        .param("network", network)
                        .param("id", talk)
                        .param("event", event)
                        .param("state", state.name().toLowerCase(Locale.ROOT))
                        .param("track", spot.track())
                        .param("room", spot.room())
                        .param("starts", Rows.at(spot.starts()))
                        .update()
                == 1;
    }

    boolean note(String network, UUID event, UUID talk, String minutes) {
        return db.sql("""
                        update events_talk set minutes = :minutes
                        where network = :network and id = :id and event = :event and state = 'taken'""")
                        .param("network", network)
                        .param("id", talk)
                        .param("event", event)
                        .param("minutes", minutes)
                        .update()
                == 1;
    }

    void share(String network, UUID talk) {
        db.sql("update events_talk set shared = true where network = :network and id = :id")
                .param("network", network)
                .param("id", talk)
                .update();
    }

    void ask(String network, Gathering.Question question, int most) {
        db.sql("""
                        insert into events_question (network, id, talk, at, words)
                        select :network, :id, :talk, :at, :words
                        where (select count(*) from events_question where network = :network and talk = :talk) < :most
                        on conflict do nothing""")
                .param("network", network)
                .param("id", question.id())
                .param("talk", question.talk())
                .param("at", Rows.at(question.at()))
                .param("words", question.words())
                .param("most", most)
                .update();
    }

    void vote(String network, UUID talk, UUID question) {
        db.sql("""
                        update events_question set votes = votes + 1
                        where network = :network and talk = :talk and id = :id""")
                .param("network", network)
                .param("talk", talk)
                .param("id", question)
                .update();
    }

    List<Gathering.Question> questions(String network, UUID talk) {
        return db.sql("""
                        select id, talk, at, words, votes from events_question
                        where network = :network and talk = :talk order by votes desc, at limit 100""")
                .param("network", network)
                .param("talk", talk)
                .query((set, n) -> {
                    var row = Rows.of(set);
                    return new Gathering.Question(
                            row.id("id"), row.id("talk"), row.instant("at"), row.text("words"), row.number("votes"));
                })
                .list();
    }

    private static Gathering event(ResultSet set, int n) throws SQLException {
        var row = Rows.of(set);
        return new Gathering(
                row.id("id"),
                row.text("title"),
                row.text("words"),
                row.text("place"),
                row.id("slot"),
                row.instant("call_until"),
                row.instant("added"));
    }

    private static Gathering.Talk talk(ResultSet set, int n) throws SQLException {
        var row = Rows.of(set);
        return new Gathering.Talk(
                row.id("id"),
                row.id("event"),
                row.instant("at"),
                row.text("title"),
                row.text("words"),
                new Gathering.Speaker(row.text("speaker"), row.text("contact")),
                row.constant("state", Gathering.State.class),
                new Gathering.Spot(row.text("track"), row.text("room"), row.maybeInstant("starts")),
                row.text("minutes"),
                row.flag("shared"));
    }
}
