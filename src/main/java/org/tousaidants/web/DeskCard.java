package org.tousaidants.web;

import java.util.function.Function;
import java.util.function.ToIntFunction;

/// « Carte du bureau » — a room with a desk of its own declares one as a bean, and words it in its message files: its
/// title at `key`, what it is for at `key.words`, what waits there at `key.waiting` (with how many).
///
/// @param now how the desk of a network stands
public record DeskCard(String path, String key, int order, Function<String, Now> now) {
    /// @param waiting how many things wait for a coordinator
    /// @param figures for the holes of what the desk is for
    public record Now(int waiting, Object... figures) {}

    public static DeskCard of(String path, String key, int order) {
        return new DeskCard(path, key, order, network -> new Now(0));
    }

    public DeskCard now(Function<String, Now> now) {
        return new DeskCard(path, key, order, now);
    }

    public DeskCard waiting(ToIntFunction<String> waiting) {
        return now(network -> new Now(waiting.applyAsInt(network)));
    }
}
