package org.tousaidants.core.linkage;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import org.tousaidants.core.linkage.MatchPairGuard.MatchVeto;

/// Detects records that were copied from one edition of a list into the next edition: both records have a mark, such
/// as an exact map point, that no other record of the two lists has. A copy is a match even if its name changed, and
/// neither record matches another record of the other list.
final class CopiedRecordDetector {
    static final int NO_MARK = -1;

    static final MatchVeto VETO = new MatchVeto(
            MatchDecision.DISTINCT,
            "L’autre édition de la liste tient déjà cette fiche, au même point : celle-ci en est une autre.");

    /// Two lists are editions of one list if at least this fraction of the shorter list was copied and the
    /// copies agree otherwise. Lists that place every record at the centre of its town do not qualify.
    private static final double EDITIONS = 0.5;

    /// Minimum number of copies; fewer are considered a coincidence.
    private static final int FEW = 20;

    /// A point shared by at least this number of records is the centre of an area, not an address.
    private static final int MANY = 100;

    /// Fraction of common records of two lists that the guards assume if a pair is a copy: all records.
    static final double ALL_IN_COMMON = 1;

    private final RecordIndex<?> roster;
    /// Maps a record and a source to the copy of this record in that source.
    private final LongIntMap copies = new LongIntMap();

    private interface CopiedPairAction {
        void tell(int left, int right);
    }

    private CopiedRecordDetector(RecordIndex<?> roster) {
        this.roster = roster;
    }

    static <R> CopiedRecordDetector among(
            RecordIndex<R> roster,
            ToIntFunction<R> mark,
            MatchLikelihoodScorer<R> scorer,
            List<MatchPairGuard<R>> guards) {
        var found = new CopiedRecordDetector(roster);
        var marked = marked(roster, mark);
        var counts = new LongIntMap();
        each(roster, marked, (left, right) -> count(counts, both(roster, left, right)));
        var agreed = new LongIntMap();
        each(roster, marked, (left, right) -> {
            if (counts.get(both(roster, left, right), 0) >= enough(roster, left, right)
                    && scorer.answers(left, right) > 0
                    && !vetoed(roster, guards, left, right, 0)) count(agreed, both(roster, left, right));
        });
        each(roster, marked, (left, right) -> {
            if (agreed.get(both(roster, left, right), 0) < enough(roster, left, right)
                    || vetoed(roster, guards, left, right, ALL_IN_COMMON)) return;
            found.copies.put(key(left, roster.source(right)), right);
            found.copies.put(key(right, roster.source(left)), left);
        });
        return found;
    }

    /// Returns the marks of records with the ranks of these records, sorted by mark. Only records of well-kept
    /// sources are included.
    ///
    /// @param mark returns the mark of a record
    private static <R> long[] marked(RecordIndex<R> roster, ToIntFunction<R> mark) {
        var marks = new long[roster.size()];
        var size = 0;
        for (var i = 0; i < marks.length; i++) {
            var own = roster.clean(i) && roster.sizeOf(roster.source(i)) >= FEW
                    ? mark.applyAsInt(roster.record(i))
                    : NO_MARK;
            if (own >= 0) marks[size++] = (long) own << 32 | i;
        }
        Arrays.sort(marks, 0, size);
        return Arrays.copyOf(marks, size);
    }

    /// Calls the action for each pair of records with the same mark, if each of them is the only record of its
    /// source with this mark.
    private static void each(RecordIndex<?> roster, long[] marked, CopiedPairAction copied) {
        for (var from = 0; from < marked.length; ) {
            var to = from + 1;
            while (to < marked.length && marked[to] >> 32 == marked[from] >> 32) to++;
            for (var i = from; i < to - 1 && to - from <= MANY; i++) {
                if (!alone(roster, marked, from, to, i)) continue;
                for (var k = i + 1; k < to; k++)
                    if (alone(roster, marked, from, to, k)) copied.tell((int) marked[i], (int) marked[k]);
            }
            from = to;
        }
    }

    /// Returns whether a record is the only one of its source with a mark. The records with the mark are
    /// adjacent and sorted by source.
    ///
    /// @param marked marks with the ranks of the records, sorted
    /// @param from index of the first record with the mark
    /// @param to index after the last record with the mark
    /// @param at index of the record
    private static boolean alone(RecordIndex<?> roster, long[] marked, int from, int to, int at) {
        var source = roster.source((int) marked[at]);
        return (at == from || roster.source((int) marked[at - 1]) != source)
                && (at == to - 1 || roster.source((int) marked[at + 1]) != source);
    }

    private static int enough(RecordIndex<?> roster, int left, int right) {
        var shorter = Math.min(roster.sizeOf(roster.source(left)), roster.sizeOf(roster.source(right)));
        return Math.max(FEW, (int) Math.ceil(EDITIONS * shorter));
    }

    private static <R> boolean vetoed(
            RecordIndex<R> roster, List<MatchPairGuard<R>> guards, int left, int right, double twins) {
        for (var guard : guards)
            if (guard.judge(roster.record(left), roster.record(right), twins).isPresent()) return true;
        return false;
    }

    private static void count(LongIntMap some, long key) {
        some.put(key, some.get(key, 0) + 1);
    }

    private static long both(RecordIndex<?> roster, int left, int right) {
        return key(roster.source(left), roster.source(right));
    }

    private static long key(int record, int source) {
        return (long) record << 32 | source;
    }

    boolean copied(int left, int right) {
        return copies.size() > 0 && copies.get(key(left, roster.source(right)), -1) == right;
    }

    /// Returns whether one of the two records has its copy elsewhere in the source of the other record. The two
    /// records cannot match then.
    boolean apart(int left, int right) {
        if (copies.size() == 0) return false;
        var here = copies.get(key(left, roster.source(right)), -1);
        var there = copies.get(key(right, roster.source(left)), -1);
        return here >= 0 && here != right || there >= 0 && there != left;
    }
}
