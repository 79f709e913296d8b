package org.tousaidants.web;

import java.util.function.Function;
import java.util.function.ToIntFunction;

/// « Carte du bureau » — a room with a desk of its own declares one as a bean, and words it in its message files: its
/// title at `key`, what it is for at `key.words`, what waits there at `key.waiting` (with how many).
///
/// @param figures of a network, for the holes of what it is for
/// @param waiting how many things of a network wait for a coordinator there
public record DeskCard(
        String path, String key, int order, Function<String, Object[]> figures, ToIntFunction<String> waiting) {
    private static final Object[] NONE = {};

    public static DeskCard of(String path, String key, int order) {
        return new DeskCard(path, key, order, network -> NONE, network -> 0);
    }

    public DeskCard with(Function<String, Object[]> figures) {
        return new DeskCard(path, key, order, figures, waiting);
    }

    public DeskCard waiting(ToIntFunction<String> waiting) {
        return new DeskCard(path, key, order, figures, waiting);
    }
}
