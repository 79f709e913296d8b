package org.tousaidants.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Who shares a key with whom, in arrays: from a record to its blocks, from a block to its records.
final class BlockIndex {
    private final int largest;
    private final int window;
    private final int size;
    /// Blocks of record i: `blockOf[recordStart[i] .. recordStart[i + 1])`, and where it stands in each.
    private final int[] recordStart;

    private final int[] blockOf;
    private final int[] placeIn;
    /// Records of block b: `members[blockStart[b] .. blockStart[b + 1])`.
    private final int[] blockStart;

    private final int[] members;
    private final byte[] passOf;
    private final int passes;

    static <R> BlockIndex of(Roster<R> roster, Blocking<R> blocking) {
        return new BlockIndex(roster, blocking);
    }

    private <R> BlockIndex(Roster<R> roster, Blocking<R> blocking) {
        largest = blocking.largest();
        window = blocking.window();
        size = roster.size();
        var asked = blocking.passes();
        passes = asked.size();
        var slices = Parallel.slices(size, KeyList::new, (from, to, own) -> {
            own.restart();
            for (var i = from; i < to; i++) {
                for (var pass = 0; pass < asked.size(); pass++) {
                    own.pass(pass);
                    asked.get(pass).keys().accept(roster.record(i), own);
                }
                own.endRecord();
            }
            return own.taken();
        });
        // Keys become numbers in the order of the records: the same whatever the machine.
        var numbers = new LongIntMap();
        var total = slices.stream().mapToInt(slice -> slice.keys.length).sum();
        var allBlocks = new int[total];
        var starts = new int[size + 1];
        var counts = new int[1024];
        var passOfBlock = new byte[1024];
        var record = 0;
        var next = 0;
        for (var slice : slices) {
            var at = 0;
            for (var end : slice.ends) {
                for (; at < end; at++) {
                    var block = numbers.number(slice.keys[at]);
                    if (block >= counts.length) {
                        counts = Arrays.copyOf(counts, counts.length * 2);
                        passOfBlock = Arrays.copyOf(passOfBlock, passOfBlock.length * 2);
                    }
                    counts[block]++;
                    passOfBlock[block] = slice.passes[at];
                    allBlocks[next++] = block;
                }
                starts[++record] = next;
            }
        }
        // A block of one record brings nobody together.
        var blocks = numbers.size();
        var kept = new int[blocks];
        var keptCount = 0;
        for (var block = 0; block < blocks; block++) kept[block] = counts[block] > 1 ? keptCount++ : -1;
        passOf = new byte[keptCount];
        blockStart = new int[keptCount + 1];
        for (var block = 0; block < blocks; block++)
            if (kept[block] >= 0) {
                passOf[kept[block]] = passOfBlock[block];
                blockStart[kept[block] + 1] = counts[block];
            }
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
        sortLargeBlocks(roster, blocking);
    }

    private <R> void sortLargeBlocks(Roster<R> roster, Blocking<R> blocking) {
        for (var block = 0; block < passOf.length; block++) {
            var neighbour = blocking.passes().get(passOf[block]).neighbour();
            if (!large(block) || neighbour == null) continue;
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

    private boolean large(int block) {
        return blockStart[block + 1] - blockStart[block] > largest;
    }

    Walk walk() {
        return new Walk();
    }

    /// Finds the candidates of one record after the other; one per worker.
    final class Walk {
        private final int[] seenBy = new int[size];
        private int[] found = new int[256];
        private int count;
        private final long[] added = new long[passes];

        Walk() {
            Arrays.fill(seenBy, -1);
        }

        /// The records of a higher rank that share a block with this one, each once, in order.
        int candidates(int record) {
            count = 0;
            for (var at = recordStart[record]; at < recordStart[record + 1]; at++) {
                var block = blockOf[at];
                var place = placeIn[at];
                var before = count;
                if (large(block)) {
                    meet(record, Math.max(blockStart[block], place - window), place);
                    meet(record, place + 1, Math.min(blockStart[block + 1], place + 1 + window));
                } else meet(record, place + 1, blockStart[block + 1]);
                added[passOf[block]] += count - before;
            }
            Arrays.sort(found, 0, count);
            return count;
        }

        private void meet(int record, int from, int to) {
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

        /// How many candidates each pass brought that no earlier one had, since this was last asked.
        long[] takeAdded() {
            var taken = added.clone();
            Arrays.fill(added, 0);
            return taken;
        }
    }

    /// At most how many pairs there are to compare; a pair that shares several blocks is counted in each.
    long pairsAtMost() {
        var pairs = 0L;
        for (var block = 0; block < passOf.length; block++) {
            long in = blockStart[block + 1] - blockStart[block];
            pairs += large(block) ? in * window : in * (in - 1) / 2;
        }
        return pairs;
    }

    /// Over-large blocks of each pass.
    int[] largeBlocks() {
        var large = new int[passes];
        for (var block = 0; block < passOf.length; block++) if (large(block)) large[passOf[block]]++;
        return large;
    }

    int[] blocks() {
        var blocks = new int[passes];
        for (var pass : passOf) blocks[pass]++;
        return blocks;
    }

    /// The passes that bring these two together, as a set of bits.
    long passes(int left, int right) {
        var together = 0L;
        for (var at = recordStart[left]; at < recordStart[left + 1]; at++)
            for (var other = recordStart[right]; other < recordStart[right + 1]; other++)
                if (blockOf[at] == blockOf[other]
                        && (!large(blockOf[at]) || Math.abs(placeIn[at] - placeIn[other]) <= window))
                    together |= 1L << passOf[blockOf[at]];
        return together;
    }

    /// The keys of some records, hashed: two texts that share a hash are merely compared once too often.
    private static final class KeyList implements Blocking.Keys {
        private record Taken(long[] keys, byte[] passes, int[] ends) {}

        private long[] keys = new long[4096];
        private byte[] passes = new byte[4096];
        private final List<Integer> ends = new ArrayList<>();
        private int count;
        private int recordFrom;
        private int pass;

        void restart() {
            ends.clear();
            count = 0;
            recordFrom = 0;
        }

        void pass(int number) {
            pass = number;
        }

        @Override
        public void add(String key) {
            if (key.isBlank()) return;
            var hash = (pass + 1) * 0x9E3779B97F4A7C15L;
            for (var i = 0; i < key.length(); i++) hash = (hash ^ key.charAt(i)) * 0x100000001B3L;
            hash = LongIntMap.mix(hash);
            for (var i = recordFrom; i < count; i++) if (keys[i] == hash) return;
            if (count == keys.length) {
                keys = Arrays.copyOf(keys, count * 2);
                passes = Arrays.copyOf(passes, count * 2);
            }
            keys[count] = hash;
            passes[count++] = (byte) pass;
        }

        void endRecord() {
            ends.add(count);
            recordFrom = count;
        }

        Taken taken() {
            return new Taken(
                    Arrays.copyOf(keys, count),
                    Arrays.copyOf(passes, count),
                    ends.stream().mapToInt(Integer::intValue).toArray());
        }
    }
}
