package org.tousaidants.outreach.mobilevisits;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;
import org.tousaidants.platform.db.SqlColumnConverter;

/// Stores rows of the tables `passages_tour` and `passages_passage`.
@Repository
class HelpBusStopStore {
    private static final String PASSAGES = """
            select p.*, r.name round_name, r.phone round_phone
            from passages_passage p join passages_tour r on r.network = p.network and r.id = p.round
            """;

    private final Sql db;

    HelpBusStopStore(Sql db) {
        this.db = db;
    }

    void add(HelpBusTour round, Instant now) {
        db.sql("insert into passages_tour (id, name, phone, created_at) values (:id, :name, :phone, :now)")
                .params(round)
                .param("now", now)
                .update();
    }

    List<HelpBusTour> rounds() {
        return db.sql("select id, name, phone from passages_tour order by name, id")
                .query(HelpBusTour.class)
                .list();
    }

    /// Stores a passage. Returns the number of new rows: 1, or 0 if the passage already exists.
    ///
    /// @param batch id of the passages created together
    int add(HelpBusStop passage, UUID batch, Instant now) {
        var added = db.sql("""
                        insert into passages_passage (id, round, commune, spot, day, starts, ends, batch, changed_at)
                        values (:id, :round, :commune, :spot, :day, :starts, :ends, :batch, :now)
                        on conflict (network, round, commune, spot, day, starts) do nothing""")
                .params(passage)
                .param("round", passage.round().id())
                .param("batch", batch)
                .param("now", now)
                .update();
        if (added > 0) touch(passage);
        return added;
    }

    /// Returns other passages that prevent this one: those of the same bus at an overlapping time, and those at
    /// the same day, hour and spot in any state.
    List<HelpBusStop> meeting(HelpBusStop passage) {
        return db.sql(PASSAGES + """
                        where p.round = :round and p.day = :day and p.id <> :id
                          and (p.state <> 'CANCELLED' and p.starts < :ends and p.ends > :starts
                            or p.commune = :commune and p.spot = :spot and p.starts = :starts)
                        order by p.starts, p.id""")
                .params(passage)
                .param("round", passage.round().id())
                .query(HelpBusStopStore::passage)
                .list();
    }

    List<HelpBusStop> from(LocalDate day, int limit) {
        return db.sql(PASSAGES + """
                        where p.day >= :day
                        order by p.day, p.starts, p.commune, p.id limit :limit""")
                .param("day", day)
                .param("limit", limit)
                .query(HelpBusStopStore::passage)
                .list();
    }

    /// Takes an advisory lock until the end of the transaction, so that changes run one after another.
    void oneAtATime() {
        db.hold("passages");
    }

    long state() {
        return db.sql("select count(*) + coalesce(sum(changes), 0) state from passages_tour")
                .query(Long.class)
                .single();
    }

    List<HelpBusStop> ofCommune(List<String> codes, LocalDate day) {
        return db.sql(PASSAGES + """
                        where p.commune in (:codes) and p.day >= :day
                        order by p.day, p.starts, p.id limit 60""")
                .param("codes", codes)
                .param("day", day)
                .query(HelpBusStopStore::passage)
                .list();
    }

    List<HelpBusStop> ofRound(UUID round, LocalDate day) {
        return db.sql(PASSAGES + """
                        where p.round = :round and p.day >= :day
                        order by p.day, p.starts, p.id limit 120""")
                .param("round", round)
                .param("day", day)
                .query(HelpBusStopStore::passage)
                .list();
    }

    /// Returns the passages that were created together and that nobody has changed since. Empty if they were
    /// created before `since`.
    ///
    /// @param batch id of the passages created together
    List<HelpBusStop> ofBatch(UUID batch, Instant since) {
        return db.sql(PASSAGES + """
                        where p.batch = :batch and p.changes = 0 and p.changed_at >= :since
                        order by p.day, p.starts, p.id""")
                .param("batch", batch)
                .param("since", since)
                .query(HelpBusStopStore::passage)
                .list();
    }

    /// Returns the groups of passages that were created together since `since`, newest group first.
    List<HelpBusStopBatch> batches(Instant since) {
        return db.sql("""
                        select p.batch id, string_agg(distinct r.name, ', ') name, min(p.day) from_day,
                               max(p.day) to_day, count(*)::int passages
                        from passages_passage p join passages_tour r on r.network = p.network and r.id = p.round
                        where p.batch is not null and p.changes = 0 and p.changed_at >= :since
                        group by p.batch order by max(p.changed_at) desc, p.batch""").param("since", since).query(HelpBusStopBatch.class).list();
    }

    Optional<HelpBusStop> find(UUID id) {
        return db.sql(PASSAGES + "where p.id = :id")
                .param("id", id)
                .query(HelpBusStopStore::passage)
                .optional();
    }

    void change(HelpBusStop to, Instant now) {
        db.sql("""
                        update passages_passage
                        set state = :state, reason = :reason, late = :late, spot = :spot, day = :day, starts = :starts,
                            ends = :ends, changes = changes + 1, changed_at = :now
                        where id = :id""").params(to).param("now", now).update();
        touch(to);
    }

    void remove(HelpBusStop passage) {
        db.sql("delete from passages_passage where id = :id")
                .param("id", passage.id())
                .update();
        touch(passage);
    }

    private void touch(HelpBusStop passage) {
        db.sql("update passages_tour set changes = changes + 1 where id = :id")
                .param("id", passage.round().id())
                .update();
    }

    /// Returns the communes with passages cancelled since a day, with the number of cancelled passages; the
    /// commune with the highest number is first.
    List<CancelledHelpBusStops> missed(LocalDate since) {
        return db.sql("""
                        select commune, count(*) filter (where state = 'CANCELLED') cancelled, count(*) passages
                        from passages_passage where day >= :since
                        group by commune having count(*) filter (where state = 'CANCELLED') > 0
                        order by 2 desc, 1 limit 50""")
                .param("since", since)
                .query(CancelledHelpBusStops.class)
                .list();
    }

    private static HelpBusStop passage(ResultSet set, int n) throws SQLException {
        var row = SqlColumnConverter.of(set);
        return new HelpBusStop(
                row.id("id"),
                new HelpBusTour(row.id("round"), row.text("round_name"), row.text("round_phone")),
                row.text("commune"),
                row.text("spot"),
                new HelpBusStop.StopHours(row.day("day"), row.time("starts"), row.time("ends")),
                row.constant("state", HelpBusStop.StopState.class),
                row.maybeConstant("reason", HelpBusStop.StopChangeReason.class),
                row.number("late"),
                row.number("changes"));
    }
}
