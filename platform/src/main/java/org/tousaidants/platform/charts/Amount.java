package org.tousaidants.platform.charts;

/// « Valeur portée au graphique » — a label and its value: a number, unknown, or a small count that is hidden.
public record Amount(String label, Kind kind, double value) {
    public enum Kind {
        KNOWN,
        MISSING,
        HIDDEN
    }

    public Amount {
        if (!Double.isFinite(value)) throw new IllegalArgumentException("not an amount: " + value);
    }

    public static Amount of(String label, double value) {
        return new Amount(label, Kind.KNOWN, value);
    }

    public static Amount missing(String label) {
        return new Amount(label, Kind.MISSING, 0);
    }

    /// A value that is hidden because it is so small that it could identify a person.
    public static Amount hidden(String label) {
        return new Amount(label, Kind.HIDDEN, 0);
    }

    public boolean known() {
        return kind == Kind.KNOWN;
    }
}
