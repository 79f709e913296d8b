package org.tousaidants.platform.web;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;

/// « Chiffre du bureau » — one of the main figures of the home page of signed-in people.
///
/// @param order position: the first four figures of the person's role are shown
/// @param role role to which the figure is shown
/// @param shown computes the figure for a person; empty if nothing was counted yet
public record DashboardFigure(int order, Role role, Function<SignedInPerson, Optional<DashboardFigureValue>> shown) {
    /// Returns a figure whose text is the message `key` and whose full page is at `path`.
    public static DashboardFigure of(
            String path, String key, int order, Role role, Function<SignedInPerson, Optional<FigureWithTrend>> value) {
        return new DashboardFigure(
                order, role, actor -> value.apply(actor).map(one -> new DashboardFigureValue(path, key, one)));
    }

    public record DashboardFigureValue(String path, String key, FigureWithTrend value) {}

    /// The value of a figure.
    ///
    /// @param now current value
    /// @param months values of the last months, oldest first; may be empty
    public record FigureWithTrend(Number now, List<Double> months) {
        public static Optional<FigureWithTrend> of(Number now) {
            return Optional.of(new FigureWithTrend(now, List.of()));
        }
    }
}
