package org.tousaidants.path.outcomes;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.counts.SmallCounts;
import org.tousaidants.platform.db.Rows;
import org.tousaidants.platform.db.Sql;
import org.tousaidants.platform.papercodes.CodePrints;
import org.tousaidants.platform.papercodes.PaperCode;

/// Rows of `outcomes_slip`, `outcomes_spent`, `outcomes_answer` and `outcomes_words`; those of `outcomes_told`
/// follow the answers by themselves.
@Repository
class OutcomeStore {
    private static final String TALLY = """
            count(*) as people, count(*) filter (where solved = 'YES') as solved,
            count(*) filter (where solved = 'PARTLY') as partly, count(*) filter (where alone = 'YES') as alone,
            count(*) filter (where respected = 'YES') as respected
            """;

    static final String PRINTS = "outcomes.code";

    private final Sql db;
    private final CodePrints prints;

    OutcomeStore(Sql db, CodePrints prints) {
        this.db = db;
        this.prints = prints;
    }

    void addSlip(String network, PaperCode code, About about, Instant now) {
        db.sql(network, """
                        insert into outcomes_slip (network, hash, place, slot, helper, made)
                        values (:network, :hash, :place::uuid, :slot::uuid, :helper::uuid, :now)""")
                .param("hash", prints.of(PRINTS, code))
                .param("place", text(about.place().map(PlaceId::value)))
                .param("slot", text(about.slot()))
                .param("helper", text(about.helper()))
                .param("now", now)
                .update();
    }

    Optional<About> slip(String network, PaperCode code) {
        return db.sql(network, """
                        select place, slot, helper from outcomes_slip
                        where network = :network and hash = any(:hashes::bytea[])""")
                .param("hashes", prints.all(PRINTS, code))
                .query(About.class)
                .optional();
    }

    boolean spent(String network, PaperCode code) {
        return db.sql(
                                network,
                                "select count(*) from outcomes_spent where network = :network and hash = any(:hashes::bytea[])")
                        .param("hashes", prints.all(PRINTS, code))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /// False when it served before; of two at once one is first. The slip goes: nothing joins it to the answer.
    boolean spend(String network, PaperCode code, LocalDate week) {
        db.sql(network, "delete from outcomes_slip where network = :network and hash = any(:hashes::bytea[])")
                .param("hashes", prints.all(PRINTS, code))
                .update();
        return db.sql(network, """
                                insert into outcomes_spent (network, hash, week) values (:network, :hash, :week)
                                on conflict (network, hash) do nothing""")
                        .param("hash", prints.of(PRINTS, code))
                        .param("week", week)
                        .update()
                == 1;
    }

    void add(String network, UUID id, LocalDate week, About about, Outcome outcome) {
        db.sql(network, """
                        insert into outcomes_answer
                            (network, id, week, place, slot, helper, channel, solved, alone, respected)
                        values (:network, :id, :week, :place::uuid, :slot::uuid, :helper::uuid, :channel, :solved,
                                :alone, :respected)""")
                .params(outcome)
                .param("id", id)
                .param("week", week)
                .param("place", text(about.place().map(PlaceId::value)))
                .param("slot", text(about.slot()))
                .param("helper", text(about.helper()))
                .update();
        count(network, about.column(), about.id());
        about.helper().ifPresent(helper -> count(network, "helper", helper));
    }

    /// When five wait, the five are counted together: looking before and after tells of no single one.
    private void count(String network, String of, UUID id) {
        db.hold("outcomes", network, id);
        db.sql(
                        network,
                        "update outcomes_answer set " + of + "_counted = true where network = :network and " + of
                                + " = :id and not "
                                + of
                                + "_counted and (select count(*) from outcomes_answer w where w.network = :network and w."
                                + of + " = :id and not w." + of + "_counted) >= :least")
                .param("id", id)
                .param("least", SmallCounts.AT_WORK.fewest())
                .update();
    }

    /// Those that at least `least` people spoke of, those that most spoke of first.
    List<SubjectTally> told(String network, int least) {
        return db.sql(network, """
                        select about as of, moment, people, solved, partly, alone, respected from outcomes_told
                        where network = :network and people >= :least order by people desc, about""")
                .param("least", least)
                .query(SubjectTally.class)
                .list();
    }

    Tally ofSlot(String network, UUID slot) {
        return db.sql(
                        network,
                        "select " + TALLY
                                + " from outcomes_answer where network = :network and slot = :slot and slot_counted")
                .param("slot", slot)
                .query(Tally.class)
                .single();
    }

    Tally ofPlace(String network, PlaceId place) {
        return db.sql(
                        network,
                        "select " + TALLY
                                + " from outcomes_answer where network = :network and place = :place and place_counted")
                .param("place", place.value())
                .query(Tally.class)
                .single();
    }

    Tally ofHelper(String network, UUID helper) {
        return db.sql(
                        network,
                        "select " + TALLY
                                + " from outcomes_answer where network = :network and helper = :helper and helper_counted")
                .param("helper", helper)
                .query(Tally.class)
                .single();
    }

    /// On ten, of those that are counted: what was solved and how she was received weigh the same.
    List<Double> onTen(String network) {
        return db.sql(network, """
                        select 5.0 * (case solved when 'YES' then 1 when 'PARTLY' then 0.5 else 0 end
                                    + case respected when 'YES' then 1 when 'PARTLY' then 0.5 else 0 end)::float8 as mark
                        from outcomes_answer where network = :network and place_counted""").query(Double.class).list();
    }

    private static @Nullable String text(Optional<UUID> id) {
        return id.map(UUID::toString).orElse(null);
    }

    /// « Mots libres » — with the place or the moment that they are about.
    record Words(UUID id, UUID of, boolean moment, String words, boolean waiting) {}

    void say(String network, UUID id, LocalDate week, About about, String words) {
        db.sql(network, """
                        insert into outcomes_words (network, id, week, place, slot, words)
                        values (:network, :id, :week, :place::uuid, :slot::uuid, :words)""")
                .param("id", id)
                .param("week", week)
                .param("place", text(about.place().map(PlaceId::value)))
                .param("slot", text(about.slot()))
                .param("words", words)
                .update();
    }

    /// The newest of those that wait to be read, and of those that may be.
    List<Words> words(String network, int limit) {
        var one = """
                (select id, coalesce(place, slot) as about, slot is not null as moment, words, week, screen
                 from outcomes_words where network = :network and screen = '%s' order by week desc, id limit :limit)""";
        return db.sql(
                        network,
                        one.formatted("WAITING") + " union all " + one.formatted("SHOWN") + " order by week desc, id")
                .param("limit", limit)
                .query((set, n) -> {
                    var row = Rows.of(set);
                    return new Words(
                            row.id("id"),
                            row.id("about"),
                            row.flag("moment"),
                            row.text("words"),
                            row.text("screen").equals("WAITING"));
                })
                .list();
    }

    /// Of one place, the newest that may be shown.
    List<String> shown(String network, PlaceId place, int limit) {
        return db.sql(network, """
                        select words from outcomes_words
                        where network = :network and place = :place and screen = 'SHOWN'
                        order by week desc, id limit :limit""")
                .param("place", place.value())
                .param("limit", limit)
                .query(String.class)
                .list();
    }

    int waiting(String network) {
        return db.sql(network, "select count(*) from outcomes_words where network = :network and screen = 'WAITING'")
                .query(Integer.class)
                .single();
    }

    boolean screen(String network, UUID id, boolean shown, UUID by) {
        return db.sql(network, """
                                update outcomes_words set screen = :screen, screened_by = :by,
                                       words = case when :shown then words else '–' end
                                where network = :network and id = :id and screen = 'WAITING'""")
                        .param("id", id)
                        .param("screen", shown ? "SHOWN" : "HIDDEN")
                        .param("shown", shown)
                        .param("by", by)
                        .update()
                == 1;
    }

    int forgetSlips(String network, Instant before) {
        return db.sql(network, "delete from outcomes_slip where network = :network and made < :before")
                .param("before", before)
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
        return db.sql(
                        network,
                        "delete from " + table
                                + " where network = :network and week < (:before at time zone 'UTC')::date")
                .param("before", before)
                .update();
    }
}
