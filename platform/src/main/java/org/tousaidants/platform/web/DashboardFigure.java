package org.tousaidants.platform.web;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;

/// « Chiffre du bureau » — one of the main figures of the desk.
///
/// @param order the first four of the person's role are shown
/// @param shown computes the figure for a person; empty if nothing was counted yet
public record DashboardFigure(int order, Role role, Function<Actor, Optional<Shown>> shown) {
    /// A figure whose text is the message `key` and whose full page is at `path`.
    public static DashboardFigure of(
            String path, String key, int order, Role role, Function<Actor, Optional<Value>> value) {
        return new DashboardFigure(order, role, actor -> value.apply(actor).map(one -> new Shown(path, key, one)));
    }

    public record Shown(String path, String key, Value value) {}

    /// @param months the values of the last months, oldest first; may be empty
    public record Value(Number now, List<Double> months) {
        public static Optional<Value> of(Number now) {
            return Optional.of(new Value(now, List.of()));
        }
    }
}
