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
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;

/// « Rail » — the menu of signed-in people: sections with tabs, read from `work.properties`. It shows a
/// person only the pages that they may open.
@Component
final class WorkMenu {
    /// Path of the list of tasks. Most addresses of signed-in people begin with it, but belong to other tabs.
    private static final String HOME = "/bureau";
    private static final int ONE_LINE = 6;

    /// @param also addresses of other pages that belong to this tab
    record Tab(String path, List<String> also) {
        static Tab of(String word) {
            var paths = List.of(word.split("\\|"));
            return new Tab(paths.getFirst(), paths.subList(1, paths.size()));
        }

        String key() {
            return SiteMap.key(path);
        }

        /// The length of the matching address; 0 if the page does not belong to this tab.
        int leads(String asked) {
            return Stream.concat(Stream.of(path), also.stream())
                    .filter(one -> asked.equals(one) || !one.equals(HOME) && asked.startsWith(one + "/"))
                    .mapToInt(String::length)
                    .max()
                    .orElse(0);
        }
    }

    record Section(String name, List<Tab> tabs) {
        String key() {
            return "web.work." + name;
        }

        String path() {
            return tabs.getFirst().path();
        }

        /// The tabs that fit in one line; the others are in a fold-out list.
        List<Tab> shown(Tab current) {
            if (tabs.size() <= ONE_LINE + 1) return tabs;
            return tabs.stream()
                    .filter(tab -> tabs.indexOf(tab) < ONE_LINE || tab.equals(current))
                    .toList();
        }
    }

    /// The position of a page.
    record Position(Section section, Tab tab) {}

    private final Properties file = new Properties();
    private final ObjectProvider<RequestMappingHandlerMapping> routes;
    private final List<MenuEntryFilter> gates;
    private final ModuleAddressCheck addresses;
    private volatile Map<String, HandlerAccessRule> access = Map.of();
    private final Map<RequestMethod, Map<PathPattern, Set<Role>>> rules = new ConcurrentHashMap<>();

    WorkMenu(
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> routes,
            ObjectProvider<MenuEntryFilter> gates,
            ModuleAddressCheck addresses)
            throws IOException {
        this.routes = routes;
        this.addresses = addresses;
        this.gates = gates.stream().toList();
        try (var lines = WorkMenu.class.getResourceAsStream("/work.properties")) {
            if (lines != null) file.load(new InputStreamReader(lines, StandardCharsets.UTF_8));
        }
    }

    List<Section> of(Actor actor) {
        return words(actor.role().name())
                .map(name -> new Section(
                        name,
                        words(name)
                                .map(Tab::of)
                                .filter(tab -> mayOpen(actor, tab.path()))
                                .toList()))
                .filter(section -> !section.tabs().isEmpty())
                .toList();
    }

    /// The pages that a device keeps for a person without a network.
    List<String> offline() {
        return words("offline").toList();
    }

    /// The most specific of the tabs whose path matches.
    static Optional<Position> position(List<Section> sections, String asked) {
        return sections.stream()
                .flatMap(section -> section.tabs().stream().map(tab -> new Position(section, tab)))
                .filter(one -> one.tab().leads(asked) > 0)
                .max(Comparator.comparingInt(one -> one.tab().leads(asked)));
    }

    private Stream<String> words(String key) {
        return Arrays.stream(file.getProperty(key, "").split(" ")).filter(word -> !word.isEmpty());
    }

    private boolean mayOpen(Actor actor, String path) {
        var rule = access().getOrDefault(path, new HandlerAccessRule.UndeclaredAccess());
        var as = rule instanceof HandlerAccessRule.Only(var roles)
                ? HandlerAccessRule.as(actor.role(), roles, false)
                : Optional.of(actor.role());
        return rule.admits(Optional.of(actor.role()))
                && addresses.isOpen(path)
                && gates.stream()
                        .filter(gate -> gate.paths().contains(path))
                        .allMatch(gate -> gate.opens().test(actor.as(as.orElse(actor.role()))));
    }

    /// Whether a person of this role may open or send to an address. An address without such a rule, such as
    /// the sign-out, is not hidden.
    boolean may(Actor actor, RequestMethod method, String address) {
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
            case HandlerAccessRule.Everybody() -> EnumSet.allOf(Role.class);
            case HandlerAccessRule.Only(var only) ->
                Arrays.stream(Role.values())
                        .filter(role ->
                                HandlerAccessRule.as(role, only, changes).isPresent())
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
            case HandlerAccessRule.UndeclaredAccess() -> EnumSet.noneOf(Role.class);
        };
    }

    /// The access rule of each address, read for the first page, because the routes are known only after the
    /// start.
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
