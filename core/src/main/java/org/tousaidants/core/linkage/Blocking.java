package org.tousaidants.core.linkage;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// « Présélection » — selects the pairs to compare (blocking): records that share a key in at least one pass. The
/// records of an over-large block are sorted, and each is compared with its neighbours only.
///
/// @param largest largest number of records of a normal block
/// @param window number of neighbours on each side, in an over-large block
public record Blocking<R>(List<Pass<R>> passes, int largest, int window) {
    public Blocking {
        passes = List.copyOf(passes);
        if (passes.isEmpty()) throw new IllegalArgumentException("at least one pass is required");
    }

    public static <R> Blocking<R> of(List<Pass<R>> passes) {
        return new Blocking<>(passes, 100, 10);
    }

    public Blocking<R> capped(int records, int neighbours) {
        return new Blocking<>(passes, records, neighbours);
    }

    /// Receives the keys of a record.
    @FunctionalInterface
    public interface Keys {
        /// A blank key is ignored.
        void add(String key);
    }

    /// « Passe » — one blocking pass.
    ///
    /// @param keys puts all keys of a record, none if it has no value
    /// @param neighbour sort key of an over-large block; null: the keys of the records
    public record Pass<R>(
            String name, BiConsumer<R, Keys> keys, @Nullable Function<R, String> neighbour) {
        public static <R> Pass<R> of(String name, BiConsumer<R, Keys> keys) {
            return new Pass<>(name, keys, null);
        }

        public Pass<R> sortedBy(Function<R, String> text) {
            return new Pass<>(name, keys, text);
        }
    }
}
