package org.tousaidants.observatory.figures;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.DependsOn;
import org.springframework.stereotype.Service;

/// « Lecture d’un compte » — a count asked by another room of the observatory: over the views alone, as the role
/// that may read nothing else. The figures make these views when they are made themselves.
@Service
@DependsOn("org.tousaidants.observatory.figures.Figures")
public class CountReader {
    private final FigureStore store;
    private final Clock clock;

    CountReader(FigureStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /// What is not known counts nothing.
    public record Cell(String cell, String name, double amount, double total) {}

    /// @param query as a definition writes it: cell, name, amount, total
    public List<Cell> read(String query) {
        return store.count(clock.instant(), query).stream()
                .map(one -> new Cell(one.cell(), one.name(), known(one.amount()), known(one.total())))
                .toList();
    }

    private static double known(@Nullable Double amount) {
        return amount == null ? 0 : amount;
    }
}
