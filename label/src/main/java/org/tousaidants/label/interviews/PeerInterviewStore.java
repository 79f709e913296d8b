package org.tousaidants.label.interviews;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;
import org.tousaidants.label.interviews.PeerInterview.DrawnPeer;
import org.tousaidants.label.interviews.PeerInterview.InterviewConclusion;
import org.tousaidants.label.interviews.PeerInterview.InterviewMeeting;
import org.tousaidants.label.interviews.PeerInterview.InterviewOutcome;
import org.tousaidants.label.interviews.PeerInterview.InvitedPeerAnswer;
import org.tousaidants.platform.db.Sql;
import org.tousaidants.platform.notices.SentNoticeStore;

/// « Entretiens, en base » — stores interviews: meetings, draws, answers, conclusions. Rows are only appended.
@Repository
public class PeerInterviewStore {
    private final Sql sql;
    private final SentNoticeStore notices;

    PeerInterviewStore(Sql sql, SentNoticeStore notices) {
        this.sql = sql;
        this.notices = notices;
    }

    void add(UUID id, UUID helper, Instant at) {
        sql.sql("""
                insert into interviews_interview (id, helper, opened_at)
                values (:id, :helper, :at)""").param("id", id).param("helper", helper).param("at", at).update();
    }

    void addMeeting(UUID interview, InterviewMeeting meeting) {
        sql.sql("""
                insert into interviews_meeting (interview, number, recorded_at, peers, settling, dates, place)
                values (:interview, :n, :at, :peers, :settling, :dates::timestamptz[], :place)""").params(meeting).param("interview", interview).update();
    }

    void addSeat(UUID interview, DrawnPeer seat, PeerDrawByLotRules.PeerDrawResult drawn) {
        sql.sql("""
                insert into interviews_seat (interview, number, meeting, peer, recorded_at, seed, among, pool, excluded)
                values (:interview, :n, :meeting, :peer, :drawnAt, :seed, :among, :pool, :excluded::jsonb)""").params(drawn).params(seat).param("interview", interview).update();
    }

    private record StoredPeerDraw(int n, PeerDrawByLotRules.PeerDrawResult drawn) {}

    /// Returns the draw of each peer, by the number of their seat.
    Map<Integer, PeerDrawByLotRules.PeerDrawResult> draws(UUID interview) {
        return sql.sql("""
                select number as n, peer, seed, among, pool, excluded from interviews_seat
                where interview = :interview""").param("interview", interview).query(StoredPeerDraw.class).stream()
                .collect(Collectors.toMap(StoredPeerDraw::n, StoredPeerDraw::drawn));
    }

    /// Returns the moment of the first draw of a peer who lacked only the interview; empty if there was none.
    /// Draws are never deleted, so this moment does not change.
    Optional<Instant> foundedAt() {
        return sql.sql("select recorded_at from interviews_seat where among = 'READY' order by recorded_at limit 1")
                .query(Instant.class)
                .optional();
    }

    /// Returns whether any peer was ever drawn in the network.
    boolean hasDrawn() {
        return sql.sql("select exists (select from interviews_seat)")
                .query(Boolean.class)
                .single();
    }

    /// Returns whether a peer who lacked only the interview wrote one of the last conclusions about the helper.
    boolean concludedByFounders(UUID helper) {
        return sql.sql("""
                select exists (select from interviews_conclusion c
                    join interviews_seat s on s.network = c.network and s.interview = c.interview
                        and s.meeting = c.meeting and s.peer = c.peer
                    where s.among = 'READY' and c.interview = (
                        select i.id from interviews_interview i
                        join interviews_outcome o on o.network = i.network and o.interview = i.id
                        where i.helper = :helper order by o.on_day desc, o.recorded_at desc limit 1))""").param("helper", helper).query(Boolean.class).single();
    }

    /// Returns the open interviews of all networks in which a peer who lacked only the interview when drawn has
    /// not concluded yet.
    List<InterviewKey> founding() {
        return sql.sql("""
                select distinct s.interview as id from interviews_seat s
                where s.among = 'READY'
                  and not exists (select from interviews_answer a
                      where a.network = s.network and a.interview = s.interview and a.seat = s.number
                        and a.answer <> 'ACCEPTED')
                  and not exists (select from interviews_conclusion c
                      where c.network = s.network and c.interview = s.interview and c.peer = s.peer)
                  and not exists (select from interviews_outcome o
                      where o.network = s.network and o.interview = s.interview)
                  and not exists (select from interviews_cancelled c
                      where c.network = s.network and c.interview = s.interview)""").query(InterviewKey.class).list();
    }

    /// Stores the answer of a peer.
    ///
    /// @param seat number of the draw
    /// @param conflict index of the conflict of interest in the protocol; -1 for none
    /// @param by account of the author of the answer
    void answer(
            UUID interview,
            int seat,
            InvitedPeerAnswer answer,
            List<Instant> dates,
            int conflict,
            UUID by,
            Instant at) {
        sql.sql("""
                insert into interviews_answer (interview, seat, recorded_at, answer, dates, conflict, actor)
                values (:interview, :seat, :at, :answer, :dates::timestamptz[], :conflict, :by)""")
                .param("interview", interview)
                .param("seat", seat)
                .param("at", at)
                .param("answer", answer.name())
                .param("dates", timestamps(dates))
                .param("conflict", conflict)
                .param("by", by)
                .update();
    }

    void conclude(UUID interview, InterviewConclusion conclusion) {
        sql.sql("""
                insert into interviews_conclusion (interview, peer, meeting, recorded_at, favourable, criteria, comment)
                values (:interview, :peer, :meeting, :at, :favourable, :criteria::jsonb, :words)""").params(conclusion).param("interview", interview).update();
    }

    void settle(UUID interview, InterviewOutcome outcome) {
        sql.sql("""
                insert into interviews_outcome (interview, favourable, on_day, recorded_at)
                values (:interview, :favourable, :on, :at)""").params(outcome).param("interview", interview).update();
    }

    void cancel(UUID interview, UUID by, Instant at) {
        sql.sql("""
                insert into interviews_cancelled (interview, recorded_at, actor)
                values (:interview, :at, :by) on conflict do nothing""")
                .param("interview", interview)
                .param("at", at)
                .param("by", by)
                .update();
    }

    /// Locks an interview until the end of the transaction; returns false if it does not exist.
    boolean lock(UUID interview) {
        return sql.sql("select id from interviews_interview where id = :id for update")
                .param("id", interview)
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    /// Locks a helper until the end of the transaction, so that two simultaneous requests open only one
    /// interview.
    void lockHelper(UUID helper) {
        sql.hold("interview", helper);
    }

    Optional<UUID> last(UUID helper) {
        return sql.sql("""
                select id from interviews_interview where helper = :helper
                order by opened_at desc, id limit 1""").param("helper", helper).query(UUID.class).optional();
    }

    /// Returns the ids of the interviews for which the peer was drawn, newest first.
    List<UUID> ofPeer(UUID peer, int limit) {
        return sql.sql("""
                select interview from interviews_seat where peer = :peer
                group by interview order by max(recorded_at) desc limit :limit""")
                .param("peer", peer)
                .param("limit", limit)
                .query(UUID.class)
                .list();
    }

    /// Returns the ids of all interviews, newest first.
    List<UUID> all(int limit) {
        return sql.sql("""
                select id from interviews_interview order by opened_at desc, id limit :limit""").param("limit", limit).query(UUID.class).list();
    }

    record InterviewKey(UUID id) {}

    /// Returns the open interviews of all networks for which at least one proposed date is in the future.
    List<InterviewKey> ahead(Instant now) {
        return sql.sql("""
                select m.interview as id from interviews_meeting m
                where exists (select from unnest(m.dates) d where d > :now)
                  and m.number = (select max(number) from interviews_meeting l
                      where l.network = m.network and l.interview = m.interview)
                  and not exists (select from interviews_outcome o
                      where o.network = m.network and o.interview = m.interview)
                  and not exists (select from interviews_cancelled c
                      where c.network = m.network and c.interview = m.interview)""").param("now", now).query(InterviewKey.class).list();
    }

    /// Returns the interviews of all networks in which a peer was drawn before `before` and has not answered.
    List<InterviewKey> unanswered(Instant before) {
        return sql.sql("""
                select distinct s.interview as id from interviews_seat s
                where s.recorded_at < :before
                  and not exists (select from interviews_answer a
                      where a.network = s.network and a.interview = s.interview and a.seat = s.number)
                  and not exists (select from interviews_outcome o
                      where o.network = s.network and o.interview = s.interview)
                  and not exists (select from interviews_cancelled c
                      where c.network = s.network and c.interview = s.interview)""").param("before", before).query(InterviewKey.class).list();
    }

    /// Returns the open interviews of all networks in which a peer met the person before `before` and has not
    /// concluded.
    List<InterviewKey> met(Instant before) {
        return sql.sql("""
                select distinct s.interview as id from interviews_seat s
                join interviews_meeting m on m.network = s.network and m.interview = s.interview and m.number = s.meeting
                where exists (select from unnest(m.dates) d where d < :before)
                  and exists (select from interviews_answer a
                      where a.network = s.network and a.interview = s.interview and a.seat = s.number
                        and a.answer = 'ACCEPTED')
                  and not exists (select from interviews_answer a
                      where a.network = s.network and a.interview = s.interview and a.seat = s.number
                        and a.answer <> 'ACCEPTED')
                  and not exists (select from interviews_conclusion c
                      where c.network = s.network and c.interview = s.interview and c.peer = s.peer)
                  and not exists (select from interviews_outcome o
                      where o.network = s.network and o.interview = s.interview)
                  and not exists (select from interviews_cancelled c
                      where c.network = s.network and c.interview = s.interview)
                order by id""").param("before", before).query(InterviewKey.class).list();
    }

    /// Records a reminder; returns false if the peer was already reminded.
    boolean remind(UUID interview, int seat, Instant at) {
        return notices.first(interview, "reminded " + seat, at);
    }

    /// Returns the ids of the people who have a conflict of interest with the helper, declared by either of
    /// them.
    Set<UUID> conflicts(UUID helper) {
        return new HashSet<>(
                sql.sql("""
                select case when i.helper = :helper then s.peer else i.helper end
                from interviews_answer a
                join interviews_seat s on s.network = a.network and s.interview = a.interview and s.number = a.seat
                join interviews_interview i on i.network = a.network and i.id = a.interview
                where a.answer = 'CONFLICT' and (i.helper = :helper or s.peer = :helper)""").param("helper", helper).query(UUID.class).list());
    }

    /// Returns the number of conflicts of interest that a person declared in an interview.
    ///
    /// @param by the person
    int declared(UUID interview, UUID by) {
        return sql.sql("""
                select count(*) from interviews_answer
                where interview = :interview and answer = 'CONFLICT' and actor = :by""")
                .param("interview", interview)
                .param("by", by)
                .query(Integer.class)
                .single();
    }

    private record StartedInterview(
            UUID helper, Instant openedAt, Optional<InterviewOutcome> outcome, Optional<Instant> cancelled) {}

    Optional<PeerInterview> find(UUID id) {
        return sql.sql("""
                select i.helper, i.opened_at, o.favourable, o.on_day as on, o.recorded_at, c.recorded_at as cancelled
                from interviews_interview i
                left join interviews_outcome o on o.network = i.network and o.interview = i.id
                left join interviews_cancelled c on c.network = i.network and c.interview = i.id
                where i.id = :id""")
                .param("id", id)
                .query(StartedInterview.class)
                .optional()
                .map(begun -> new PeerInterview(
                        id,
                        begun.helper(),
                        begun.openedAt(),
                        meetings(id),
                        seats(id),
                        conclusions(id),
                        begun.outcome(),
                        begun.cancelled()));
    }

    private List<InterviewMeeting> meetings(UUID interview) {
        return sql.sql("""
                select number as n, recorded_at, peers, settling, dates, place from interviews_meeting
                where interview = :interview order by number""")
                .param("interview", interview)
                .query(InterviewMeeting.class)
                .list();
    }

    private List<DrawnPeer> seats(UUID interview) {
        return sql.sql("""
                select s.number as n, s.meeting, s.peer, s.recorded_at as drawn_at, coalesce(a.answer, 'NONE') as answer,
                       coalesce(a.dates, '{}') as dates
                from interviews_seat s
                left join lateral (select answer, dates from interviews_answer a
                    where a.network = s.network and a.interview = s.interview and a.seat = s.number
                    order by a.i desc limit 1) a on true
                where s.interview = :interview order by s.number""").param("interview", interview).query(DrawnPeer.class).list();
    }

    private List<InterviewConclusion> conclusions(UUID interview) {
        return sql.sql("""
                select peer, meeting, recorded_at, favourable, criteria, comment as words from interviews_conclusion
                where interview = :interview order by recorded_at""")
                .param("interview", interview)
                .query(InterviewConclusion.class)
                .list();
    }

    private record InterviewOfHelper(UUID helper, InterviewOutcome outcome) {}

    /// Returns the last outcome of each helper.
    Map<UUID, InterviewOutcome> outcomes(Collection<UUID> helpers) {
        return sql.sql("""
                select distinct on (i.helper) i.helper, o.favourable, o.on_day as on, o.recorded_at
                from interviews_interview i
                join interviews_outcome o on o.network = i.network and o.interview = i.id
                where i.helper = any(:helpers)
                order by i.helper, o.on_day desc, o.recorded_at desc""").param("helpers", helpers.toArray(UUID[]::new)).query(InterviewOfHelper.class).stream()
                .collect(Collectors.toMap(InterviewOfHelper::helper, InterviewOfHelper::outcome));
    }

    /// Returns timestamps as text with the time zone, because the database driver omits the zone in arrays.
    private static String[] timestamps(List<Instant> dates) {
        return dates.stream().map(Instant::toString).toArray(String[]::new);
    }
}
