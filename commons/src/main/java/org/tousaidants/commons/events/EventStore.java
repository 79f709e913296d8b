package org.tousaidants.commons.events;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.platform.db.Sql;

/// Rows of `events_event`, `events_talk` and `events_question`.
@Repository
class EventStore {
    private static final String EVENT = "select id, title, words, place, slot, call_until, added from events_event ";
    private static final String TALK =
            "select id, event, at, title, words, speaker as name, contact, state, track, room, starts, minutes,"
                    + " shared from events_talk ";

    private final Sql db;

    EventStore(Sql db) {
        this.db = db;
    }

    void add(String network, Event event) {
        db.sql(network, """
                        insert into events_event (network, id, title, words, place, slot, call_until, added)
                        values (:network, :id, :title, :words, :place, :slot, :callUntil, :added) on conflict do nothing""").params(event).update();
    }

    List<Event> list(String network) {
        return db.sql(network, EVENT + "where network = :network order by added desc limit 100")
                .query(Event.class)
                .list();
    }

    Optional<Event> find(String network, UUID id) {
        return db.sql(network, EVENT + "where network = :network and id = :id")
                .param("id", id)
                .query(Event.class)
                .optional();
    }

    void propose(String network, Event.Talk talk) {
        db.sql(network, """
                        insert into events_talk (network, id, event, at, title, words, speaker, contact, state, room, minutes)
                        values (:network, :id, :event, :at, :title, :words, :name, :contact, 'proposed', '', '')
                        on conflict do nothing""").params(talk).update();
    }

    List<Event.Talk> talks(String network, UUID event) {
        return db.sql(network, TALK + "where network = :network and event = :event order by starts, room, at limit 500")
                .param("event", event)
                .query(Event.Talk.class)
                .list();
    }

    boolean place(String network, UUID event, UUID talk, Event.State state, Event.Spot spot) {
        return db.sql(network, """
                        update events_talk set state = :state, track = :track, room = :room,
                            starts = :starts::timestamptz
                        where network = :network and id = :id and event = :event""")
                        .params(spot)
                        .param("id", talk)
                        .param("event", event)
                        .param("state", ConstantName.low(state))
                        .update()
                == 1;
    }

    boolean note(String network, UUID event, UUID talk, String minutes) {
        return db.sql(network, """
                        update events_talk set minutes = :minutes
                        where network = :network and id = :id and event = :event and state = 'taken'""")
                        .param("id", talk)
                        .param("event", event)
                        .param("minutes", minutes)
                        .update()
                == 1;
    }

    void share(String network, UUID talk) {
        db.sql(network, "update events_talk set shared = true where network = :network and id = :id")
                .param("id", talk)
                .update();
    }

    void ask(String network, Event.Question question, int most) {
        db.sql(network, """
                        insert into events_question (network, id, talk, at, words)
                        select :network, :id, :talk, :at, :words
                        where (select count(*) from events_question where network = :network and talk = :talk) < :most
                        on conflict do nothing""").params(question).param("most", most).update();
    }

    void vote(String network, UUID talk, UUID question) {
        db.sql(network, """
                        update events_question set votes = votes + 1
                        where network = :network and talk = :talk and id = :id""").param("talk", talk).param("id", question).update();
    }

    List<Event.Question> questions(String network, UUID talk) {
        return db.sql(network, """
                        select id, talk, at, words, votes from events_question
                        where network = :network and talk = :talk order by votes desc, at limit 100""")
                .param("talk", talk)
                .query(Event.Question.class)
                .list();
    }
}
