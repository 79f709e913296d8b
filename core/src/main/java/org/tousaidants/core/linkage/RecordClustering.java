package org.tousaidants.core.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tousaidants.core.linkage.MatchPairGuard.MatchVeto;
import org.tousaidants.core.linkage.RecordLink.RecordLinkReason;

/// Merges records into groups, strongest link first, without chaining (complete-linkage checks). Two groups are
/// merged only if no two of their records are in one well-kept source, no human decision and no guard forbids a
/// pair, no two of their records contradict each other, and their mean similarity is sufficient. Pairs without a
/// common blocking key are compared here for the first time.
final class RecordClustering<R> {
    /// Maximum contribution of one pair to the mean, in bits.
    private static final double VOICE = 10;
    /// Number of records that are compared as a sample of each of two large groups.
    private static final int SPOKESMEN = 64;
    /// Evidence below this number of bits is a contradiction, whatever the prior. Missing values are neutral and
    /// never contradict.
    private static final double AGAINST = -3;

    /// Computes the evidence that two records match.
    interface MatchEvidence {
        /// Returns the evidence that two records match, in bits, including the prior.
        ///
        /// @param least evidence below which the result need not be exact, in bits
        double bits(int left, int right, double least);

        /// Returns the evidence of the comparisons of two records, in bits, without the prior.
        double answers(int left, int right);

        /// Returns the fraction of records that the well-kept sources of these two records share, from 0 to
        /// 1; 0 if unknown.
        default double twins(int left, int right) {
            return 0;
        }
    }

    private final RecordIndex<R> roster;
    private final MatchEvidence voice;
    private final ScoredPairList pairs;
    private final List<MatchPairGuard<R>> guards;
    private final CopiedRecordDetector copies;
    private final HumanMatchDecisions rulings;
    private final MatchThresholds thresholds;
    private final double matchBits;
    private final int[] parent;
    private final int[] next;
    private final int[] members;
    private final MatchVeto[] vetoes;
    private final boolean[] tied;
    /// Array indexes of the pairs of record i: `pairAt[pairStart[i] .. pairStart[i + 1])`.
    private final int[] pairStart;

    private final int[] pairAt;

    RecordClustering(
            RecordIndex<R> roster,
            MatchEvidence voice,
            ScoredPairList pairs,
            List<MatchPairGuard<R>> guards,
            CopiedRecordDetector copies,
            HumanMatchDecisions rulings,
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
        vetoes = new MatchVeto[pairs.size()];
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

    /// Returns the strictest veto of the guards on a pair of records; empty if no guard forbids that they match.
    Optional<MatchVeto> judge(int left, int right) {
        if (copies.apart(left, right)) return Optional.of(CopiedRecordDetector.VETO);
        var twins = copies.copied(left, right) ? CopiedRecordDetector.ALL_IN_COMMON : voice.twins(left, right);
        Optional<MatchVeto> strictest = Optional.empty();
        for (var guard : guards) {
            var veto = guard.judge(roster.record(left), roster.record(right), twins);
            if (veto.isPresent() && (strictest.isEmpty() || veto.get().atBest() == MatchDecision.DISTINCT))
                strictest = veto;
        }
        return strictest;
    }

    /// Returns whether a merge of two groups would join two records of one well-kept source.
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

    /// Returns whether a pair has an equally good rival: another record of the same well-kept source that has no
    /// match yet and is as similar.
    ///
    /// @param pair index of the pair
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

    /// Returns whether the mean evidence of all pairs between two groups is sufficient; each pair contributes at
    /// most [#VOICE].
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

    /// Returns the reason, in French, why two groups are not merged, with the two records concerned; empty if
    /// they can be merged.
    private Optional<String> objection(int left, int right) {
        var member = left;
        for (var i = 0; i < Math.min(SPOKESMEN, members[left]); i++, member = next[member]) {
            var other = right;
            for (var k = 0; k < Math.min(SPOKESMEN, members[right]); k++, other = next[other]) {
                var low = Math.min(member, other);
                var high = Math.max(member, other);
                var veto = judge(low, high);
                if (veto.isPresent())
                    return Optional.of(RecordLinkReason.CONTRADICTED.sentence() + " « " + roster.key(low) + " » et « "
                            + roster.key(high) + " ». " + veto.get().sentence());
                if (voice.answers(low, high) <= AGAINST)
                    return Optional.of(RecordLinkReason.CONTRADICTED.sentence() + " « " + roster.key(low) + " » et « "
                            + roster.key(high) + " » se contredisent.");
            }
        }
        return Optional.empty();
    }

    /// Returns the evidence that two records match, in bits. It is the stored score of the pair, or a newly
    /// computed one if none is stored.
    ///
    /// @param least evidence below which the result need not be exact, in bits
    double bits(int left, int right, double least) {
        for (var at = pairStart[left]; at < pairStart[left + 1]; at++)
            if (other(pairAt[at], left) == right) return pairs.bits(pairAt[at]);
        return voice.bits(left, right, least);
    }

    private void join(int left, int right) {
        if (left == right) return;
        // The number of a group is its smallest rank, so that the order of merges does not matter.
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
        if (rulings.contested(left, right)) return link(pair, MatchDecision.REVIEW, RecordLinkReason.CONTRADICTION);
        if (rulings.ruledSame(left, right)) return link(pair, MatchDecision.MATCH, RecordLinkReason.RULED_SAME);
        if (rulings.ruledDistinct(left, right))
            return link(pair, MatchDecision.DISTINCT, RecordLinkReason.RULED_DISTINCT);
        var sure = pairs.bits(pair) >= matchBits;
        if (find(left) == find(right))
            return link(pair, MatchDecision.MATCH, sure ? RecordLinkReason.ALIKE : RecordLinkReason.TOGETHER);
        var veto = vetoes[pair];
        if (veto != null) return link(pair, veto.atBest(), RecordLinkReason.GUARD, veto.sentence());
        if (tied[pair]) return link(pair, MatchDecision.REVIEW, RecordLinkReason.TIE);
        if (meeting(find(left), find(right))) {
            var close = pairs.bits(pair) > bestOfGroup(pair) - thresholds.marginBits();
            return close
                    ? link(pair, MatchDecision.REVIEW, RecordLinkReason.TIE)
                    : link(pair, MatchDecision.DISTINCT, RecordLinkReason.RIVAL);
        }
        if (!sure) return link(pair, MatchDecision.REVIEW, RecordLinkReason.UNSURE);
        return objection(find(left), find(right))
                .map(sentence -> link(pair, MatchDecision.REVIEW, RecordLinkReason.CONTRADICTED, sentence))
                .orElseGet(() -> link(pair, MatchDecision.REVIEW, RecordLinkReason.UNLIKE_THE_REST));
    }

    /// Returns the evidence, in bits, of the strongest link that one of the two records of a pair has to a
    /// record of its own group.
    ///
    /// @param pair index of the pair
    private double bestOfGroup(int pair) {
        return Math.max(bestWithin(pairs.left(pair)), bestWithin(pairs.right(pair)));
    }

    private double bestWithin(int one) {
        var best = Double.NEGATIVE_INFINITY;
        for (var at = pairStart[one]; at < pairStart[one + 1]; at++)
            if (find(other(pairAt[at], one)) == find(one)) best = Math.max(best, pairs.bits(pairAt[at]));
        return best;
    }

    private RecordLink link(int pair, MatchDecision decision, RecordLinkReason reason) {
        return link(pair, decision, reason, reason.sentence());
    }

    private RecordLink link(int pair, MatchDecision decision, RecordLinkReason reason, String sentence) {
        return new RecordLink(
                roster.key(pairs.left(pair)),
                roster.key(pairs.right(pair)),
                pairs.bits(pair),
                decision,
                reason,
                sentence);
    }
}
