package org.tousaidants.core.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Index between records and blocks (groups of records that share a key), stored in arrays. It is built one blocking
/// pass after another, so that the memory for the keys of a pass is free before the next pass.
final class RecordBlockIndex {
    private final int largest;
    private final int window;
    private final int size;
    private final List<BlocksOfOnePass> passes = new ArrayList<>();

    static <R> RecordBlockIndex of(RecordIndex<R> roster, RecordBlocking<R> blocking) {
        return new RecordBlockIndex(roster, blocking);
    }

    private <R> RecordBlockIndex(RecordIndex<R> roster, RecordBlocking<R> blocking) {
        largest = blocking.largest();
        window = blocking.window();
        size = roster.size();
        for (var pass : blocking.passes()) {
            var one = new BlocksOfOnePass(roster, pass);
            if (pass.neighbour() != null) one.sortLargeBlocks(roster, pass.neighbour());
            passes.add(one);
        }
    }

    /// The blocks of one blocking pass.
    private final class BlocksOfOnePass {
        /// Start of the blocks of record i in the arrays `blockOf` and its positions: they are at
        /// `blockOf[recordStart[i] .. recordStart[i + 1])`.
        final int[] recordStart;

        final int[] blockOf;
        final int[] placeIn;
        /// Array indexes of the records of block b: `members[blockStart[b] .. blockStart[b + 1])`.
        final int[] blockStart;

        final int[] members;

        <R> BlocksOfOnePass(RecordIndex<R> roster, RecordBlocking.BlockingPass<R> pass) {
            var slices = ParallelRecordRunner.slices(size, BlockingKeyList::new, (from, to, own) -> {
                own.restart();
                for (var i = from; i < to; i++) {
                    pass.keys().accept(roster.record(i), own);
                    own.endRecord();
                }
                return own.taken();
            });
            // Keys are numbered in the order of the records, so that the result does not depend on the
            // machine.
            var numbers = new LongIntMap();
            var total = slices.stream().mapToInt(slice -> slice.keys.length).sum();
            var allBlocks = new int[total];
            var starts = new int[size + 1];
            var counts = new int[1024];
            var record = 0;
            var next = 0;
            for (var slice : slices) {
                var at = 0;
                for (var end : slice.ends) {
                    for (; at < end; at++) {
                        var block = numbers.number(slice.keys[at]);
                        if (block >= counts.length) counts = Arrays.copyOf(counts, counts.length * 2);
                        counts[block]++;
                        allBlocks[next++] = block;
                    }
                    starts[++record] = next;
                }
            }
            // A block with a single record is ignored, because it contains no pair.
            var blocks = numbers.size();
            var kept = new int[blocks];
            var keptCount = 0;
            for (var block = 0; block < blocks; block++) kept[block] = counts[block] > 1 ? keptCount++ : -1;
            blockStart = new int[keptCount + 1];
            for (var block = 0; block < blocks; block++)
                if (kept[block] >= 0) blockStart[kept[block] + 1] = counts[block];
            for (var block = 0; block < keptCount; block++) blockStart[block + 1] += blockStart[block];
            var useful = blockStart[keptCount];
            members = new int[useful];
            recordStart = new int[size + 1];
            blockOf = new int[useful];
            placeIn = new int[useful];
            var filled = Arrays.copyOf(blockStart, keptCount);
            var put = 0;
            for (var i = 0; i < size; i++) {
                for (var at = starts[i]; at < starts[i + 1]; at++) {
                    var block = kept[allBlocks[at]];
                    if (block < 0) continue;
                    blockOf[put] = block;
                    placeIn[put++] = filled[block];
                    members[filled[block]++] = i;
                }
                recordStart[i + 1] = put;
            }
        }

        int blocks() {
            return blockStart.length - 1;
        }

        boolean large(int block) {
            return blockStart[block + 1] - blockStart[block] > largest;
        }

        <R> void sortLargeBlocks(RecordIndex<R> roster, Function<R, String> neighbour) {
            for (var block = 0; block < blocks(); block++) {
                if (!large(block)) continue;
                record Placed(String text, int rank) {}
                var sorted = Arrays.stream(members, blockStart[block], blockStart[block + 1])
                        .mapToObj(rank -> new Placed(neighbour.apply(roster.record(rank)), rank))
                        .sorted(Comparator.comparing(Placed::text).thenComparing(Placed::rank))
                        .toList();
                for (var i = 0; i < sorted.size(); i++) {
                    var rank = sorted.get(i).rank();
                    var place = blockStart[block] + i;
                    members[place] = rank;
                    for (var at = recordStart[rank]; at < recordStart[rank + 1]; at++)
                        if (blockOf[at] == block) placeIn[at] = place;
                }
            }
        }

        boolean together(int left, int right) {
            for (var at = recordStart[left]; at < recordStart[left + 1]; at++)
                for (var other = recordStart[right]; other < recordStart[right + 1]; other++)
                    if (blockOf[at] == blockOf[other]
                            && (!large(blockOf[at]) || Math.abs(placeIn[at] - placeIn[other]) <= window)) return true;
            return false;
        }
    }

    CandidateIterator walk() {
        return new CandidateIterator();
    }

    /// Lists the candidates of one record after another. It is not thread-safe, so each worker has its own
    /// instance.
    final class CandidateIterator {
        private final int[] seenBy = new int[size];
        private int[] found = new int[256];
        private int count;
        private final long[] added = new long[passes.size()];

        CandidateIterator() {
            Arrays.fill(seenBy, -1);
        }

        /// Finds the records of a higher rank that share a block with this record, without duplicates and in
        /// order. Returns their number.
        int candidates(int record) {
            count = 0;
            for (var pass = 0; pass < added.length; pass++) {
                var before = count;
                meet(record, passes.get(pass));
                added[pass] += count - before;
            }
            Arrays.sort(found, 0, count);
            return count;
        }

        private void meet(int record, BlocksOfOnePass pass) {
            for (var at = pass.recordStart[record]; at < pass.recordStart[record + 1]; at++) {
                var block = pass.blockOf[at];
                var place = pass.placeIn[at];
                var end = pass.blockStart[block + 1];
                if (pass.large(block)) {
                    meet(record, pass.members, Math.max(pass.blockStart[block], place - window), place);
                    meet(record, pass.members, place + 1, Math.min(end, place + 1 + window));
                } else meet(record, pass.members, place + 1, end);
            }
        }

        private void meet(int record, int[] members, int from, int to) {
            if (count + to - from > found.length)
                found = Arrays.copyOf(found, Math.max(found.length * 2, count + to - from));
            for (var at = from; at < to; at++) {
                var other = members[at];
                if (other <= record || seenBy[other] == record) continue;
                seenBy[other] = record;
                found[count++] = other;
            }
        }

        int candidate(int rank) {
            return found[rank];
        }

        /// Returns, for each blocking pass, the number of candidates that no earlier pass found. Only
        /// candidates since the last call of this method are counted.
        long[] takeAdded() {
            var taken = added.clone();
            Arrays.fill(added, 0);
            return taken;
        }
    }

    /// Returns an upper bound of the number of pairs to compare. A pair that shares several blocks is counted
    /// once for each block.
    long pairsAtMost() {
        var pairs = 0L;
        for (var pass : passes)
            for (var block = 0; block < pass.blocks(); block++) {
                long in = pass.blockStart[block + 1] - pass.blockStart[block];
                pairs += pass.large(block) ? in * window : in * (in - 1) / 2;
            }
        return pairs;
    }

    /// Returns, for each pass, the number of blocks above the size limit.
    int[] largeBlocks() {
        return passes.stream()
                .mapToInt(pass -> (int)
                        IntStream.range(0, pass.blocks()).filter(pass::large).count())
                .toArray();
    }

    int[] blocks() {
        return passes.stream().mapToInt(BlocksOfOnePass::blocks).toArray();
    }

    /// Returns a bit set of the passes in which these two records share a block.
    long passes(int left, int right) {
        var together = 0L;
        for (var pass = 0; pass < passes.size(); pass++)
            if (passes.get(pass).together(left, right)) together |= 1L << pass;
        return together;
    }

    /// Collects the hashed keys of records. If two keys have the same hash, only one needless comparison is
    /// made.
    private static final class BlockingKeyList implements RecordBlocking.BlockingKeyReceiver {
        private record CollectedKeys(long[] keys, int[] ends) {}

        private long[] keys = new long[4096];
        private int[] ends = new int[512];
        private int count;
        private int records;
        private int recordFrom;

        void restart() {
            records = 0;
            count = 0;
            recordFrom = 0;
        }

        @Override
        public void add(String key) {
            if (key.isBlank()) return;
            var hash = 0x9E3779B97F4A7C15L;
            for (var i = 0; i < key.length(); i++) hash = (hash ^ key.charAt(i)) * 0x100000001B3L;
            hash = LongIntMap.mix(hash);
            for (var i = recordFrom; i < count; i++) if (keys[i] == hash) return;
            if (count == keys.length) keys = Arrays.copyOf(keys, count * 2);
            keys[count++] = hash;
        }

        void endRecord() {
            if (records == ends.length) ends = Arrays.copyOf(ends, records * 2);
            ends[records++] = count;
            recordFrom = count;
        }

        CollectedKeys taken() {
            return new CollectedKeys(Arrays.copyOf(keys, count), Arrays.copyOf(ends, records));
        }
    }
}
