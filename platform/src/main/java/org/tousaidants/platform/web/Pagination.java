package org.tousaidants.platform.web;

import java.util.List;
import org.tousaidants.core.text.ValueParser;

/// « Pagination » — the part of a long list shown by a page: only that part is queried.
public record Pagination(int current, int last, int size) {
    /// @param asked the value in the address; anything but a number is the first page, a number too high
    /// the last
    public static Pagination of(String asked, long count, int size) {
        return of(ValueParser.number(asked).orElse(1), count, size);
    }

    public static Pagination of(int asked, long count, int size) {
        var last = (int) Math.max(1, Math.ceilDiv(count, size));
        return new Pagination(Math.clamp(asked, 1, last), last, size);
    }

    /// The part of a list in memory.
    public <T> List<T> of(List<T> all) {
        return all.subList(offset(), Math.min(all.size(), offset() + size));
    }

    public int offset() {
        return (current - 1) * size;
    }
}
