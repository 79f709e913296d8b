package org.tousaidants.path.outcomes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.db.Rows;

/// Rows of `outcomes_slip`, `outcomes_spent`, `outcomes_answer` and `outcomes_words`.
@Repository
class OutcomeStore {
    private static final String TALLY = """
            count(*) as people, count(*) filter (where solved = 'YES') as solved,
            count(*) filter (where solved = 'PARTLY') as partly, count(*) filter (where alone = 'YES') as alone,
            count(*) filter (where respected = 'YES') as respected
            """;

    private final JdbcClient db;

    OutcomeStore(JdbcClient db) {
        this.db = db;
    }

    /// « De quoi on parle » — the place, and who helped if the slip is hers.
    record About(PlaceId place, Optional<UUID> helper) {}

    void addSlip(String network, byte[] hash, About about, Instant now) {
        db.sql("""
                        insert into outcomes_slip (network, hash, place, helper, made)
                        values (:network, :hash, :place, :helper::uuid, :now)""")
                .param("network", network)
                .param("hash", hash)
                .param("place", about.place().value())
                .param("helper", about.helper().map(UUID::toString).orElse(null))
                .param("now", Rows.at(now))
                .update();
    }

    Optional<About> slip(String network, byte[] hash) {
        return db.sql("select place, helper from outcomes_slip where network = :network and hash = :hash")
                .param("network", network)
                .param("hash", hash)
                .query((set, n) -> {
                    var row = Rows.of(set);
                    return new About(new PlaceId(row.id("place")), row.maybeId("helper"));
                })
                .optional();
    }

    boolean spent(String network, byte[] hash) {
        return db.sql("select 1 from outcomes_spent where network = :network and hash = :hash")
                .param("network", network)
                .param("hash", hash)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /// False when it served before; of two at once one is first. The slip goes: nothing joins it to the answer.
    boolean spend(String network, byte[] hash, LocalDate week) {
        db.sql("delete from outcomes_slip where network = :network and hash = :hash")
                .param("network", network)
                .param("hash", hash)
                .update();
        return db.sql("""
                                insert into outcomes_spent (network, hash, week) values (:network, :hash, :week)
                                on conflict (network, hash) do nothing""")
                        .param("network", network)
                        .param("hash", hash)
                        .param("week", week)
                        .update()
                == 1;
    }

    void add(String network, UUID id, LocalDate week, About about, Outcome outcome) {
        db.sql("""
                        insert into outcomes_answer
                            (network, id, week, place, helper, channel, solved, alone, respected)
                        values (:network, :id, :week, :place, :helper::uuid, :channel, :solved, :alone, :respected)""")
                .param("network", network)
                .param("id", id)
                .param("week", week)
                .param("place", about.place().value())
                .param("helper", about.helper().map(UUID::toString).orElse(null))
                .param("channel", outcome.channel().name())
                .param("solved", outcome.solved().name())
                .param("alone", outcome.alone().name())
                .param("respected", outcome.respected().name())
                .update();
        count(network, "place", about.place().value());
        about.helper().ifPresent(helper -> count(network, "helper", helper));
    }

    /// When five wait, the five are counted together: whoever looks before and after learns of no single one.
    private void count(String network, String of, UUID id) {
        db.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
                .param("key", "outcomes " + network + id)
                .query(set -> {});
        db.sql("update outcomes_answer set " + of + "_counted = true where network = :network and " + of
                        + " = :id and not "
                        + of + "_counted and (select count(*) from outcomes_answer w where w.network = :network and w."
                        + of + " = :id and not w." + of + "_counted) >= :least")
                .param("network", network)
                .param("id", id)
                .param("least", Tally.LEAST)
                .update();
    }

    Map<UUID, Tally> byPlace(String network) {
        var tallies = new HashMap<UUID, Tally>();
        db.sql("select place, " + TALLY
                        + " from outcomes_answer where network = :network and place_counted group by place")
                .param("network", network)
                .query(set -> {
                    tallies.put(Rows.of(set).id("place"), tally(set));
                });
        return tallies;
    }

    Tally ofPlace(String network, PlaceId place) {
        return db.sql("select " + TALLY
                        + " from outcomes_answer where network = :network and place = :place and place_counted")
                .param("network", network)
                .param("place", place.value())
                .query((set, n) -> tally(set))
                .single();
    }

    Tally ofHelper(String network, UUID helper) {
        return db.sql("select " + TALLY
                        + " from outcomes_answer where network = :network and helper = :helper and helper_counted")
                .param("network", network)
                .param("helper", helper)
                .query((set, n) -> tally(set))
                .single();
    }

    /// On ten, of those that are counted: what was solved and how she was received weigh the same.
    List<Double> onTen(String network) {
        return db.sql("""
                        select 5.0 * (case solved when 'YES' then 1 when 'PARTLY' then 0.5 else 0 end
                                    + case respected when 'YES' then 1 when 'PARTLY' then 0.5 else 0 end)::float8 as mark
                        from outcomes_answer where network = :network and place_counted""")
                .param("network", network)
                .query((set, n) -> set.getDouble("mark"))
                .list();
    }

    private static Tally tally(ResultSet set) throws SQLException {
        var row = Rows.of(set);
        return new Tally(
                row.number("people"),
                row.number("solved"),
                row.number("partly"),
                row.number("alone"),
                row.number("respected"));
    }

    /// « Mots libres » — with the place they are about.
    record Words(UUID id, LocalDate week, PlaceId place, String words) {}

    void say(String network, UUID id, LocalDate week, PlaceId place, String words) {
        db.sql("""
                        insert into outcomes_words (network, id, week, place, words)
                        values (:network, :id, :week, :place, :words)""")
                .param("network", network)
                .param("id", id)
                .param("week", week)
                .param("place", place.value())
                .param("words", words)
                .update();
    }

    List<Words> words(String network, String screen, int limit) {
        return db.sql("""
                        select id, week, place, words from outcomes_words
                        where network = :network and screen = :screen order by week desc, id limit :limit""")
                .param("network", network)
                .param("screen", screen)
                .param("limit", limit)
                .query((set, n) -> {
                    var row = Rows.of(set);
                    return new Words(row.id("id"), row.day("week"), new PlaceId(row.id("place")), row.text("words"));
                })
                .list();
    }

    int waiting(String network) {
        return db.sql("select count(*) from outcomes_words where network = :network and screen = 'WAITING'")
                .param("network", network)
                .query(Integer.class)
                .single();
    }

    boolean screen(String network, UUID id, boolean shown, UUID by) {
        return db.sql("""
                                update outcomes_words set screen = :screen, screened_by = :by,
                                       words = case when :shown then words else '–' end
                                where network = :network and id = :id and screen = 'WAITING'""")
                        .param("network", network)
                        .param("id", id)
                        .param("screen", shown ? "SHOWN" : "HIDDEN")
                        .param("shown", shown)
                        .param("by", by)
                        .update()
                == 1;
    }

    int forgetSlips(String network, Instant before) {
        return db.sql("delete from outcomes_slip where network = :network and made < :before")
                .param("network", network)
                .param("before", Rows.at(before))
                .update();
    }

    int forgetWords(String network, Instant before) {
        return ofWeeks("outcomes_words", network, before);
    }

    /// Those that are counted go by whole weeks, with the counts.
    int forgetAnswers(String network, Instant before) {
        return ofWeeks("outcomes_answer", network, before);
    }

    private int ofWeeks(String table, String network, Instant before) {
        return db.sql("delete from " + table
                        + " where network = :network and week < (:before at time zone 'UTC')::date")
                .param("network", network)
                .param("before", Rows.at(before))
                .update();
    }
}
