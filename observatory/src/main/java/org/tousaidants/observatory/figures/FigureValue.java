package org.tousaidants.observatory.figures;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// « Valeur » — the value of a figure on one day: the total (if the breakdown is empty) or the value of one cell.
record FigureValue(
        int edition,
        LocalDate day,
        String breakdown,
        String cell,
        String name,
        @Nullable Double amount,
        @Nullable Double total,
        boolean hidden) {
    private static final double TENTHS = 10;

    boolean whole() {
        return breakdown.isEmpty();
    }

    /// Returns whether the value is known. It is unknown if the figure was not computed for that day.
    boolean known() {
        return amount != null || hidden;
    }

    FigureValue hiding() {
        return new FigureValue(edition, day, breakdown, cell, name, amount, total, true);
    }

    /// Returns the value that may be published; null if it is hidden to protect people or unknown. A share is a
    /// percentage, rounded to a tenth.
    @Nullable
    Double shown(FigureDefinition.FigureKind kind) {
        if (hidden || amount == null) return null;
        return switch (kind) {
            case COUNT -> amount;
            case MEDIAN -> tenths(amount);
            case AVERAGE -> total == null || total == 0 ? null : tenths(amount / total);
            case SHARE -> total == null || total == 0 ? null : tenths(100 * amount / total);
        };
    }

    private static double tenths(double value) {
        return Math.round(value * TENTHS) / TENTHS;
    }
}
