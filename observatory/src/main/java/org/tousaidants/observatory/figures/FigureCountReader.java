package org.tousaidants.observatory.figures;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.DependsOn;
import org.springframework.stereotype.Service;

/// « Lecture d’un compte » — runs a query that another package of the observatory defines. The query runs with a
/// database role that can read only the views created for the figures.
@Service
@DependsOn("org.tousaidants.observatory.figures.Figures")
public class FigureCountReader {
    private final PublicFigureStore store;
    private final Clock clock;

    FigureCountReader(PublicFigureStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /// One row of the result of a query; an unknown amount is given as 0.
    public record FigureCountCell(String cell, String name, double amount, double total) {}

    /// Runs a query and returns its rows.
    ///
    /// @param query SQL query in the format of a definition, with the columns cell, name, amount, total
    public List<FigureCountCell> read(String query) {
        return store.count(clock.instant(), query).stream()
                .map(one -> new FigureCountCell(one.cell(), one.name(), known(one.amount()), known(one.total())))
                .toList();
    }

    private static double known(@Nullable Double amount) {
        return amount == null ? 0 : amount;
    }
}
