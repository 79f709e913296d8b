package org.tousaidants.platform.web;

import java.util.List;
import org.tousaidants.platform.identity.SignedInPerson;

/// « Recherche dans le site » — finds the objects of one kind that match the typed text, among those that the person
/// may open. A package declares it as a Spring bean.
public interface SiteSearchSource {
    /// Maximum number of search results of one kind.
    int MOST = 8;

    /// A search result.
    ///
    /// @param detail text of the second line; may be empty
    record SiteSearchHit(String title, String detail, String path) {}

    /// Returns the message key of the heading above the results.
    String key();

    /// Returns the position of the heading on the page, in ascending order.
    int order();

    List<SiteSearchHit> hits(SignedInPerson actor, String text, Page page);
}
