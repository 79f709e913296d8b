package org.tousaidants.web;

/// « Ligne » — of a list that sums up answers before they are sent: what, the answer, and where to change it (empty:
/// it
/// cannot be changed).
public record Row(String term, String value, String change) {
    public static Row of(String term, String value) {
        return new Row(term, value, "");
    }

    public Row change(String address) {
        return new Row(term, value, address);
    }
}
