package org.tousaidants.core.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Splits work into slices of records, runs them on all cores and joins the results in order, so that the result
/// does not depend on the thread scheduling.
final class ParallelRecordRunner {
    private static final int SLICE = 512;

    private ParallelRecordRunner() {}

    interface RecordRangeTask<S, T> {
        T slice(int from, int to, S scratch);
    }

    /// Returns the results of all slices in order.
    ///
    /// @param size number of records
    /// @param scratch creates the working memory of a worker, which is reused for all its slices
    /// @param work processes one slice
    static <S, T> List<T> slices(int size, Supplier<S> scratch, RecordRangeTask<S, T> work) {
        var free = new ConcurrentLinkedQueue<S>();
        var count = (size + SLICE - 1) / SLICE;
        var results = new ArrayList<T>(count);
        IntStream.range(0, count)
                .parallel()
                .mapToObj(slice -> {
                    var found = free.poll();
                    var own = found == null ? scratch.get() : found;
                    var result = work.slice(slice * SLICE, Math.min(size, (slice + 1) * SLICE), own);
                    free.add(own);
                    return result;
                })
                .forEachOrdered(results::add);
        return results;
    }
}
