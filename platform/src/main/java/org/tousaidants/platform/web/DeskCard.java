package org.tousaidants.platform.web;

import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/// « Carte du bureau » — declared as a bean by a package with a desk, with its texts in the message files: the
/// title at `key`, the purpose at `key.words`, the pending work at `key.waiting` (with its count), and, for a
/// set-up step of a new network, at `key.first`.
///
/// @param order position: up to 69 the places, up to 144 the label, from 145 the network itself
/// @param answers whether a person waits for an answer there: shown first
/// @param now current state of the desk of a network
public record DeskCard(String path, String key, int order, boolean answers, Supplier<CardState> now) {
    /// @param waiting number of things that wait for a coordinator
    /// @param first whether a set-up step of a new network is still to be done
    /// @param figures placeholders of the text of the purpose
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
