package org.tousaidants.core.linkage;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// « Présélection » — selects the pairs to compare (blocking): records that share a key in at least one pass. The
/// records of a block that is too large are sorted, and each record is compared only with its neighbours.
///
/// @param passes blocking passes
/// @param largest largest number of records of a normal block
/// @param window number of neighbours on each side in a block that is too large
public record RecordBlocking<R>(List<BlockingPass<R>> passes, int largest, int window) {
    public RecordBlocking {
        passes = List.copyOf(passes);
        if (passes.isEmpty()) throw new IllegalArgumentException("at least one pass is required");
    }

    public static <R> RecordBlocking<R> of(List<BlockingPass<R>> passes) {
        return new RecordBlocking<>(passes, 100, 10);
    }

    public RecordBlocking<R> capped(int records, int neighbours) {
        return new RecordBlocking<>(passes, records, neighbours);
    }

    /// Receives the keys of a record.
    @FunctionalInterface
    public interface BlockingKeyReceiver {
        /// Adds a key; a blank key is ignored.
        void add(String key);
    }

    /// « Passe » — one blocking pass.
    ///
    /// @param keys adds all keys of a record; adds none if the record has no value
    /// @param neighbour returns the sort key in a block that is too large; if null, the keys of the records are
    /// used
    public record BlockingPass<R>(
            String name,
            BiConsumer<R, BlockingKeyReceiver> keys,
            @Nullable Function<R, String> neighbour) {
        public static <R> BlockingPass<R> of(String name, BiConsumer<R, BlockingKeyReceiver> keys) {
            return new BlockingPass<>(name, keys, null);
        }

        public BlockingPass<R> sortedBy(Function<R, String> text) {
            return new BlockingPass<>(name, keys, text);
        }
    }
}
