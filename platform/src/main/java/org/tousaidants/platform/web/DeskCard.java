package org.tousaidants.platform.web;

import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/// « Carte du bureau » — a room with a desk of its own declares one as a bean, and words it in its message files:
/// its title at `key`, what it is for at `key.words`, what waits there at `key.waiting` (with how many), and, if a
/// network begins there, what to do first at `key.first`.
///
/// @param order where it stands: up to 69 the places, up to 144 the label, from 145 the network itself
/// @param answers whether a person waits for an answer there: that is said first
/// @param now how the desk of a network stands
public record DeskCard(String path, String key, int order, boolean answers, Supplier<CardState> now) {
    /// @param waiting how many things wait for a coordinator
    /// @param first whether a network that begins has not been here yet
    /// @param figures for the holes of what the desk is for
    public record CardState(int waiting, boolean first, List<Object> figures) {
        public CardState(int waiting, Object... figures) {
            this(waiting, false, List.of(figures));
        }

        public CardState first(boolean undone) {
            return new CardState(waiting, undone, figures);
        }
    }

    public static DeskCard of(String path, String key, int order) {
        return new DeskCard(path, key, order, false, () -> new CardState(0));
    }

    public DeskCard now(Supplier<CardState> now) {
        return new DeskCard(path, key, order, answers, now);
    }

    /// « Quelqu'un attend une réponse. »
    public DeskCard answering(IntSupplier waiting) {
        return new DeskCard(path, key, order, true, now).waiting(waiting);
    }

    public DeskCard waiting(IntSupplier waiting) {
        return now(() -> new CardState(waiting.getAsInt()));
    }
}
