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
import org.tousaidants.core.text.TextFolding;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;

/// « Plan du site » — made from the routes: each page that this person may open and whose package names it
/// (`<room>.page.<method>` in its texts).
@Controller
@PublicAccess
class SiteMap implements SearchSource {
    record Entry(String path, String key, boolean open) {}

    /// The entries of one theme, in display order; `key` is its name.
    record Theme(String key, List<Entry> entries) {}

    record Themes(List<Theme> themes) {}

    private final RequestMappingHandlerMapping routes;
    private final PublicPageCatalogue doorCatalogue;

    SiteMap(
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping routes,
            PublicPageCatalogue doorCatalogue) {
        this.routes = routes;
        this.doorCatalogue = doorCatalogue;
    }

    @GetMapping("/plan-du-site")
    View map(Page page) {
        var entries = entries(page);
        var themes = new ArrayList<Theme>();
        for (var theme : doorCatalogue.all(page))
            themes.add(new Theme(
                    theme.key(),
                    theme.doors().stream()
                            .flatMap(door -> Optional.ofNullable(entries.remove(door.path())).stream())
                            .toList()));
        var rest = entries.values().stream().collect(Collectors.groupingBy(SiteMap::theme, Collectors.toList()));
        themes.addFirst(new Theme("web.doors.find", rest.getOrDefault("find", List.of())));
        for (var name : List.of("work", "desk", "site"))
            themes.add(new Theme("web.doors." + name, rest.getOrDefault(name, List.of())));
        themes.removeIf(theme -> theme.entries().isEmpty());
        return View.of("platform/web/siteMap", new Themes(themes));
    }

    /// The pages that the person may open, by path.
    private Map<String, Entry> entries(Page page) {
        return routes.getHandlerMethods().entrySet().stream()
                .filter(route ->
                        route.getKey().getMethodsCondition().getMethods().equals(Set.of(RequestMethod.GET)))
                .filter(route -> mayOpen(route.getValue(), page))
                .flatMap(route -> route.getKey().getPatternValues().stream()
                        .filter(path -> !path.contains("{"))
                        .map(path -> new Entry(path, key(path), isOpen(route.getValue()))))
                .filter(entry -> page.has(entry.key()) && page.isOpen(entry.path()) && !isOthersDesk(entry, page))
                // Pages for developers come last.
                .sorted(Comparator.comparing((Entry entry) -> entry.path().startsWith("/composants"))
                        .thenComparing(Entry::path))
                .collect(Collectors.toMap(Entry::path, entry -> entry, (one, _) -> one, LinkedHashMap::new));
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
    public List<SearchHit> hits(Actor actor, String text, Page page) {
        var words = List.of(TextFolding.bare(text).split("\\s+"));
        return entries(page).values().stream()
                .map(entry -> new SearchHit(page.t(entry.key()), "", entry.path()))
                .filter(hit -> words.stream().allMatch(TextFolding.bare(hit.title())::contains))
                .limit(MOST)
                .toList();
    }

    /// The theme of a page that is not in [PublicPageCatalogue].
    private static String theme(Entry entry) {
        if (entry.path().startsWith("/bureau")) return "desk";
        if (!entry.open()) return "work";
        return entry.path().equals("/") || entry.path().startsWith("/aide") ? "find" : "site";
    }

    /// Whether it is a desk page and the reader is no coordinator. The site map leaves it out: a helper on the
    /// committee reaches it from the page of the committee.
    private static boolean isOthersDesk(Entry entry, Page page) {
        return entry.path().startsWith("/bureau")
                && page.actor().filter(actor -> actor.is(Role.COORDINATOR)).isEmpty();
    }

    private static boolean isOpen(HandlerMethod handler) {
        return HandlerAccessRule.of(handler) instanceof HandlerAccessRule.Everybody;
    }

    private static boolean mayOpen(HandlerMethod handler, Page page) {
        return HandlerAccessRule.of(handler).admits(page.actor().map(Actor::role));
    }

    /// `/bureau/lieux` is named by the text `web.map.bureau.lieux`, the home page by `web.map.home`.
    static String key(String path) {
        return path.equals("/") ? "web.map.home" : "web.map" + path.replace('/', '.');
    }
}
