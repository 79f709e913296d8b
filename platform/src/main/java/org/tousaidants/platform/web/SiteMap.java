package org.tousaidants.platform.web;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.tousaidants.platform.identity.Role;

/// « Plan du site » — made from the routes themselves: each page that this person may open and whose room has named
/// it (`<room>.page.<method>` in its texts).
@Controller
@Open
class SiteMap {
    record Entry(String path, String key) {}

    record Entries(List<Entry> entries) {}

    private final RequestMappingHandlerMapping routes;

    SiteMap(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping routes) {
        this.routes = routes;
    }

    @GetMapping("/plan-du-site")
    View map(Page page) {
        var entries = routes.getHandlerMethods().entrySet().stream()
                .filter(route ->
                        route.getKey().getMethodsCondition().getMethods().equals(Set.of(RequestMethod.GET)))
                .filter(route -> mayOpen(route.getValue(), page))
                .flatMap(route -> route.getKey().getPatternValues().stream()
                        .filter(path -> !path.contains("{"))
                        .map(path -> new Entry(path, key(path))))
                .filter(entry -> page.has(entry.key()) && !isOthersDesk(entry, page))
                // What only who makes pages looks for comes last.
                .sorted(Comparator.comparing((Entry entry) -> entry.path().startsWith("/composants"))
                        .thenComparing(Entry::path))
                .toList();
        return View.of("platform/web/siteMap", new Entries(entries));
    }

    /// A helper's way to a desk is her seat in the committee: it is told where the seat is.
    private static boolean isOthersDesk(Entry entry, Page page) {
        return entry.path().startsWith("/bureau")
                && page.actor().filter(actor -> actor.is(Role.COORDINATOR)).isEmpty();
    }

    private static boolean mayOpen(HandlerMethod handler, Page page) {
        return switch (GuardAccess.of(handler)) {
            case GuardAccess.Everybody() -> true;
            case GuardAccess.Only(var roles) ->
                page.actor().filter(actor -> roles.contains(actor.role())).isPresent();
            case GuardAccess.Unsaid() -> false;
        };
    }

    /// `/bureau/lieux` is named by the text `web.map.bureau.lieux`, the first page by `web.map.home`.
    static String key(String path) {
        return path.equals("/") ? "web.map.home" : "web.map" + path.replace('/', '.');
    }
}
