package org.tousaidants.platform.web;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import org.tousaidants.platform.modules.NetworkModules;
import org.tousaidants.platform.tasks.TaskFilter;

/// Decides whether an address of the site exists in this network. An address exists only if its module is switched
/// on. Pages check an address before they show a link to it.
@Component
final class ModuleAddressCheck implements TaskFilter {
    /// Maximum number of addresses whose result is cached. Addresses that contain ids are too many to cache:
    /// beyond this maximum, each address is looked up each time.
    private static final int KEPT = 5000;

    private record ModuleRoute(PathPattern pattern, Class<?> owner) {}

    private final ObjectProvider<RequestMappingHandlerMapping> mapping;
    private final NetworkModules modules;
    private final Map<String, Class<?>> owners = new ConcurrentHashMap<>();
    private volatile List<ModuleRoute> routes = List.of();

    ModuleAddressCheck(
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mapping,
            NetworkModules modules) {
        this.mapping = mapping;
        this.modules = modules;
    }

    boolean isOpen(Class<?> handler) {
        return modules.isOn(handler);
    }

    /// Returns whether an address exists in this network.
    ///
    /// @param address address within the site, with or without a query; any other address is always open
    @Override
    public boolean isOpen(String address) {
        return !address.startsWith("/") || modules.isOn(known(address));
    }

    /// Returns the name of the switched-off module that would answer at an address of the site; empty if no
    /// switched-off module has this address.
    Optional<String> switchedOff(String address) {
        return modules.switchedOff(known(address));
    }

    private Class<?> known(String address) {
        var path = address.split("[?#]", 2)[0];
        var known = owners.get(path);
        if (known == null) {
            known = owner(path);
            if (owners.size() < KEPT) owners.put(path, known);
        }
        return known;
    }

    /// Returns the class whose handler answers at a path; this class if no handler does, for example for a file.
    private Class<?> owner(String path) {
        var container = PathContainer.parsePath(path);
        return routes().stream()
                .filter(route -> route.pattern().matches(container))
                .<Class<?>>map(ModuleRoute::owner)
                .findFirst()
                .orElse(ModuleAddressCheck.class);
    }

    private List<ModuleRoute> routes() {
        if (routes.isEmpty())
            routes = mapping.getObject().getHandlerMethods().entrySet().stream()
                    .filter(route -> route.getKey().getPathPatternsCondition() != null)
                    .flatMap(route -> route.getKey().getPathPatternsCondition().getPatterns().stream()
                            .map(pattern ->
                                    new ModuleRoute(pattern, route.getValue().getBeanType())))
                    .sorted(Comparator.comparing(ModuleRoute::pattern))
                    .toList();
        return routes;
    }
}
