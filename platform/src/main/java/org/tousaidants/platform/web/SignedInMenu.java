package org.tousaidants.platform.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;

/// « Rail » — the menu of signed-in people: sections with tabs, read from `work.properties`. It shows a
/// person only the pages that they may open.
@Component
final class SignedInMenu {
    /// Path of the list of tasks. Most addresses of signed-in people begin with this path but belong to other
    /// tabs.
    private static final String HOME = "/bureau";
    private static final int ONE_LINE = 6;

    /// One tab of the menu.
    ///
    /// @param also addresses of other pages that belong to this tab
    record MenuTab(String path, List<String> also) {
        static MenuTab of(String word) {
            var paths = List.of(word.split("\\|"));
            return new MenuTab(paths.getFirst(), paths.subList(1, paths.size()));
        }

        String key() {
            return SiteMapPages.key(path);
        }

        /// Returns the number of characters of the tab's address with which the requested path begins; 0 if
        /// the page does not belong to this tab.
        ///
        /// @param asked the requested path
        int leads(String asked) {
            return Stream.concat(Stream.of(path), also.stream())
                    .filter(one -> asked.equals(one) || !one.equals(HOME) && asked.startsWith(one + "/"))
                    .mapToInt(String::length)
                    .max()
                    .orElse(0);
        }
    }

    record MenuSection(String name, List<MenuTab> tabs) {
        String key() {
            return "web.work." + name;
        }

        String path() {
            return tabs.getFirst().path();
        }

        /// Returns the tabs that fit in one line of the menu. The remaining tabs are in a fold-out list.
        ///
        /// @param current the tab of this page
        List<MenuTab> shown(MenuTab current) {
            if (tabs.size() <= ONE_LINE + 1) return tabs;
            return tabs.stream()
                    .filter(tab -> tabs.indexOf(tab) < ONE_LINE || tab.equals(current))
                    .toList();
        }
    }

    /// The section and tab to which a page belongs.
    record MenuPosition(MenuSection section, MenuTab tab) {}

    private final Properties file = new Properties();
    private final ObjectProvider<RequestMappingHandlerMapping> routes;
    private final List<RestrictedMenuEntry> gates;
    private final ModuleAddressCheck addresses;
    private volatile Map<String, HandlerAccessRule> access = Map.of();
    private final Map<RequestMethod, Map<PathPattern, Set<Role>>> rules = new ConcurrentHashMap<>();

    SignedInMenu(
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> routes,
            ObjectProvider<RestrictedMenuEntry> gates,
            ModuleAddressCheck addresses)
            throws IOException {
        this.routes = routes;
        this.addresses = addresses;
        this.gates = gates.stream().toList();
        try (var lines = SignedInMenu.class.getResourceAsStream("/work.properties")) {
            if (lines != null) file.load(new InputStreamReader(lines, StandardCharsets.UTF_8));
        }
    }

    List<MenuSection> of(SignedInPerson actor) {
        return words(actor.role().name())
                .map(name -> new MenuSection(
                        name,
                        words(name)
                                .map(MenuTab::of)
                                .filter(tab -> mayOpen(actor, tab.path()))
                                .toList()))
                .filter(section -> !section.tabs().isEmpty())
                .toList();
    }

    /// Returns the paths of the pages that a device stores for a person without an internet connection.
    List<String> offline() {
        return words("offline").toList();
    }

    /// Returns the menu section and tab of a page. If several tabs match the requested path, the most specific
    /// one is returned.
    ///
    /// @param asked the requested path
    static Optional<MenuPosition> position(List<MenuSection> sections, String asked) {
        return sections.stream()
                .flatMap(section -> section.tabs().stream().map(tab -> new MenuPosition(section, tab)))
                .filter(one -> one.tab().leads(asked) > 0)
                .max(Comparator.comparingInt(one -> one.tab().leads(asked)));
    }

    private Stream<String> words(String key) {
        return Arrays.stream(file.getProperty(key, "").split(" ")).filter(word -> !word.isEmpty());
    }

    private boolean mayOpen(SignedInPerson actor, String path) {
        var rule = access().getOrDefault(path, new HandlerAccessRule.UndeclaredAccess());
        var as = rule instanceof HandlerAccessRule.AccessForRolesOnly(var roles)
                ? HandlerAccessRule.as(actor.role(), roles, false)
                : Optional.of(actor.role());
        return rule.admits(Optional.of(actor.role()))
                && addresses.isOpen(path)
                && gates.stream()
                        .filter(gate -> gate.paths().contains(path))
                        .allMatch(gate -> gate.opens().test(actor.as(as.orElse(actor.role()))));
    }

    /// Returns whether a person may open an address or send a form to it, by the access rule of the address. For
    /// an address without an access rule, such as the sign-out, the result is true.
    boolean may(SignedInPerson actor, RequestMethod method, String address) {
        var path = PathContainer.parsePath(address.replaceFirst("[?#].*", ""));
        return rules.computeIfAbsent(method, this::rules).entrySet().stream()
                .filter(one -> one.getKey().matches(path))
                .min(Map.Entry.comparingByKey(PathPattern.SPECIFICITY_COMPARATOR))
                .map(one -> one.getValue().contains(actor.role()))
                .orElse(true);
    }

    private Map<PathPattern, Set<Role>> rules(RequestMethod method) {
        return routes.getObject().getHandlerMethods().entrySet().stream()
                .filter(route ->
                        route.getKey().getMethodsCondition().getMethods().contains(method))
                .flatMap(route -> {
                    var roles = roles(route.getValue(), method);
                    return Optional.ofNullable(route.getKey().getPathPatternsCondition()).stream()
                            .flatMap(paths -> paths.getPatterns().stream())
                            .map(pattern -> Map.entry(pattern, roles));
                })
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one));
    }

    private static Set<Role> roles(HandlerMethod handler, RequestMethod method) {
        var changes = method != RequestMethod.GET
                && !AnnotatedElementUtils.hasAnnotation(handler.getMethod(), ReadOnlyPost.class);
        return switch (HandlerAccessRule.of(handler)) {
            case HandlerAccessRule.AccessForEverybody() -> EnumSet.allOf(Role.class);
            case HandlerAccessRule.AccessForRolesOnly(var only) ->
                Arrays.stream(Role.values())
                        .filter(role ->
                                HandlerAccessRule.as(role, only, changes).isPresent())
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
            case HandlerAccessRule.UndeclaredAccess() -> EnumSet.noneOf(Role.class);
        };
    }

    /// Returns the access rule of each address. The rules are read for the first page, because the routes are
    /// known only after the start.
    private Map<String, HandlerAccessRule> access() {
        if (access.isEmpty())
            access = routes.getObject().getHandlerMethods().entrySet().stream()
                    .filter(route ->
                            route.getKey().getMethodsCondition().getMethods().equals(Set.of(RequestMethod.GET)))
                    .flatMap(route -> route.getKey().getPatternValues().stream()
                            .map(path -> Map.entry(path, HandlerAccessRule.of(route.getValue()))))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one));
        return access;
    }
}
