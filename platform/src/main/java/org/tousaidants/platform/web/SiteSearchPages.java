package org.tousaidants.platform.web;

import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;

/// The page of the search box for signed-in people, which finds places, people, codes and pages. The typed text is
/// sent by POST, so that no address contains the name of a person.
@Controller
@AllowedRoles({Role.COORDINATOR, Role.HELPER, Role.FUNDER, Role.DATA, Role.READER, Role.NEWCOMER})
class SiteSearchPages {
    private static final String PATH = "/recherche";
    private static final int LONGEST = 200;

    record SearchHitGroup(String key, List<SiteSearchSource.SiteSearchHit> hits) {}

    record SiteSearchResultsView(String text, List<SearchHitGroup> found) {}

    private final List<SiteSearchSource> sources;

    SiteSearchPages(ObjectProvider<SiteSearchSource> sources) {
        this.sources = sources.stream()
                .sorted(Comparator.comparingInt(SiteSearchSource::order))
                .toList();
    }

    @GetMapping(PATH)
    View ask() {
        return View.of("platform/web/search", new SiteSearchResultsView("", List.of()));
    }

    @PostMapping(PATH)
    View search(SignedInPerson actor, Form form, Page page) {
        var typed = form.value("q").strip();
        var text = typed.substring(0, Math.min(typed.length(), LONGEST));
        if (text.isEmpty()) return View.redirect(PATH);
        return View.of(
                "platform/web/search",
                new SiteSearchResultsView(
                        text,
                        sources.stream()
                                .map(source -> new SearchHitGroup(
                                        source.key(),
                                        source.hits(actor, text, page).stream()
                                                .filter(hit -> page.isOpen(hit.path()))
                                                .toList()))
                                .filter(found -> !found.hits().isEmpty())
                                .toList()));
    }
}
