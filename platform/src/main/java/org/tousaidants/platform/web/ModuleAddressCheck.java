package org.tousaidants.platform.web;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import org.tousaidants.platform.modules.Modules;
import org.tousaidants.platform.tasks.TaskFilter;

/// Decides whether an address of the site exists in this network: only if its module is switched on. Pages ask
/// this before they show a link.
@Component
final class ModuleAddressCheck implements TaskFilter {
    /// Maximum number of addresses in the cache. Addresses with ids are too many to keep: the others are looked
    /// up each time.
    private static final int KEPT = 5000;

    private record Route(PathPattern pattern, Class<?> owner) {}

    private final ObjectProvider<RequestMappingHandlerMapping> mapping;
    private final Modules modules;
    private final Map<String, Class<?>> owners = new ConcurrentHashMap<>();
    private volatile List<Route> routes = List.of();

    ModuleAddressCheck(
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mapping,
            Modules modules) {
        this.mapping = mapping;
        this.modules = modules;
    }

    boolean isOpen(Class<?> handler) {
        return modules.isOn(handler);
    }

    /// @param address within the site, with or without a query; another address is always open
    @Override
    public boolean isOpen(String address) {
        if (!address.startsWith("/")) return true;
        var path = address.split("[?#]", 2)[0];
        var known = owners.get(path);
        if (known == null) {
            known = owner(path);
            if (owners.size() < KEPT) owners.put(path, known);
        }
        return modules.isOn(known);
    }

    /// The class whose handler answers at a path; this class if no handler does, for example for a file.
    private Class<?> owner(String path) {
        var container = PathContainer.parsePath(path);
        return routes().stream()
                .filter(route -> route.pattern().matches(container))
                .<Class<?>>map(Route::owner)
                .findFirst()
                .orElse(ModuleAddressCheck.class);
    }

    private List<Route> routes() {
        if (routes.isEmpty())
            routes = mapping.getObject().getHandlerMethods().entrySet().stream()
                    .filter(route -> route.getKey().getPathPatternsCondition() != null)
                    .flatMap(route -> route.getKey().getPathPatternsCondition().getPatterns().stream()
                            .map(pattern -> new Route(pattern, route.getValue().getBeanType())))
                    .sorted(Comparator.comparing(Route::pattern))
                    .toList();
        return routes;
    }
}
