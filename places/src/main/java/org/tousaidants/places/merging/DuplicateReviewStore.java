package org.tousaidants.places.merging;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.db.Sql;
import tools.jackson.databind.json.JsonMapper;

/// Stores decisions, proposals and searches: tables `merging_decision`, `merging_pair`, `merging_request` and
/// `merging_quest`.
@Repository
class DuplicateReviewStore {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String DECISION =
            "number as n, one as left, other as right, one_name as left_name, other_name as right_name, verdict, recorded_at,"
                    + " actor as by, actor_name as name, batch ";

    private static final String INTERRUPTED = "interrompue par un arrêt du serveur";

    private final Sql db;

    DuplicateReviewStore(Sql db) {
        this.db = db;
    }

    /// Locks the decisions of a network, so that each new decision is compared with all earlier decisions.
    void lock() {
        db.hold("review");
    }

    /// Returns the last decision on each pair of records.
    List<MergeDecision> last() {
        return db.sql("select distinct on (one, other) " + DECISION + """
                        from merging_decision order by one, other, number desc
                        """)
                .query(MergeDecision.class)
                .list();
    }

    Optional<MergeDecision> decision(long n) {
        return db.sql("select " + DECISION + "from merging_decision where number = :n")
                .param("n", n)
                .query(MergeDecision.class)
                .optional();
    }

    /// Returns a page of decisions, the most recent first, without those that postpone a pair.
    ///
    /// @param from number of decisions to skip
    /// @param count maximum number of decisions
    List<MergeDecision> decisions(int from, int count) {
        return db.sql("select " + DECISION + """
                        from merging_decision where verdict <> 'later'
                        order by number desc offset :from limit :count
                        """)
                .param("from", from)
                .param("count", count)
                .query(MergeDecision.class)
                .list();
    }

    int countDecisions() {
        return db.sql("select count(*) from merging_decision where verdict <> 'later'")
                .query(Integer.class)
                .single();
    }

    /// Returns the decisions of a batch, in the order in which they were made.
    List<MergeDecision> batch(UUID id) {
        return db.sql("select " + DECISION + "from merging_decision where batch = :id order by number")
                .param("id", id)
                .query(MergeDecision.class)
                .list();
    }

    /// Returns the most recent batches of decisions. Each has the number of its pairs that nobody has decided
    /// again.
    List<MergeDecisionBatch.MergeBatchSummary> batches(int count) {
        return db.sql("""
                        select batch as id, min(recorded_at) as at, min(actor_name) as name, count(*) as pairs,
                               count(*) filter (where not exists (
                                   select from merging_decision l
                                   where l.network = d.network and l.one = d.one and l.other = d.other and l.number > d.number
                               )) as holding
                        from merging_decision d where batch is not null
                        group by batch order by max(number) desc limit :count
                        """)
                .param("count", count)
                .query(MergeDecisionBatch.MergeBatchSummary.class)
                .list();
    }

    /// Stores a decision on a pair of records and returns the number of the decision.
    long append(
            PlaceRecordPair pair,
            PairNames names,
            MergeDecision.MergeVerdict verdict,
            Instant at,
            UUID by,
            String name,
            Optional<UUID> batch) {
        return db.sql("""
                        insert into merging_decision
                            (one, other, one_name, other_name, verdict, recorded_at, actor, actor_name, batch)
                        values (:one, :other, :oneName, :otherName, :verdict, :at, :by, :name, :batch::uuid)
                        returning number as n
                        """)
                .param("one", pair.left().value())
                .param("other", pair.right().value())
                .param("oneName", names.left())
                .param("otherName", names.right())
                .param("verdict", EnumConstantName.low(verdict))
                .param("at", at)
                .param("by", by)
                .param("name", name)
                .param("batch", batch.map(UUID::toString))
                .query(Long.class)
                .single();
    }

    /// The names of the two records.
    record PairNames(String left, String right) {}

    /// Returns all proposals without the reasons for them, because a page shows the reasons of only a few
    /// proposals.
    List<MergeCandidate> candidates() {
        return db.sql("""
                        select one as left, other as right, probability, sure, false as held, '' as sentence, '[]' as reasons
                        from merging_pair""").query(MergeCandidate.class).list();
    }

    /// Returns the proposals to merge these pairs, with the reasons for them.
    List<MergeCandidate> candidates(Collection<PlaceRecordPair> some) {
        return db.sql("""
                        select p.one as left, p.other as right, p.probability, p.sure, p.held, p.sentence, p.reasons
                        from unnest(:ones, :others) as t(one, other)
                        join merging_pair p on p.one = t.one and p.other = t.other
                        """)
                .param("ones", some.stream().map(pair -> pair.left().value()).toArray(UUID[]::new))
                .param("others", some.stream().map(pair -> pair.right().value()).toArray(UUID[]::new))
                .query(MergeCandidate.class)
                .list();
    }

    /// Replaces the proposals of the previous search by the proposals of a new search.
    void replace(List<MergeCandidate> found) {
        db.sql("delete from merging_pair").update();
        db.sql("""
                        insert into merging_pair (one, other, probability, sure, held, sentence, reasons)
                        select one, other, probability, sure, held, sentence, reasons::jsonb
                        from unnest(:ones, :others, :probabilities, :sures, :helds, :sentences, :reasons)
                             as t(one, other, probability, sure, held, sentence, reasons)
                        """)
                .param(
                        "ones",
                        found.stream().map(one -> one.pair().left().value()).toArray(UUID[]::new))
                .param(
                        "others",
                        found.stream().map(one -> one.pair().right().value()).toArray(UUID[]::new))
                .param(
                        "probabilities",
                        found.stream().map(MergeCandidate::probability).toArray(Double[]::new))
                .param("sures", found.stream().map(MergeCandidate::sure).toArray(Boolean[]::new))
                .param("helds", found.stream().map(MergeCandidate::held).toArray(Boolean[]::new))
                .param("sentences", found.stream().map(MergeCandidate::sentence).toArray(String[]::new))
                .param(
                        "reasons",
                        found.stream()
                                .map(one -> JSON.writeValueAsString(one.reasons()))
                                .toArray(String[]::new))
                .update();
    }

    /// Requests a search for duplicates after a run of a source. If the run stores several batches, only one
    /// search is requested.
    void request(UUID run, Instant at) {
        db.sql("""
                        insert into merging_request (id, recorded_at) values (:id, :at)
                        on conflict (network, id) do nothing
                        """).param("id", run).param("at", at).update();
    }

    /// Returns the ids of the networks that need a search for duplicates: a search was requested, or was
    /// interrupted because its process ended.
    List<String> asking() {
        return db.sql("""
                        select network from merging_request where quest is null
                        union
                        select network from merging_quest where ended_at is null and not db_present(owner)
                        """).query(String.class).list();
    }

    /// Starts a search that answers all open requests, and returns the number of the search. Empty if a search
    /// of this network is in progress.
    ///
    /// @param owner number of the process that runs the search
    Optional<Long> begin(Instant at, long owner) {
        db.sql("""
                        update merging_quest set ended_at = :at, failure = :failure
                        where ended_at is null and not db_present(owner)
                        """).param("at", at).param("failure", INTERRUPTED).update();
        var search = db.sql("""
                        insert into merging_quest (started_at, owner) values (:at, :owner)
                        on conflict (network) where ended_at is null do nothing returning number as n
                        """)
                .param("at", at)
                .param("owner", owner)
                .query(Long.class)
                .optional();
        search.ifPresent(
                n -> db.sql("""
                        update merging_request r set quest = :n
                        where (quest is null or exists (select from merging_quest q where q.network = r.network
                                                        and q.number = r.quest and q.failure = :failure))
                        """).param("n", n).param("failure", INTERRUPTED).update());
        return search;
    }

    void end(long search, Instant at, int records, int pairs, String failure) {
        db.sql("""
                        update merging_quest set ended_at = :at, records = :records, pairs = :pairs, failure = :failure
                        where number = :n
                        """)
                .param("n", search)
                .param("at", at)
                .param("records", records)
                .param("pairs", pairs)
                .param("failure", failure)
                .update();
    }

    Optional<DuplicateSearch> lastSearch() {
        return db.sql("""
                        select number as n, started_at, ended_at, records, pairs, failure from merging_quest order by number desc limit 1
                        """).query(DuplicateSearch.class).optional();
    }

    /// « Valeur gardée » — the value that a person chose among those of two merged places, and the previous
    /// value of the surviving place.
    record ChangedValue(PlaceId place, Field field, String before, String after) {}

    private record KeptColumn(PlaceId place, String column, String before, String after) {}

    void keep(long decision, ChangedValue kept) {
        db.sql("""
                        insert into merging_kept (decision, place, column_name, before, after)
                        values (:decision, :place, :column, :before, :after)
                        """)
                .params(kept)
                .param("decision", decision)
                .param("column", kept.field().column())
                .update();
    }

    List<ChangedValue> kept(long decision) {
        return db.sql("""
                        select place, column_name as column, before, after from merging_kept
                        where decision = :decision
                        """).param("decision", decision).query(KeptColumn.class).stream()
                .flatMap(one -> Field.ofColumn(one.column()).stream()
                        .map(field -> new ChangedValue(one.place(), field, one.before(), one.after())))
                .toList();
    }
}
