package org.tousaidants.core.linkage;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// « Présélection » — which pairs are worth comparing: those that share a key in one pass at least. A key that too
/// many records share does not explode: they are sorted, and each is compared with its neighbours only.
///
/// @param largest more records than this under one key are an over-large block
/// @param window how many neighbours on each side a record of an over-large block meets
public record Blocking<R>(List<Pass<R>> passes, int largest, int window) {
    public Blocking {
        passes = List.copyOf(passes);
        if (passes.isEmpty()) throw new IllegalArgumentException("no pass");
    }

    public static <R> Blocking<R> of(List<Pass<R>> passes) {
        return new Blocking<>(passes, 100, 10);
    }

    public Blocking<R> capped(int records, int neighbours) {
        return new Blocking<>(passes, records, neighbours);
    }

    /// Where a record puts its keys.
    @FunctionalInterface
    public interface Keys {
        /// A blank key is no key.
        void add(String key);
    }

    /// « Passe » — one way to bring records together.
    ///
    /// @param keys puts all keys of a record, none if it has nothing to say
    /// @param neighbour what an over-large block is sorted by; by the records' keys if null
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
