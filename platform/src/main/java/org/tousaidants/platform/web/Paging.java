package org.tousaidants.platform.web;

import java.util.List;
import org.tousaidants.core.text.Parse;

/// « Pagination » — which part of a long list a page shows: the database is asked for that part only.
public record Paging(int current, int last, int size) {
    /// @param asked what the address says; anything but a number is the first page, too far is the last
    public static Paging of(String asked, long count, int size) {
        return of(Parse.number(asked).orElse(1), count, size);
    }

    public static Paging of(int asked, long count, int size) {
        var last = (int) Math.max(1, Math.ceilDiv(count, size));
        return new Paging(Math.clamp(asked, 1, last), last, size);
    }

    /// The part of a list that is held whole.
    public <T> List<T> of(List<T> all) {
        return all.subList(offset(), Math.min(all.size(), offset() + size));
    }

    public int offset() {
        return (current - 1) * size;
    }
}
