package org.tousaidants.reach.schedule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Rows;
import org.tousaidants.platform.db.Sql;

/// Rows of `schedule_round` and `schedule_passage`.
@Repository
class PassageStore {
    private static final String PASSAGES = """
            select p.*, r.name round_name, r.phone round_phone
            from schedule_passage p join schedule_round r on r.network = p.network and r.id = p.round
            """;

    private final Sql db;

    PassageStore(Sql db) {
        this.db = db;
    }

    void add(Round round, Instant now) {
        db.sql("insert into schedule_round (id, name, phone, created_at) values (:id, :name, :phone, :now)")
                .params(round)
                .param("now", now)
                .update();
    }

    List<Round> rounds() {
        return db.sql("select id, name, phone from schedule_round order by name, id")
                .query(Round.class)
                .list();
    }

    /// How many are new: one, or none when it stands already.
    int add(Passage passage, Instant now) {
        var added = db.sql("""
                        insert into schedule_passage (id, round, commune, spot, day, starts, ends, changed_at)
                        values (:id, :round, :commune, :spot, :day, :starts, :ends, :now)
                        on conflict (network, round, commune, spot, day, starts) do nothing""")
                .params(passage)
                .param("round", passage.round().id())
                .param("now", now)
                .update();
        if (added > 0) touch(passage);
        return added;
    }

    /// Where the same bus is at that hour, and the same stop whatever became of it; not this passage itself.
    List<Passage> meeting(Passage passage) {
        return db.sql(PASSAGES + """
                        where p.round = :round and p.day = :day and p.id <> :id
                          and (p.state <> 'CANCELLED' and p.starts < :ends and p.ends > :starts
                            or p.commune = :commune and p.spot = :spot and p.starts = :starts)
                        order by p.starts, p.id""")
                .params(passage)
                .param("round", passage.round().id())
                .query(PassageStore::passage)
                .list();
    }

    List<Passage> from(LocalDate day, int limit) {
        return db.sql(PASSAGES + """
                        where p.day >= :day
                        order by p.day, p.starts, p.commune, p.id limit :limit""")
                .param("day", day)
                .param("limit", limit)
                .query(PassageStore::passage)
                .list();
    }

    /// Until the end of the transaction.
    void oneAtATime() {
        db.hold("passages");
    }

    long state() {
        return db.sql("select count(*) + coalesce(sum(changes), 0) state from schedule_round")
                .query(Long.class)
                .single();
    }

    List<Passage> ofCommune(List<String> codes, LocalDate day) {
        return db.sql(PASSAGES + """
                        where p.commune in (:codes) and p.day >= :day
                        order by p.day, p.starts, p.id limit 60""")
                .param("codes", codes)
                .param("day", day)
                .query(PassageStore::passage)
                .list();
    }

    List<Passage> ofRound(UUID round, LocalDate day) {
        return db.sql(PASSAGES + """
                        where p.round = :round and p.day >= :day
                        order by p.day, p.starts, p.id limit 120""")
                .param("round", round)
                .param("day", day)
                .query(PassageStore::passage)
                .list();
    }

    Optional<Passage> find(UUID id) {
        return db.sql(PASSAGES + "where p.id = :id")
                .param("id", id)
                .query(PassageStore::passage)
                .optional();
    }

    void change(Passage to, Instant now) {
        db.sql("""
                        update schedule_passage
                        set state = :state, reason = :reason, late = :late, spot = :spot, day = :day, starts = :starts,
                            ends = :ends, changes = changes + 1, changed_at = :now
                        where id = :id""").params(to).param("now", now).update();
        touch(to);
    }

    void remove(Passage passage) {
        db.sql("delete from schedule_passage where id = :id")
                .param("id", passage.id())
                .update();
        touch(passage);
    }

    private void touch(Passage passage) {
        db.sql("update schedule_round set changes = changes + 1 where id = :id")
                .param("id", passage.round().id())
                .update();
    }

    /// Communes by how many of their passages were cancelled since a day, the most first.
    List<MissedVisits> missed(LocalDate since) {
        return db.sql("""
                        select commune, count(*) filter (where state = 'CANCELLED') cancelled, count(*) passages
                        from schedule_passage where day >= :since
                        group by commune having count(*) filter (where state = 'CANCELLED') > 0
                        order by 2 desc, 1 limit 50""").param("since", since).query(MissedVisits.class).list();
    }

    private static Passage passage(ResultSet set, int n) throws SQLException {
        var row = Rows.of(set);
        return new Passage(
                row.id("id"),
                new Round(row.id("round"), row.text("round_name"), row.text("round_phone")),
                row.text("commune"),
                row.text("spot"),
                new Passage.Hours(row.day("day"), row.time("starts"), row.time("ends")),
                row.constant("state", Passage.State.class),
                row.maybeConstant("reason", Passage.Reason.class),
                row.number("late"),
                row.number("changes"));
    }
}
