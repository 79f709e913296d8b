package org.tousaidants.platform.charts;

/// « Valeur portée au graphique » — a label and its value, which is a number, unknown, or a small count that is
/// hidden.
public record ChartValue(String label, ChartValueKind kind, double value) {
    public enum ChartValueKind {
        KNOWN,
        MISSING,
        HIDDEN
    }

    public ChartValue {
        if (!Double.isFinite(value)) throw new IllegalArgumentException("not an amount: " + value);
    }

    public static ChartValue of(String label, double value) {
        return new ChartValue(label, ChartValueKind.KNOWN, value);
    }

    public static ChartValue missing(String label) {
        return new ChartValue(label, ChartValueKind.MISSING, 0);
    }

    /// Returns a value that is hidden because it is so small that it could identify a person.
    public static ChartValue hidden(String label) {
        return new ChartValue(label, ChartValueKind.HIDDEN, 0);
    }

    public boolean known() {
        return kind == ChartValueKind.KNOWN;
    }
}
