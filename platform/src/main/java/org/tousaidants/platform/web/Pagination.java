package org.tousaidants.platform.web;

import java.util.List;
import org.tousaidants.core.text.FormValueParser;

/// « Pagination » — the part of a long list that a page shows. Only that part is queried.
///
/// @param current number of the shown part, from 1
/// @param last number of the last part
/// @param size number of entries of a part
public record Pagination(int current, int last, int size) {
    /// Returns the part of a list that a page shows.
    ///
    /// @param asked the value in the address; anything but a number means the first part, a number that is too
    /// high means the last part
    /// @param count number of entries of the list
    /// @param size number of entries of a part
    public static Pagination of(String asked, long count, int size) {
        return of(FormValueParser.number(asked).orElse(1), count, size);
    }

    public static Pagination of(int asked, long count, int size) {
        var last = (int) Math.max(1, Math.ceilDiv(count, size));
        return new Pagination(Math.clamp(asked, 1, last), last, size);
    }

    /// Returns the shown part of a list.
    ///
    /// @param all the complete list
    public <T> List<T> of(List<T> all) {
        return all.subList(offset(), Math.min(all.size(), offset() + size));
    }

    public int offset() {
        return (current - 1) * size;
    }
}
