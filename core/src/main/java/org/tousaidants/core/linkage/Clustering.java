package org.tousaidants.core.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tousaidants.core.linkage.PairGuard.Veto;
import org.tousaidants.core.linkage.RecordLink.Reason;

/// Merges records into groups, strongest link first, without chaining (complete-linkage checks). Two groups
/// merge only if no two of their records are in one well-kept source, no person and no guard forbids a pair, no
/// two of their records contradict each other, and their mean similarity is sufficient. Pairs without a common
/// blocking key are compared here for the first time.
final class Clustering<R> {
    /// In bits: the contribution of one pair to the mean is limited to this value.
    private static final double VOICE = 10;
    /// Number of records sampled from each of two large groups.
    private static final int SPOKESMEN = 64;
    /// In bits: less evidence than this is a contradiction, whatever the prior. Missing values are neutral and
    /// never contradict.
    private static final double AGAINST = -3;

    /// Computes the evidence that two records match.
    interface Voice {
        /// Evidence for a match in bits, prior included.
        ///
        /// @param least below this value the result need not be exact
        double bits(int left, int right, double least);

        /// Evidence of the comparisons alone, without the prior, in bits.
        double answers(int left, int right);

        /// The fraction of records that the well-kept sources of these two records share; 0 if unknown.
        default double twins(int left, int right) {
            return 0;
        }
    }

    private final RecordIndex<R> roster;
    private final Voice voice;
    private final ScoredPairList pairs;
    private final List<PairGuard<R>> guards;
    private final CopiedRecordDetector copies;
    private final HumanDecisions rulings;
    private final MatchThresholds thresholds;
    private final double matchBits;
    private final int[] parent;
    private final int[] next;
    private final int[] members;
    private final Veto[] vetoes;
    private final boolean[] tied;
    /// The pairs of record i: `pairAt[pairStart[i] .. pairStart[i + 1])`.
    private final int[] pairStart;

    private final int[] pairAt;

    Clustering(
            RecordIndex<R> roster,
            Voice voice,
            ScoredPairList pairs,
            List<PairGuard<R>> guards,
            CopiedRecordDetector copies,
            HumanDecisions rulings,
            MatchThresholds thresholds) {
        this.roster = roster;
        this.voice = voice;
        this.pairs = pairs;
        this.guards = guards;
        this.copies = copies;
        this.rulings = rulings;
        this.thresholds = thresholds;
        matchBits = MatchThresholds.bits(thresholds.match());
        var size = roster.size();
        parent = new int[size];
        next = new int[size];
        members = new int[size];
        for (var i = 0; i < size; i++) {
            parent[i] = i;
            next[i] = i;
            members[i] = 1;
        }
        vetoes = new Veto[pairs.size()];
        tied = new boolean[pairs.size()];
        pairStart = new int[size + 1];
        for (var pair = 0; pair < pairs.size(); pair++) {
            pairStart[pairs.left(pair) + 1]++;
            pairStart[pairs.right(pair) + 1]++;
        }
        for (var i = 0; i < size; i++) pairStart[i + 1] += pairStart[i];
        pairAt = new int[pairs.size() * 2];
        var filled = Arrays.copyOf(pairStart, size);
        for (var pair = 0; pair < pairs.size(); pair++) {
            pairAt[filled[pairs.left(pair)]++] = pair;
            pairAt[filled[pairs.right(pair)]++] = pair;
        }
    }

    void run() {
        for (var pair = 0; pair < pairs.size(); pair++) {
            var veto = judge(pairs.left(pair), pairs.right(pair));
            if (veto.isPresent()) vetoes[pair] = veto.get();
        }
        for (var ruling : rulings.same()) join(find(ruling.left()), find(ruling.right()));
        for (var pair : pairs.strongestFirst(matchBits)) {
            var left = find(pairs.left(pair));
            var right = find(pairs.right(pair));
            if (left == right || vetoes[pair] != null || meeting(left, right) || forbidden(left, right)) continue;
            if (tie(pair)) {
                tied[pair] = true;
                continue;
            }
            if (alike(left, right)) join(left, right);
        }
    }

    /// The strictest veto of the guards on this pair; empty if no guard forbids it.
    Optional<Veto> judge(int left, int right) {
        if (copies.apart(left, right)) return Optional.of(CopiedRecordDetector.VETO);
        var twins = copies.copied(left, right) ? CopiedRecordDetector.ALL_IN_COMMON : voice.twins(left, right);
        Optional<Veto> strictest = Optional.empty();
        for (var guard : guards) {
            var veto = guard.judge(roster.record(left), roster.record(right), twins);
            if (veto.isPresent() && (strictest.isEmpty() || veto.get().atBest() == MatchDecision.DISTINCT))
                strictest = veto;
        }
        return strictest;
    }

    /// Whether a merge of two groups would join two records of one well-kept source.
    private boolean meeting(int left, int right) {
        var member = left;
        do {
            if (roster.clean(member)) {
                var other = right;
                do {
                    if (roster.presumedDistinct(member, other) || copies.apart(member, other)) return true;
                    other = next[other];
                } while (other != right);
            }
            member = next[member];
        } while (member != left);
        return false;
    }

    private boolean forbidden(int left, int right) {
        var small = members[left] <= members[right] ? left : right;
        var large = small == left ? right : left;
        var member = small;
        do {
            for (var other : rulings.apart(member)) if (find(other) == large) return true;
            for (var at = pairStart[member]; at < pairStart[member + 1]; at++)
                if (vetoes[pairAt[at]] != null && find(other(pairAt[at], member)) == large) return true;
            member = next[member];
        } while (member != small);
        return false;
    }

    /// Whether another unmatched record of the same well-kept source is an equally good match.
    private boolean tie(int pair) {
        return tie(pair, pairs.left(pair), pairs.right(pair)) || tie(pair, pairs.right(pair), pairs.left(pair));
    }

    private boolean tie(int pair, int one, int other) {
        if (!roster.clean(other)) return false;
        for (var at = pairStart[one]; at < pairStart[one + 1]; at++) {
            var rival = pairAt[at];
            if (rival == pair || vetoes[rival] != null) continue;
            var third = other(rival, one);
            if (roster.source(third) == roster.source(other)
                    && pairs.bits(pair) - pairs.bits(rival) < thresholds.marginBits()
                    && !meeting(find(one), find(third))) return true;
        }
        return false;
    }

    /// Whether the mean evidence of all pairs between two groups, each limited to [#VOICE], is sufficient.
    private boolean alike(int left, int right) {
        if (members[left] == 1 && members[right] == 1) return true;
        var sum = 0.0;
        var member = left;
        for (var i = 0; i < Math.min(SPOKESMEN, members[left]); i++, member = next[member]) {
            var other = right;
            for (var k = 0; k < Math.min(SPOKESMEN, members[right]); k++, other = next[other]) {
                var low = Math.min(member, other);
                var high = Math.max(member, other);
                if (voice.answers(low, high) <= AGAINST || judge(low, high).isPresent()) return false;
                sum += Math.clamp(bits(low, high, -VOICE), -VOICE, VOICE);
            }
        }
        return sum >= 0;
    }

    /// The reason, in French, why two groups stay apart, with the two records concerned.
    private Optional<String> objection(int left, int right) {
        var member = left;
        for (var i = 0; i < Math.min(SPOKESMEN, members[left]); i++, member = next[member]) {
            var other = right;
            for (var k = 0; k < Math.min(SPOKESMEN, members[right]); k++, other = next[other]) {
                var low = Math.min(member, other);
                var high = Math.max(member, other);
                var veto = judge(low, high);
                if (veto.isPresent())
                    return Optional.of(Reason.CONTRADICTED.sentence() + " « " + roster.key(low) + " » et « "
                            + roster.key(high) + " ». " + veto.get().sentence());
                if (voice.answers(low, high) <= AGAINST)
                    return Optional.of(Reason.CONTRADICTED.sentence() + " « " + roster.key(low) + " » et « "
                            + roster.key(high) + " » se contredisent.");
            }
        }
        return Optional.empty();
    }

    /// The evidence for two records in bits: the stored score, or a newly computed one.
    double bits(int left, int right, double least) {
        for (var at = pairStart[left]; at < pairStart[left + 1]; at++)
            if (other(pairAt[at], left) == right) return pairs.bits(pairAt[at]);
        return voice.bits(left, right, least);
    }

    private void join(int left, int right) {
        if (left == right) return;
        // The smallest rank in a group is its number, so that the order of merges does not matter.
        var first = Math.min(left, right);
        var second = Math.max(left, right);
        parent[second] = first;
        members[first] += members[second];
        var after = next[first];
        next[first] = next[second];
        next[second] = after;
    }

    int find(int rank) {
        while (parent[rank] != rank) {
            parent[rank] = parent[parent[rank]];
            rank = parent[rank];
        }
        return rank;
    }

    private int other(int pair, int one) {
        return pairs.left(pair) == one ? pairs.right(pair) : pairs.left(pair);
    }

    List<RecordLink> links() {
        var links = new ArrayList<RecordLink>(pairs.size());
        for (var pair = 0; pair < pairs.size(); pair++) links.add(link(pair));
        return links;
    }

    private RecordLink link(int pair) {
        var left = pairs.left(pair);
        var right = pairs.right(pair);
        if (rulings.contested(left, right)) return link(pair, MatchDecision.REVIEW, Reason.CONTRADICTION);
        if (rulings.ruledSame(left, right)) return link(pair, MatchDecision.MATCH, Reason.RULED_SAME);
        if (rulings.ruledDistinct(left, right)) return link(pair, MatchDecision.DISTINCT, Reason.RULED_DISTINCT);
        var sure = pairs.bits(pair) >= matchBits;
        if (find(left) == find(right)) return link(pair, MatchDecision.MATCH, sure ? Reason.ALIKE : Reason.TOGETHER);
        var veto = vetoes[pair];
        if (veto != null) return link(pair, veto.atBest(), Reason.GUARD, veto.sentence());
        if (tied[pair]) return link(pair, MatchDecision.REVIEW, Reason.TIE);
        if (meeting(find(left), find(right))) {
            var close = pairs.bits(pair) > bestOfGroup(pair) - thresholds.marginBits();
            return close
                    ? link(pair, MatchDecision.REVIEW, Reason.TIE)
                    : link(pair, MatchDecision.DISTINCT, Reason.RIVAL);
        }
        if (!sure) return link(pair, MatchDecision.REVIEW, Reason.UNSURE);
        return objection(find(left), find(right))
                .map(sentence -> link(pair, MatchDecision.REVIEW, Reason.CONTRADICTED, sentence))
                .orElseGet(() -> link(pair, MatchDecision.REVIEW, Reason.UNLIKE_THE_REST));
    }

    /// The weaker of the two links that were preferred to this pair.
    private double bestOfGroup(int pair) {
        return Math.max(bestWithin(pairs.left(pair)), bestWithin(pairs.right(pair)));
    }

    private double bestWithin(int one) {
        var best = Double.NEGATIVE_INFINITY;
        for (var at = pairStart[one]; at < pairStart[one + 1]; at++)
            if (find(other(pairAt[at], one)) == find(one)) best = Math.max(best, pairs.bits(pairAt[at]));
        return best;
    }

    private RecordLink link(int pair, MatchDecision decision, Reason reason) {
        return link(pair, decision, reason, reason.sentence());
    }

    private RecordLink link(int pair, MatchDecision decision, Reason reason, String sentence) {
        return new RecordLink(
                roster.key(pairs.left(pair)),
                roster.key(pairs.right(pair)),
                pairs.bits(pair),
                decision,
                reason,
                sentence);
    }
}
