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
import org.tousaidants.core.linkage.MatchExplanation;
import org.tousaidants.core.linkage.RecordKey;
import org.tousaidants.core.linkage.RecordedDecision;
import org.tousaidants.places.communes.Territories;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.PlacesHarvested;
import org.tousaidants.places.directory.PlacesSeparated;
import org.tousaidants.places.directory.SourceRecord;
import org.tousaidants.places.matching.MatchResult;
import org.tousaidants.places.matching.Matcher;
import org.tousaidants.places.matching.SourceEntry;
import org.tousaidants.platform.db.RunningProcess;
import org.tousaidants.platform.jobs.Job;
import org.tousaidants.platform.tenancy.TenantScope;

/// « La recherche de doublons » — finds possible duplicates. A harvest requests it in its transaction, or a
/// person does; one process runs it later, outside any transaction; another restarts it if that process ends.
/// It proposes pairs and decides nothing.
@Service
class DuplicateFinder {
    private static final Logger LOG = LoggerFactory.getLogger(DuplicateFinder.class);

    private static final int ABREAST = 2;

    /// Maximum number of proposals; the least likely are left for the next search.
    private static final int MOST = 50_000;

    /// In bits: a result with less evidence is against a match.
    private static final double AGAINST = -1;

    private final DuplicateReviewStore store;
    private final DuplicateReview duplicates;
    private final Places places;
    private final Territories territories;
    private final RunningProcess runningProcess;
    private final Clock clock;
    private final TransactionTemplate transaction;

    DuplicateFinder(
            DuplicateReviewStore store,
            DuplicateReview duplicates,
            Places places,
            Territories territories,
            RunningProcess runningProcess,
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
    void on(PlacesSeparated news) {
        duplicates.onSeparated(news);
    }

    /// « Chercher maintenant » — requests a search.
    @Transactional
    void ask() {
        store.request(UUID.randomUUID(), clock.instant());
    }

    @Bean("merging.search")
    static Job searchDuplicatesJob(DuplicateFinder finder) {
        return Job.every(Duration.ofSeconds(5))
                .abreast(ABREAST)
                .itemsInTheirOwnTransactions(finder::asking, _ -> finder.search());
    }

    List<String> asking() {
        return store.asking();
    }

    /// Runs a search, unless one of this network is in progress.
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
            LOG.info("{}: pairs proposed: {}, records compared: {}", TenantScope.here(), found.size(), records.size());
        } catch (RuntimeException bug) {
            LOG.error("the search for duplicates in {} failed", TenantScope.here(), bug);
            store.end(n, clock.instant(), 0, 0, "erreur inattendue : le journal du serveur en dit plus");
        }
    }

    /// Compares two records that the last search did not compare.
    MergeCandidate compare(SourceRecord one, SourceRecord other) {
        var matchResult = Matcher.shipped(territories.communes()).match(List.of(entry(one), entry(other)));
        var explanation = matchResult.explain(key(one), key(other));
        var pair = new RecordPair(one.place(), other.place());
        var reasons = reasons(explanation);
        var rule = matchResult.rule(key(one), key(other));
        return new MergeCandidate(pair, explanation.probability(), false, rule.isPresent(), rule.orElse(""), reasons);
    }

    private MatchResult match(List<SourceRecord> records) {
        var keys = new HashMap<PlaceId, RecordKey>();
        for (var record : records) keys.put(record.place(), key(record));
        var rulings = new ArrayList<RecordedDecision>();
        for (var decision : new DecisionsInForce(store.last()).holding()) {
            var left = keys.get(decision.pair().left());
            var right = keys.get(decision.pair().right());
            if (left != null && right != null) rulings.add(new RecordedDecision(left, right, decision.same()));
        }
        return Matcher.shipped(territories.communes())
                .match(records.stream().map(DuplicateFinder::entry).toList(), rulings);
    }

    private static List<MergeCandidate> propose(List<SourceRecord> records, MatchResult matchResult) {
        var places = new HashMap<RecordKey, PlaceId>();
        for (var record : records) places.put(key(record), record.place());
        return matchResult.pairs().stream()
                .filter(pair -> pair.decision() != MatchDecision.DISTINCT)
                .sorted(Comparator.comparingDouble(MatchResult.Pair::probability)
                        .reversed())
                .limit(MOST)
                .map(pair -> candidate(pair, places, matchResult))
                .toList();
    }

    /// A proposal for two records. It is sure if the matcher decides for one place and no result is against it.
    private static MergeCandidate candidate(
            MatchResult.Pair pair, Map<RecordKey, PlaceId> places, MatchResult matchResult) {
        var reasons = reasons(matchResult.explain(pair.left(), pair.right()));
        return new MergeCandidate(
                new RecordPair(
                        Objects.requireNonNull(places.get(pair.left())),
                        Objects.requireNonNull(places.get(pair.right()))),
                pair.probability(),
                pair.decision() == MatchDecision.MATCH && reasons.stream().noneMatch(reason -> reason.bits() < AGAINST),
                pair.held(),
                pair.sentence(),
                reasons);
    }

    /// The reasons with weights other than zero, the greatest first.
    private static List<MergeCandidate.Reason> reasons(MatchExplanation explanation) {
        return explanation.lines().stream()
                .filter(line -> Math.abs(line.bits()) >= 0.5)
                .sorted(Comparator.comparingDouble(line -> -Math.abs(line.bits())))
                .map(line -> new MergeCandidate.Reason(line.sentence(), line.weight(), line.bits()))
                .toList();
    }

    private static SourceEntry entry(SourceRecord record) {
        return new SourceEntry(record.source(), record.localId(), record.sheet());
    }

    private static RecordKey key(SourceRecord record) {
        return new RecordKey(record.source(), record.localId());
    }
}
