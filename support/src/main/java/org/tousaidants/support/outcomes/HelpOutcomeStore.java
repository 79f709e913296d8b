package org.tousaidants.support.outcomes;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.codes.PaperCodeHashes;
import org.tousaidants.platform.counts.SmallCountThreshold;
import org.tousaidants.platform.db.Sql;

/// Stores rows of `outcomes_slip`, `outcomes_spent`, `outcomes_answer` and `outcomes_words`; triggers maintain the
/// counts in `outcomes_told`.
@Repository
class HelpOutcomeStore {
    private static final String TALLY = """
            count(*) as people, count(*) filter (where solved = 'YES') as solved,
            count(*) filter (where solved = 'PARTLY') as partly, count(*) filter (where alone = 'YES') as alone,
            count(*) filter (where respected = 'YES') as respected,
            count(*) filter (where eased = 'YES') as eased, count(eased) as felt,
            count(*) filter (where better = 'YES') as better, count(better) as better_asked
            """;

    static final String PRINTS = "outcomes.code";

    private final Sql db;
    private final PaperCodeHashes prints;

    HelpOutcomeStore(Sql db, PaperCodeHashes prints) {
        this.db = db;
        this.prints = prints;
    }

    void addSlip(PaperCode code, HelpOutcomeSubject about, Instant now) {
        db.sql("""
                        insert into outcomes_slip (hash, place, slot, helper, made_at)
                        values (:hash, :place::uuid, :slot::uuid, :helper::uuid, :now)""")
                .param("hash", prints.of(PRINTS, code))
                .param("place", text(about.place().map(PlaceId::value)))
                .param("slot", text(about.slot()))
                .param("helper", text(about.helper()))
                .param("now", now)
                .update();
    }

    Optional<HelpOutcomeSubject> slip(PaperCode code) {
        return db.sql("""
                        select place, slot, helper from outcomes_slip
                        where hash = any(:hashes::bytea[])""")
                .param("hashes", prints.all(PRINTS, code))
                .query(HelpOutcomeSubject.class)
                .optional();
    }

    boolean spent(PaperCode code) {
        return db.sql("select count(*) from outcomes_spent where hash = any(:hashes::bytea[])")
                        .param("hashes", prints.all(PRINTS, code))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /// Marks a code as used; returns false if it was already used, so that only one of two concurrent uses
    /// succeeds. The slip is deleted, so that nothing links it to the answer.
    boolean spend(PaperCode code, LocalDate week) {
        db.sql("delete from outcomes_slip where hash = any(:hashes::bytea[])")
                .param("hashes", prints.all(PRINTS, code))
                .update();
        return db.sql("""
                                insert into outcomes_spent (hash, week) values (:hash, :week)
                                on conflict (network, hash) do nothing""")
                        .param("hash", prints.of(PRINTS, code))
                        .param("week", week)
                        .update()
                == 1;
    }

    void add(UUID id, LocalDate week, HelpOutcomeSubject about, HelpOutcomeFeedback outcome) {
        db.sql("""
                        insert into outcomes_answer
                            (id, week, place, slot, helper, channel, solved, alone, respected, eased, better)
                        values (:id, :week, :place::uuid, :slot::uuid, :helper::uuid, :channel, :solved,
                                :alone, :respected, :eased, :better)""")
                .params(outcome)
                .param("id", id)
                .param("week", week)
                .param("place", text(about.place().map(PlaceId::value)))
                .param("slot", text(about.slot()))
                .param("helper", text(about.helper()))
                .update();
        count(about.column(), about.id());
        about.helper().ifPresent(helper -> count("helper", helper));
    }

    /// Adds the answers that are not counted yet to the counts, always five at a time. A comparison of the
    /// counts before and after thus reveals no single answer.
    ///
    /// @param of column with the id, « place » or « slot »
    /// @param id id of the place or slot
    private void count(String of, UUID id) {
        db.hold("outcomes", id);
        db.sql("update outcomes_answer set " + of + "_counted = true where " + of
                        + " = :id and not "
                        + of
                        + "_counted and (select count(*) from outcomes_answer w where w."
                        + of + " = :id and not w." + of + "_counted) >= :least")
                .param("id", id)
                .param("least", SmallCountThreshold.AT_WORK.fewest())
                .update();
    }

    /// Returns the counts of the places and slots with at least `least` answers; the highest number of answers
    /// is first.
    List<HelpOutcomeCountsOfSubject> told(int least) {
        return db.sql("""
                        select about as of, moment, people, solved, partly, alone, respected, eased, felt, better, better_asked
                        from outcomes_told
                        where people >= :least order by people desc, about""")
                .param("least", least)
                .query(HelpOutcomeCountsOfSubject.class)
                .list();
    }

    HelpOutcomeCounts ofSlot(UUID slot) {
        return db.sql("select " + TALLY + " from outcomes_answer where slot = :slot and slot_counted")
                .param("slot", slot)
                .query(HelpOutcomeCounts.class)
                .single();
    }

    HelpOutcomeCounts ofPlace(PlaceId place) {
        return db.sql("select " + TALLY + " from outcomes_answer where place = :place and place_counted")
                .param("place", place.value())
                .query(HelpOutcomeCounts.class)
                .single();
    }

    HelpOutcomeCounts ofHelper(UUID helper) {
        return db.sql("select " + TALLY + " from outcomes_answer where helper = :helper and helper_counted")
                .param("helper", helper)
                .query(HelpOutcomeCounts.class)
                .single();
    }

    /// Returns one value for each counted answer since that week: 1 if the person answered yes to both « solved
    /// » and « respected », else 0.
    List<Double> respectedAndHelped(LocalDate since) {
        return db.sql("""
                        select (case when solved = 'YES' and respected = 'YES' then 1 else 0 end)::float8 as said
                        from outcomes_answer where place_counted and week >= :since""").param("since", since).query(Double.class).list();
    }

    private static @Nullable String text(Optional<UUID> id) {
        return id.map(UUID::toString).orElse(null);
    }

    /// « Mots libres » — a free text of a person about a place or slot.
    ///
    /// @param of id of the place or slot
    /// @param moment true for a slot; false for a place
    /// @param waiting whether it is not reviewed yet
    record StoredFeedbackComment(UUID id, UUID of, boolean moment, String words, boolean waiting) {}

    void say(UUID id, LocalDate week, HelpOutcomeSubject about, String words) {
        db.sql("""
                        insert into outcomes_words (id, week, place, slot, comment)
                        values (:id, :week, :place::uuid, :slot::uuid, :words)""")
                .param("id", id)
                .param("week", week)
                .param("place", text(about.place().map(PlaceId::value)))
                .param("slot", text(about.slot()))
                .param("words", words)
                .update();
    }

    /// Returns the newest free texts of people: those that are not reviewed yet and those that were approved.
    ///
    /// @param limit maximum number of texts
    List<StoredFeedbackComment> words(int limit) {
        var query = """
                (select id, coalesce(place, slot) as "of", slot is not null as moment, comment as words, week,
                    screen = 'WAITING' as waiting
                 from outcomes_words where screen = '%s' order by week desc, id limit :limit)""";
        return db.sql(query.formatted("WAITING") + " union all " + query.formatted("SHOWN") + " order by week desc, id")
                .param("limit", limit)
                .query(StoredFeedbackComment.class)
                .list();
    }

    /// Returns the newest approved texts of one place.
    List<String> shown(PlaceId place, int limit) {
        return db.sql("""
                        select comment as words from outcomes_words
                        where place = :place and screen = 'SHOWN'
                        order by week desc, id limit :limit""")
                .param("place", place.value())
                .param("limit", limit)
                .query(String.class)
                .list();
    }

    int waiting() {
        return db.sql("select count(*) from outcomes_words where screen = 'WAITING'")
                .query(Integer.class)
                .single();
    }

    boolean screen(UUID id, boolean shown, UUID by) {
        return db.sql("""
                                update outcomes_words set screen = :screen, screened_by = :by,
                                       comment = case when :shown then comment else '–' end
                                where id = :id and screen = 'WAITING'""")
                        .param("id", id)
                        .param("screen", shown ? "SHOWN" : "HIDDEN")
                        .param("shown", shown)
                        .param("by", by)
                        .update()
                == 1;
    }

    int forgetSlips(Instant before) {
        return db.sql("delete from outcomes_slip where made_at < :before")
                .param("before", before)
                .update();
    }

    int forgetWords(Instant before) {
        return ofWeeks("outcomes_words", before);
    }

    /// Deletes answers that were given before `before` and are already counted. Answers are deleted by complete
    /// weeks and together with their counts. Returns the number of deleted rows.
    int forgetAnswers(Instant before) {
        return ofWeeks("outcomes_answer", before);
    }

    private int ofWeeks(String table, Instant before) {
        return db.sql("delete from " + table + " where week < (:before at time zone 'UTC')::date")
                .param("before", before)
                .update();
    }
}
