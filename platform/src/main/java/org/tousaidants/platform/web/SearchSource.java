package org.tousaidants.platform.web;

import java.util.List;
import org.tousaidants.platform.identity.Actor;

/// « Recherche dans le site » — declared as a bean by a package: the things of one kind that match the typed
/// text, among those that this person may open.
public interface SearchSource {
    /// Maximum number of hits of one kind.
    int MOST = 8;

    /// @param detail a second line; may be empty
    record SearchHit(String title, String detail, String path) {}

    /// Message key of the heading above the hits.
    String key();

    /// Position of the heading on the page, in ascending order.
    int order();

    List<SearchHit> hits(Actor actor, String text, Page page);
}
