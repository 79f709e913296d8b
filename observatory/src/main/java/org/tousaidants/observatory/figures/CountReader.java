package org.tousaidants.observatory.figures;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.DependsOn;
import org.springframework.stereotype.Service;

/// « Lecture d’un compte » — a query of another package of the observatory: over the views only, with the
/// database role that can read nothing else. The figures create these views.
@Service
@DependsOn("org.tousaidants.observatory.figures.Figures")
public class CountReader {
    private final FigureStore store;
    private final Clock clock;

    CountReader(FigureStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /// Unknown amounts count as zero.
    public record CountCell(String cell, String name, double amount, double total) {}

    /// @param query in the format of a definition: cell, name, amount, total
    public List<CountCell> read(String query) {
        return store.count(clock.instant(), query).stream()
                .map(one -> new CountCell(one.cell(), one.name(), known(one.amount()), known(one.total())))
                .toList();
    }

    private static double known(@Nullable Double amount) {
        return amount == null ? 0 : amount;
    }
}
