package org.tousaidants.places.merging;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.tousaidants.core.linkage.MatchDecision;
import org.tousaidants.core.linkage.RecordKey;
import org.tousaidants.core.linkage.RecordMatchExplanation;
import org.tousaidants.core.linkage.RecordedPairDecision;
import org.tousaidants.places.communes.TerritoryCommunes;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.PlaceRecordsSeparated;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.PlacesHarvested;
import org.tousaidants.places.directory.SourcePlaceRecord;
import org.tousaidants.places.matching.DuplicatePlaceMatcher;
import org.tousaidants.places.matching.MatchedSourceRecord;
import org.tousaidants.places.matching.PlaceMatchResult;
import org.tousaidants.platform.db.RunningServerProcess;
import org.tousaidants.platform.jobs.Job;
import org.tousaidants.platform.tenancy.CurrentTenantScope;

/// « La recherche de doublons » — finds possible duplicates and proposes them; it decides nothing. A harvest or a
/// person requests a search. One process runs it later, outside any transaction; if this process ends too early,
/// another process starts the search again.
@Service
class DuplicateSearchRunner {
    private static final Logger LOG = LoggerFactory.getLogger(DuplicateSearchRunner.class);

    private static final int ABREAST = 2;

    /// Maximum number of proposals of one search. Less likely pairs are left for the next search.
    private static final int MOST = 50_000;

    /// Threshold in bits. A comparison with a lower weight counts as evidence that the records describe two
    /// places.
    private static final double AGAINST = -1;

    private final DuplicateReviewStore store;
    private final DuplicateReview duplicates;
    private final Places places;
    private final TerritoryCommunes territories;
    private final RunningServerProcess runningProcess;
    private final Clock clock;
    private final TransactionTemplate transaction;

    DuplicateSearchRunner(
            DuplicateReviewStore store,
            DuplicateReview duplicates,
            Places places,
            TerritoryCommunes territories,
            RunningServerProcess runningProcess,
            Clock clock,
            TransactionTemplate transaction) {
        this.store = store;
        this.duplicates = duplicates;
        this.places = places;
        this.territories = territories;
        this.runningProcess = runningProcess;
        this.clock = clock;
        this.transaction = transaction;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(PlacesHarvested news) {
        store.request(news.run(), clock.instant());
    }

    @EventListener
    void on(PlaceRecordsSeparated news) {
        duplicates.onSeparated(news);
    }

    /// « Chercher maintenant » — requests a search for duplicates, which is run later.
    @Transactional
    void ask() {
        store.request(UUID.randomUUID(), clock.instant());
    }

    @Bean("merging.search")
    static Job searchDuplicatesJob(DuplicateSearchRunner finder) {
        return Job.every(Duration.ofSeconds(5))
                .abreast(ABREAST)
                .itemsInTheirOwnTransactions(finder::asking, _ -> finder.search());
    }

    List<String> asking() {
        return store.asking();
    }

    /// Runs a search for duplicates, unless a search of this network is in progress.
    void search() {
        var search = transaction.execute(status -> store.begin(clock.instant(), runningProcess.number()));
        if (search == null || search.isEmpty()) return;
        var n = search.get();
        try {
            var records = places.records();
            var found = propose(records, match(records));
            transaction.executeWithoutResult(status -> {
                store.replace(found);
                store.end(n, clock.instant(), records.size(), found.size(), "");
            });
            LOG.info(
                    "{}: pairs proposed: {}, records compared: {}",
                    CurrentTenantScope.here(),
                    found.size(),
                    records.size());
        } catch (RuntimeException bug) {
            LOG.error("the search for duplicates in {} failed", CurrentTenantScope.here(), bug);
            store.end(n, clock.instant(), 0, 0, "erreur inattendue : le journal du serveur en dit plus");
        }
    }

    /// Compares two records that the last search did not compare, and returns a proposal for them.
    ///
    /// @param one the first record
    /// @param other the second record
    MergeCandidate compare(SourcePlaceRecord one, SourcePlaceRecord other) {
        var matchResult =
                DuplicatePlaceMatcher.shipped(territories.communes()).match(List.of(entry(one), entry(other)));
        var explanation = matchResult.explain(key(one), key(other));
        var pair = new PlaceRecordPair(one.place(), other.place());
        var reasons = reasons(explanation);
        var rule = matchResult.rule(key(one), key(other));
        return new MergeCandidate(pair, explanation.probability(), false, rule.isPresent(), rule.orElse(""), reasons);
    }

    private PlaceMatchResult match(List<SourcePlaceRecord> records) {
        var keys = new HashMap<PlaceId, RecordKey>();
        for (var record : records) keys.put(record.place(), key(record));
        var rulings = new ArrayList<RecordedPairDecision>();
        for (var decision : new MergeDecisionsInForce(store.last()).holding()) {
            var left = keys.get(decision.pair().left());
            var right = keys.get(decision.pair().right());
            if (left != null && right != null) rulings.add(new RecordedPairDecision(left, right, decision.same()));
        }
        return DuplicatePlaceMatcher.shipped(territories.communes())
                .match(records.stream().map(DuplicateSearchRunner::entry).toList(), rulings);
    }

    private static List<MergeCandidate> propose(List<SourcePlaceRecord> records, PlaceMatchResult matchResult) {
        var places = new HashMap<RecordKey, PlaceId>();
        for (var record : records) places.put(key(record), record.place());
        return matchResult.pairs().stream()
                .filter(pair -> pair.decision() != MatchDecision.DISTINCT)
                .sorted(Comparator.comparingDouble(PlaceMatchResult.MatchedPair::probability)
                        .reversed())
                .limit(MOST)
                .map(pair -> candidate(pair, places, matchResult))
                .toList();
    }

    /// Returns a proposal for two records. The proposal is sure if the matcher decides that they are a single
    /// place and no comparison speaks against this.
    private static MergeCandidate candidate(
            PlaceMatchResult.MatchedPair pair, Map<RecordKey, PlaceId> places, PlaceMatchResult matchResult) {
        var reasons = reasons(matchResult.explain(pair.left(), pair.right()));
        return new MergeCandidate(
                new PlaceRecordPair(
                        Objects.requireNonNull(places.get(pair.left())),
                        Objects.requireNonNull(places.get(pair.right()))),
                pair.probability(),
                pair.decision() == MatchDecision.MATCH && reasons.stream().noneMatch(reason -> reason.bits() < AGAINST),
                pair.held(),
                pair.sentence(),
                reasons);
    }

    /// Returns the comparisons of two records as reasons, the greatest weight first, without those whose weight
    /// is zero.
    private static List<MergeCandidate.MergeReason> reasons(RecordMatchExplanation explanation) {
        return explanation.lines().stream()
                .filter(line -> Math.abs(line.bits()) >= 0.5)
                .sorted(Comparator.comparingDouble(line -> -Math.abs(line.bits())))
                .map(line -> new MergeCandidate.MergeReason(line.sentence(), line.weight(), line.bits()))
                .toList();
    }

    private static MatchedSourceRecord entry(SourcePlaceRecord record) {
        return new MatchedSourceRecord(record.source(), record.localId(), record.sheet());
    }

    private static RecordKey key(SourcePlaceRecord record) {
        return new RecordKey(record.source(), record.localId());
    }
}
