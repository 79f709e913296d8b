package org.tousaidants.platform.web;

import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;

/// The search box of every page at work: places, people, codes and pages. The text is posted: no address
/// carries the name of a person.
@Controller
@AllowedRoles({Role.COORDINATOR, Role.HELPER, Role.FUNDER, Role.DATA, Role.READER, Role.NEWCOMER})
class SearchPages {
    private static final String PATH = "/recherche";
    private static final int LONGEST = 200;

    record Found(String key, List<SearchSource.SearchHit> hits) {}

    record Results(String text, List<Found> found) {}

    private final List<SearchSource> sources;

    SearchPages(ObjectProvider<SearchSource> sources) {
        this.sources = sources.stream()
                .sorted(Comparator.comparingInt(SearchSource::order))
                .toList();
    }

    @GetMapping(PATH)
    View ask() {
        return View.of("platform/web/search", new Results("", List.of()));
    }

    @PostMapping(PATH)
    View search(Actor actor, Form form, Page page) {
        var typed = form.value("q").strip();
        var text = typed.substring(0, Math.min(typed.length(), LONGEST));
        if (text.isEmpty()) return View.redirect(PATH);
        return View.of(
                "platform/web/search",
                new Results(
                        text,
                        sources.stream()
                                .map(source -> new Found(
                                        source.key(),
                                        source.hits(actor, text, page).stream()
                                                .filter(hit -> page.isOpen(hit.path()))
                                                .toList()))
                                .filter(found -> !found.hits().isEmpty())
                                .toList()));
    }
}
