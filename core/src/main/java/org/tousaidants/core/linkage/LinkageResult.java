package org.tousaidants.core.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.tousaidants.core.linkage.LinkageStatistics.BlockingPassStatistics;
import org.tousaidants.core.linkage.RecordMatchExplanation.ContributionRow;

/// « Fiches rapprochées » — the result of a linkage: groups of records, pairs to be reviewed, and the reasons.
public final class LinkageResult<R> {
    private final RecordIndex<R> roster;
    private final RecordLinkage<R> linkage;
    private final MatchLikelihoodScorer<R> scorer;
    private final LinkageParameters parameters;
    private final HumanMatchDecisions rulings;
    private final RecordClustering<R> clustering;
    private final List<RecordLink> links;
    private final int[] clusterOf;
    private final List<List<RecordKey>> clusters;
    private final LinkageStatistics statistics;

    LinkageResult(
            RecordIndex<R> roster,
            RecordLinkage<R> linkage,
            RecordBlockIndex index,
            MatchLikelihoodScorer<R> scorer,
            LinkageParameters parameters,
            RecordPairComparer.ComparedPairs compared,
            RecordClustering<R> clustering,
            HumanMatchDecisions rulings) {
        this.roster = roster;
        this.linkage = linkage;
        this.scorer = scorer;
        this.parameters = parameters;
        this.rulings = rulings;
        this.clustering = clustering;
        links = List.copyOf(clustering.links());
        clusterOf = new int[roster.size()];
        var groups = new ArrayList<List<RecordKey>>();
        for (var i = 0; i < clusterOf.length; i++) {
            var first = clustering.find(i);
            if (first == i) {
                clusterOf[i] = groups.size();
                groups.add(new ArrayList<>(2));
            } else clusterOf[i] = clusterOf[first];
            groups.get(clusterOf[i]).add(roster.key(i));
        }
        groups.replaceAll(List::copyOf);
        clusters = List.copyOf(groups);
        statistics = statistics(index, compared);
    }

    /// Returns the configuration that gave this result.
    public RecordLinkage<R> linkage() {
        return linkage;
    }

    /// Returns the pairs to be reviewed and the pairs decided by people, sorted by key.
    public List<RecordLink> links() {
        return links;
    }

    /// Returns all groups, sorted by their first key. Each record is in exactly one group, alone if it has no
    /// match.
    public List<List<RecordKey>> clusters() {
        return clusters;
    }

    /// Returns the index in [#clusters()] of the group of a record.
    public int cluster(RecordKey key) {
        return clusterOf[rank(key)];
    }

    /// Returns the names of the well-kept sources, in which two records are presumed distinct. A source is well
    /// kept because the configuration says so, or because this was detected.
    public Set<String> wellKept() {
        return roster.wellKept();
    }

    public LinkageParameters parameters() {
        return parameters;
    }

    public LinkageStatistics statistics() {
        return statistics;
    }

    public List<MatchDecisionConflict> contradictions() {
        return rulings.contradictions();
    }

    /// Returns the number of decisions of people about a record that is not among the linked records.
    public int rulingsOfUnknownRecords() {
        return rulings.unknown();
    }

    /// Returns the explanation for any two records, even if they were not compared.
    public RecordMatchExplanation explain(RecordKey one, RecordKey other) {
        var left = Math.min(rank(one), rank(other));
        var right = Math.max(rank(one), rank(other));
        var lines = new ArrayList<ContributionRow>();
        var sum = scorer.prior();
        for (var i = 0; i < linkage.comparisons().size(); i++) {
            var comparison = linkage.comparisons().get(i);
            var level = scorer.level(i, left, right);
            var bits = scorer.bits(i, level, left, right);
            sum += bits;
            lines.add(new ContributionRow(comparison.name(), level, sentence(i, level, left), bits));
        }
        if (scorer.knowsRelatives()) {
            var own = scorer.bits(left, right, MatchLikelihoodScorer.HOPELESS) - sum;
            sum += own;
            lines.add(new ContributionRow(
                    "voisinage", 0, "des choses voisines, et pourtant distinctes, répondent ainsi", own));
        }
        if (linkage.overlapping()) {
            var own = clustering.bits(left, right, MatchLikelihoodScorer.HOPELESS) - sum;
            sum += own;
            var sentence = own >= 0
                    ? "ces deux sources ont beaucoup de fiches en commun"
                    : "ces deux sources ont peu de fiches en commun, ou une autre fiche convient aussi";
            lines.add(new ContributionRow("sources", 0, sentence, own));
        }
        return new RecordMatchExplanation(scorer.prior(), lines, sum);
    }

    /// Returns the veto of a guard on any two records, even if they were not compared.
    public Optional<MatchPairGuard.MatchVeto> veto(RecordKey one, RecordKey other) {
        return clustering.judge(Math.min(rank(one), rank(other)), Math.max(rank(one), rank(other)));
    }

    private String sentence(int comparison, int level, int rank) {
        if (level == FieldComparison.MISSING) return "l’une des deux fiches ne le dit pas";
        var levels = linkage.comparisons().get(comparison).levels();
        var sentence = levels.get(level).sentence();
        var records = level == levels.size() - 1 ? scorer.records(comparison, rank) : 0;
        return records == 0 ? sentence : sentence + " (valeur de " + records + " fiches)";
    }

    private int rank(RecordKey key) {
        var rank = roster.rank(key);
        if (rank < 0) throw new NoSuchElementException("no record has the key " + key);
        return rank;
    }

    private LinkageStatistics statistics(RecordBlockIndex index, RecordPairComparer.ComparedPairs compared) {
        var passes = linkage.blocking().passes();
        var found = new int[passes.size()];
        var onlyHere = new int[passes.size()];
        var matches = 0;
        var reviews = 0;
        var byOne = 0;
        var byTwo = 0;
        for (var link : links) {
            if (link.decision() == MatchDecision.REVIEW) reviews++;
            if (link.decision() != MatchDecision.MATCH) continue;
            matches++;
            var together = index.passes(rank(link.left()), rank(link.right()));
            if (Long.bitCount(together) == 1) byOne++;
            if (Long.bitCount(together) == 2) byTwo++;
            for (var pass = 0; pass < found.length; pass++)
                if ((together & 1L << pass) != 0) {
                    found[pass]++;
                    if (Long.bitCount(together) == 1) onlyHere[pass]++;
                }
        }
        var figures = new ArrayList<BlockingPassStatistics>();
        var blocks = index.blocks();
        var large = index.largeBlocks();
        for (var pass = 0; pass < found.length; pass++)
            figures.add(new BlockingPassStatistics(
                    passes.get(pass).name(),
                    blocks[pass],
                    large[pass],
                    compared.added().length == 0 ? 0 : compared.added()[pass],
                    found[pass],
                    onlyHere[pass]));
        var unseen = byOne * (byOne - 1.0) / (2.0 * (byTwo + 1));
        return new LinkageStatistics(
                roster.size(),
                roster.pairs(),
                compared.compared(),
                matches,
                reviews,
                figures,
                passes.size() < 2 || matches == 0
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(matches / (matches + unseen)));
    }
}
