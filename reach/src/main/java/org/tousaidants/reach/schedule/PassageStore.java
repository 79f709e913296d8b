package org.tousaidants.reach.schedule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Rows;

/// Rows of `schedule_round` and `schedule_passage`.
@Repository
class PassageStore {
    private static final String PASSAGES = """
            select p.*, r.name round_name, r.phone round_phone
            from schedule_passage p join schedule_round r on r.network = p.network and r.id = p.round
            """;

    private final JdbcClient db;

    PassageStore(JdbcClient db) {
        this.db = db;
    }

    void add(String network, Round round, Instant now) {
        db.sql(
                        "insert into schedule_round (network, id, name, phone, created) values (:network, :id, :name, :phone, :now)")
                .param("network", network)
                .param("id", round.id())
                .param("name", round.name())
                .param("phone", round.phone())
                .param("now", Rows.at(now))
                .update();
    }

    List<Round> rounds(String network) {
        return db.sql("select id, name, phone from schedule_round where network = :network order by name, id")
                .param("network", network)
                .query((set, _) -> {
                    var row = Rows.of(set);
                    return new Round(row.id("id"), row.text("name"), row.text("phone"));
                })
                .list();
    }

    int add(String network, Passage passage, Instant now) {
        return db.sql("""
                        insert into schedule_passage (network, id, round, commune, spot, day, starts, ends, changed)
                        values (:network, :id, :round, :commune, :spot, :day, :starts, :ends, :now)
                        on conflict (network, round, commune, spot, day, starts) do nothing""")
                .param("network", network)
                .param("id", passage.id())
                .param("round", passage.round().id())
                .param("commune", passage.commune())
                .param("spot", passage.spot())
                .param("day", passage.day())
                .param("starts", passage.starts())
                .param("ends", passage.ends())
                .param("now", Rows.at(now))
                .update();
    }

    List<Passage> from(String network, LocalDate day, int limit) {
        return db.sql(PASSAGES + """
                        where p.network = :network and p.day >= :day
                        order by p.day, p.starts, p.commune, p.id limit :limit""")
                .param("network", network)
                .param("day", day)
                .param("limit", limit)
                .query(PassageStore::passage)
                .list();
    }

    /// Until the end of the transaction.
    void oneAtATime(String network) {
        db.sql("select pg_advisory_xact_lock(hashtext('passages'), hashtext(:network))")
                .param("network", network)
                .query(row -> {});
    }

    long state(String network) {
        return db.sql(
                        "select count(*) + coalesce(sum(changes), 0) state from schedule_passage where network = :network")
                .param("network", network)
                .query((set, _) -> set.getLong("state"))
                .single();
    }

    List<Passage> ofCommune(String network, List<String> codes, LocalDate day) {
        return db.sql(PASSAGES + """
                        where p.network = :network and p.commune in (:codes) and p.day >= :day
                        order by p.day, p.starts, p.id limit 60""")
                .param("network", network)
                .param("codes", codes)
                .param("day", day)
                .query(PassageStore::passage)
                .list();
    }

    List<Passage> ofRound(String network, UUID round, LocalDate day) {
        return db.sql(PASSAGES + """
                        where p.network = :network and p.round = :round and p.day >= :day
                        order by p.day, p.starts, p.id limit 120""")
                .param("network", network)
                .param("round", round)
                .param("day", day)
                .query(PassageStore::passage)
                .list();
    }

    Optional<Passage> find(String network, UUID id) {
        return db.sql(PASSAGES + "where p.network = :network and p.id = :id")
                .param("network", network)
                .param("id", id)
                .query(PassageStore::passage)
                .optional();
    }

    void change(String network, UUID id, Passage.State state, Passage.Reason reason, int late, Instant now) {
        db.sql("""
                        update schedule_passage
                        set state = :state, reason = :reason, late = :late, changes = changes + 1, changed = :now
                        where network = :network and id = :id""")
                .param("network", network)
                .param("id", id)
                .param("state", state.name())
                .param("reason", reason.name())
                .param("late", late)
                .param("now", Rows.at(now))
                .update();
    }

    /// Communes by how many of their passages were cancelled since a day, the most first.
    List<MissedVisits> missed(String network, LocalDate since) {
        return db.sql("""
                        select commune, count(*) filter (where state = 'CANCELLED') cancelled, count(*) passages
                        from schedule_passage where network = :network and day >= :since
                        group by commune having count(*) filter (where state = 'CANCELLED') > 0
                        order by 2 desc, 1 limit 50""")
                .param("network", network)
                .param("since", since)
                .query((set, _) -> {
                    var row = Rows.of(set);
                    return new MissedVisits(row.text("commune"), row.number("cancelled"), row.number("passages"));
                })
                .list();
    }

    private static Passage passage(ResultSet set, int n) throws SQLException {
        var row = Rows.of(set);
        return new Passage(
                row.id("id"),
                new Round(row.id("round"), row.text("round_name"), row.text("round_phone")),
                row.text("commune"),
                row.text("spot"),
                new Passage.Hours(
                        row.day("day"),
                        set.getObject("starts", LocalTime.class),
                        set.getObject("ends", LocalTime.class)),
                row.constant("state", Passage.State.class),
                row.maybeConstant("reason", Passage.Reason.class),
                row.number("late"),
                row.number("changes"));
    }
}
