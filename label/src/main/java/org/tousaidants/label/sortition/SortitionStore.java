package org.tousaidants.label.sortition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.codes.PaperCodeHashes;
import org.tousaidants.platform.db.Sql;
import org.tousaidants.platform.db.SqlColumnConverter;

/// Stores the people who agreed, their codes, the meetings and the drawn seats: tables `sortition_…`.
@Repository
class SortitionStore {
    static final String PRINTS = "sortition.code";

    private static final String ID = "id";
    private static final String PERSON = "person";
    private static final String MEETING = "meeting";
    private static final String PEOPLE = "select id, name, mail, postal, lang from sortition_person ";
    private static final String MEETINGS =
            "select id, kind, subject, title, day, hours, place, seats from sortition_meeting ";
    private static final String SEATS = """
            select meeting, number, person, seed, pool, drawn_at, answer, comment, printed_at, compensated_at
            from sortition_seat
            """;

    private final Sql sql;
    private final PaperCodeHashes prints;

    SortitionStore(Sql sql, PaperCodeHashes prints) {
        this.sql = sql;
        this.prints = prints;
    }

    void agree(AgreedPerson person, LocalDate week) {
        sql.sql("""
                insert into sortition_person (id, name, mail, postal, lang, agreed_week)
                values (:id, :name, :mail, :postal, :lang, :week)
                on conflict (network, id) do update
                set name = excluded.name, lang = excluded.lang, agreed_week = excluded.agreed_week""").params(person).param("week", week).update();
    }

    /// The person with this mail address, or with this name at this postal address.
    Optional<AgreedPerson> same(SeatAgreementRequest asked) {
        return sql.sql(PEOPLE + """
                where case when :mail <> '' then mail = :mail
                           else mail = '' and lower(name) = lower(:name) and lower(postal) = lower(:postal) end
                order by id limit 1""")
                .param("mail", asked.mail().map(Object::toString).orElse(""))
                .param("name", asked.name())
                .param("postal", asked.postal())
                .query(AgreedPerson.class)
                .optional();
    }

    /// The people with exactly this name or this mail address, in any case.
    List<AgreedPerson> called(String nameOrMail) {
        return sql.sql(PEOPLE + "where lower(name) = lower(:text) or mail = lower(:text) order by id")
                .param("text", nameOrMail)
                .query(AgreedPerson.class)
                .list();
    }

    Optional<AgreedPerson> person(UUID id) {
        return sql.sql(PEOPLE + "where id = :id")
                .param(ID, id)
                .query(AgreedPerson.class)
                .optional();
    }

    int people() {
        return sql.sql("select count(*) from sortition_person")
                .query(Integer.class)
                .single();
    }

    /// The people who may be drawn: not asked yet for this meeting, and without a seat in another one to come.
    List<UUID> pool(UUID meeting, LocalDate today) {
        return sql.sql("""
                select id from sortition_person p
                where not exists (select 1 from sortition_seat s where s.person = p.id and s.meeting = :meeting)
                  and not exists (select 1 from sortition_seat s join sortition_meeting m on m.id = s.meeting
                                  where s.person = p.id and s.answer in ('NONE', 'ACCEPTED') and m.day >= :today)
                order by id""")
                .param(MEETING, meeting)
                .param("today", today)
                .query(UUID.class)
                .list();
    }

    void addCode(PaperCode code, UUID person) {
        sql.sql("insert into sortition_code (hash, person) values (:hash, :person)")
                .param("hash", prints.of(PRINTS, code))
                .param(PERSON, person)
                .update();
    }

    Optional<UUID> holder(PaperCode code) {
        return sql.sql("select person from sortition_code where hash = any(:hashes::bytea[])")
                .param("hashes", prints.all(PRINTS, code))
                .query(UUID.class)
                .optional();
    }

    /// Deletes a person with their codes and their words. A draw keeps an id that leads nowhere.
    ///
    /// @param today a seat in a meeting since this day is given back
    boolean forget(UUID person, LocalDate today) {
        sql.sql("""
                update sortition_seat s set comment = '', person = null,
                    answer = case when answer in ('NONE', 'ACCEPTED') and exists
                        (select 1 from sortition_meeting m where m.id = s.meeting and m.day >= :today)
                        then 'WITHDRAWN' else answer end
                where person = :person""").param(PERSON, person).param("today", today).update();
        return sql.sql("delete from sortition_person where id = :person")
                        .param(PERSON, person)
                        .update()
                == 1;
    }

    List<UUID> agreedBefore(LocalDate week) {
        return sql.sql("select id from sortition_person where agreed_week < :week order by id")
                .param("week", week)
                .query(UUID.class)
                .list();
    }

    void add(SeatedMeeting meeting, Instant now) {
        sql.sql("""
                insert into sortition_meeting (id, kind, subject, title, day, hours, place, seats, opened_at)
                values (:id, :kind, :subject, :title, :day, :hours, :place, :seats, :now)
                on conflict do nothing""").params(meeting).param("now", now).update();
    }

    Optional<SeatedMeeting> meeting(UUID id) {
        return sql.sql(MEETINGS + "where id = :id")
                .param(ID, id)
                .query(SeatedMeeting.class)
                .optional();
    }

    List<SeatedMeeting> meetings(int limit) {
        return sql.sql(MEETINGS + "order by day desc, id limit :limit")
                .param("limit", limit)
                .query(SeatedMeeting.class)
                .list();
    }

    /// The meetings after a day.
    List<SeatedMeeting> ahead(LocalDate today) {
        return sql.sql(MEETINGS + "where day > :today order by day, id")
                .param("today", today)
                .query(SeatedMeeting.class)
                .list();
    }

    void add(DrawnSeat seat) {
        sql.sql("""
                insert into sortition_seat (meeting, number, person, seed, pool, drawn_at)
                values (:meeting, :n, :person, :seed, :pool, :drawnAt)""").params(seat).update();
    }

    List<DrawnSeat> seats(UUID meeting) {
        return sql.sql(SEATS + "where meeting = :meeting order by number")
                .param(MEETING, meeting)
                .query(SortitionStore::seat)
                .list();
    }

    List<DrawnSeat> seatsOf(UUID person) {
        return sql.sql(SEATS + "where person = :person order by drawn_at desc, meeting")
                .param(PERSON, person)
                .query(SortitionStore::seat)
                .list();
    }

    void answer(DrawnSeat seat, DrawnSeat.Answer answer) {
        sql.sql("update sortition_seat set answer = :answer where meeting = :meeting and number = :n")
                .param("answer", answer)
                .param(MEETING, seat.meeting())
                .param("n", seat.n())
                .update();
    }

    void write(DrawnSeat seat, String words) {
        sql.sql("update sortition_seat set comment = :words where meeting = :meeting and number = :n")
                .param("words", words)
                .param(MEETING, seat.meeting())
                .param("n", seat.n())
                .update();
    }

    void printed(DrawnSeat seat, Instant now) {
        sql.sql("update sortition_seat set printed_at = :now where meeting = :meeting and number = :n")
                .param("now", now)
                .param(MEETING, seat.meeting())
                .param("n", seat.n())
                .update();
    }

    void compensated(DrawnSeat seat, Instant now) {
        sql.sql("update sortition_seat set compensated_at = :now where meeting = :meeting and number = :n")
                .param("now", now)
                .param(MEETING, seat.meeting())
                .param("n", seat.n())
                .update();
    }

    /// The draws of people without a mail address whose letter was not printed yet.
    List<Instant> unprinted(LocalDate today) {
        return sql.sql("""
                select s.drawn_at from sortition_seat s
                join sortition_person p on p.id = s.person
                join sortition_meeting m on m.id = s.meeting
                where s.answer = 'NONE' and s.printed_at is null and p.mail = '' and m.day > :today
                order by s.drawn_at""").param("today", today).query(Instant.class).list();
    }

    /// The words of people who accepted a seat.
    ///
    /// @param subject null for the sessions of the committee since that day
    List<String> words(MeetingKind kind, @Nullable UUID subject, LocalDate since) {
        return sql.sql("""
                select s.comment from sortition_seat s join sortition_meeting m on m.id = s.meeting
                where m.kind = :kind and s.answer = 'ACCEPTED' and s.comment <> ''
                  and case when :subject::uuid is null then m.day >= :since else m.subject = :subject::uuid end
                order by m.day, s.number""")
                .param("kind", kind)
                .param("subject", subject)
                .param("since", since)
                .query(String.class)
                .list();
    }

    int forgetMeetings(LocalDate before) {
        return sql.sql("delete from sortition_meeting where day < :before")
                .param("before", before)
                .update();
    }

    private static DrawnSeat seat(ResultSet result, int number) throws SQLException {
        var row = SqlColumnConverter.of(result);
        return new DrawnSeat(
                row.id(MEETING),
                row.number("number"),
                row.maybeId(PERSON),
                row.text("seed"),
                row.list("pool", UUID.class::cast),
                row.instant("drawn_at"),
                row.constant("answer", DrawnSeat.Answer.class),
                row.text("comment"),
                row.maybeInstant("printed_at"),
                row.maybeInstant("compensated_at"));
    }
}
