package org.tousaidants.community.events;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.platform.db.Sql;

/// Stores events, talks and questions: tables `events_event`, `events_talk` and `events_question`.
@Repository
class CommunityEventStore {
    private static final String EVENT =
            "select id, title, comment as words, place, slot, call_until_at, added_at, remote, kind, theme, facilitator,"
                    + " came from events_event ";
    private static final String TALK =
            "select id, event, recorded_at, title, comment as words, speaker as name, contact, state, track, room, starts_at, minutes,"
                    + " shared from events_talk ";

    private final Sql db;

    CommunityEventStore(Sql db) {
        this.db = db;
    }

    void add(CommunityEvent event) {
        db.sql("""
                        insert into events_event (id, title, comment, place, slot, call_until_at, added_at,
                            remote, kind, theme, facilitator, came)
                        values (:id, :title, :words, :place, :slot, :callUntil, :added, :remote, :kind, :theme,
                            :facilitator, :came::integer) on conflict do nothing""")
                .params(event)
                .param("kind", EnumConstantName.low(event.kind()))
                .update();
    }

    void change(CommunityEvent event) {
        db.sql("""
                        update events_event set title = :title, comment = :words, place = :place, call_until_at = :callUntil,
                            remote = :remote, kind = :kind
                        where id = :id""")
                .params(event)
                .param("kind", EnumConstantName.low(event.kind()))
                .update();
    }

    /// Writes how many people came; false if the event is no session of analysis of practice.
    boolean came(UUID event, int people) {
        return db.sql("update events_event set came = :people where id = :id and kind = 'analysis'")
                        .param("id", event)
                        .param("people", people)
                        .update()
                == 1;
    }

    List<CommunityEvent> list() {
        return db.sql(EVENT + " order by added_at desc limit 100")
                .query(CommunityEvent.class)
                .list();
    }

    Optional<CommunityEvent> find(UUID id) {
        return db.sql(EVENT + "where id = :id")
                .param("id", id)
                .query(CommunityEvent.class)
                .optional();
    }

    void propose(CommunityEvent.EventTalk talk) {
        db.sql("""
                        insert into events_talk (id, event, recorded_at, title, comment, speaker, contact, state, room, minutes)
                        values (:id, :event, :at, :title, :words, :name, :contact, 'proposed', '', '')
                        on conflict do nothing""").params(talk).update();
    }

    List<CommunityEvent.EventTalk> talks(UUID event) {
        return db.sql(TALK + "where event = :event order by starts_at, room, recorded_at limit 500")
                .param("event", event)
                .query(CommunityEvent.EventTalk.class)
                .list();
    }

    boolean place(UUID event, UUID talk, CommunityEvent.TalkState state, CommunityEvent.ProgrammeSlot spot) {
        return db.sql("""
                        update events_talk set state = :state, track = :track, room = :room,
                            starts_at = :starts::timestamptz
                        where id = :id and event = :event""")
                        .params(spot)
                        .param("id", talk)
                        .param("event", event)
                        .param("state", EnumConstantName.low(state))
                        .update()
                == 1;
    }

    boolean note(UUID event, UUID talk, String minutes) {
        return db.sql("""
                        update events_talk set minutes = :minutes
                        where id = :id and event = :event and state = 'taken'""")
                        .param("id", talk)
                        .param("event", event)
                        .param("minutes", minutes)
                        .update()
                == 1;
    }

    void share(UUID talk) {
        db.sql("update events_talk set shared = true where id = :id")
                .param("id", talk)
                .update();
    }

    void ask(CommunityEvent.TalkAudienceQuestion question, int most) {
        db.sql("""
                        insert into events_question (id, talk, recorded_at, comment)
                        select :id, :talk, :at, :words
                        where (select count(*) from events_question where talk = :talk) < :most
                        on conflict do nothing""").params(question).param("most", most).update();
    }

    void vote(UUID talk, UUID question) {
        db.sql("""
                        update events_question set votes = votes + 1
                        where talk = :talk and id = :id""").param("talk", talk).param("id", question).update();
    }

    List<CommunityEvent.TalkAudienceQuestion> questions(UUID talk) {
        return db.sql("""
                        select id, talk, recorded_at, comment as words, votes from events_question
                        where talk = :talk order by votes desc, recorded_at limit 100""")
                .param("talk", talk)
                .query(CommunityEvent.TalkAudienceQuestion.class)
                .list();
    }
}
