package org.tousaidants.platform.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.tousaidants.core.text.TextNormalisation;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;

/// « Plan du site » — lists each page that the person may open and that its package names by a text
/// `<room>.page.<method>`.
@Controller
@PublicAccess
class SiteMapPages implements SiteSearchSource {
    record SiteMapEntry(String path, String key, boolean open) {}

    /// The entries of one theme, in display order.
    ///
    /// @param key message key of the name of the theme
    record SiteMapTheme(String key, List<SiteMapEntry> entries) {}

    record SiteMapView(List<SiteMapTheme> themes) {}

    private final RequestMappingHandlerMapping routes;
    private final PublicPageCatalogue doorCatalogue;

    SiteMapPages(
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping routes,
            PublicPageCatalogue doorCatalogue) {
        this.routes = routes;
        this.doorCatalogue = doorCatalogue;
    }

    @GetMapping("/plan-du-site")
    View map(Page page) {
        var entries = entries(page);
        var themes = new ArrayList<SiteMapTheme>();
        for (var theme : doorCatalogue.all(page))
            themes.add(new SiteMapTheme(
                    theme.key(),
                    theme.doors().stream()
                            .flatMap(door -> Optional.ofNullable(entries.remove(door.path())).stream())
                            .toList()));
        var rest = entries.values().stream().collect(Collectors.groupingBy(SiteMapPages::theme, Collectors.toList()));
        themes.addFirst(new SiteMapTheme("web.doors.find", rest.getOrDefault("find", List.of())));
        for (var name : List.of("work", "desk", "site"))
            themes.add(new SiteMapTheme("web.doors." + name, rest.getOrDefault(name, List.of())));
        themes.removeIf(theme -> theme.entries().isEmpty());
        return View.of("platform/web/siteMap", new SiteMapView(themes));
    }

    /// Returns the pages that the person may open, by path.
    private Map<String, SiteMapEntry> entries(Page page) {
        return routes.getHandlerMethods().entrySet().stream()
                .filter(route ->
                        route.getKey().getMethodsCondition().getMethods().equals(Set.of(RequestMethod.GET)))
                .filter(route -> mayOpen(route.getValue(), page))
                .flatMap(route -> route.getKey().getPatternValues().stream()
                        .filter(path -> !path.contains("{"))
                        .map(path -> new SiteMapEntry(path, key(path), isOpen(route.getValue()))))
                .filter(entry -> page.has(entry.key()) && page.isOpen(entry.path()) && !isOthersDesk(entry, page))
                // Pages for developers come last in the site map.
                .sorted(Comparator.comparing(
                                (SiteMapEntry entry) -> entry.path().startsWith("/composants"))
                        .thenComparing(SiteMapEntry::path))
                .collect(Collectors.toMap(SiteMapEntry::path, entry -> entry, (one, _) -> one, LinkedHashMap::new));
    }

    @Override
    public String key() {
        return "web.search.pages";
    }

    @Override
    public int order() {
        return 4;
    }

    @Override
    public List<SiteSearchHit> hits(SignedInPerson actor, String text, Page page) {
        var words = List.of(TextNormalisation.bare(text).split("\\s+"));
        return entries(page).values().stream()
                .map(entry -> new SiteSearchHit(page.t(entry.key()), "", entry.path()))
                .filter(hit -> words.stream().allMatch(TextNormalisation.bare(hit.title())::contains))
                .limit(MOST)
                .toList();
    }

    /// Returns the theme of a page that is not in [PublicPageCatalogue].
    private static String theme(SiteMapEntry entry) {
        if (entry.path().startsWith("/bureau")) return "desk";
        if (!entry.open()) return "work";
        return entry.path().equals("/") || entry.path().startsWith("/aide") ? "find" : "site";
    }

    /// Returns whether an entry is a coordination page and the reader is no coordinator. The site map omits such
    /// an entry. A helper who belongs to the committee opens these pages from the page of the committee.
    private static boolean isOthersDesk(SiteMapEntry entry, Page page) {
        return entry.path().startsWith("/bureau")
                && page.actor().filter(actor -> actor.is(Role.COORDINATOR)).isEmpty();
    }

    private static boolean isOpen(HandlerMethod handler) {
        return HandlerAccessRule.of(handler) instanceof HandlerAccessRule.AccessForEverybody;
    }

    private static boolean mayOpen(HandlerMethod handler, Page page) {
        return HandlerAccessRule.of(handler).admits(page.actor().map(SignedInPerson::role));
    }

    /// Returns the message key of the name of a path: `web.map.bureau.lieux` for `/bureau/lieux`, `web.map.home`
    /// for the home page.
    static String key(String path) {
        return path.equals("/") ? "web.map.home" : "web.map" + path.replace('/', '.');
    }
}
