package org.tousaidants.find.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// « Page de résultats » — the page `page` (from 1) of a list of `total` places. A page after the last page is empty
/// and causes no error, because a list may become shorter while a program reads it.
record ApiResultPage(int page, int perPage, int total) {
    static final int DEFAULT_PER_PAGE = 100;
    static final int MAX_PER_PAGE = 1000;
    static final int MAX_PAGE = 1_000_000;

    int pages() {
        return Math.max(1, Math.ceilDiv(total, perPage));
    }

    <T> List<T> of(List<T> all) {
        var from = Math.min(total, (page - 1L) * perPage);
        var to = Math.min(total, from + perPage);
        return all.subList((int) from, (int) to);
    }

    /// Returns the numbers of the first, previous, next and last pages that exist, by their relation in the
    /// `Link` header (RFC 8288).
    Map<String, Integer> neighbours() {
        var neighbours = new LinkedHashMap<String, Integer>();
        neighbours.put("first", 1);
        if (page > 1) neighbours.put("prev", Math.min(page - 1, pages()));
        if (page < pages()) neighbours.put("next", page + 1);
        neighbours.put("last", pages());
        return neighbours;
    }
}
