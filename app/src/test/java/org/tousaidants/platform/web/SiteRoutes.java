package org.tousaidants.platform.web;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.tousaidants.platform.identity.Role;

/// Every route of the site, future ones included, and the ids of our network for their variables.
final class SiteRoutes {
    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]+}");

    /// Tables whose ids may occur in routes of other packages.
    private static final Set<String> SHARED = Set.of("places_place", "identity_account", "helpers_helper");

    /// One route: the handler, the method, the path with its variables, and the access.
    record SiteRoute(HandlerMethod handler, RequestMethod method, String path, HandlerAccessRule access) {
        private String room() {
            var names = handler.getBeanType().getPackageName();
            return names.substring(names.lastIndexOf('.') + 1);
        }

        boolean changes() {
            return method != RequestMethod.GET;
        }

        boolean restricted() {
            return access instanceof HandlerAccessRule.AccessForRolesOnly;
        }

        boolean open(Role role) {
            return access instanceof HandlerAccessRule.AccessForRolesOnly only
                    && only.roles().contains(role);
        }

        int holes() {
            return (int) VARIABLE.matcher(path).results().count();
        }

        String filled(List<String> ids) {
            var at = new int[1];
            return VARIABLE.matcher(path).replaceAll(hole -> ids.get(at[0]++));
        }

        /// The pattern of its addresses, without the query.
        Pattern addresses() {
            return Pattern.compile(
                    VARIABLE.splitAsStream(path).map(Pattern::quote).collect(Collectors.joining("[^/]+"))
                            + (path.endsWith("}") ? "[^/]+" : ""));
        }

        String anyhow() {
            return VARIABLE.matcher(path).replaceAll("00000000-0000-4000-8000-000000000000");
        }
    }

    private record TableIds(String table, List<String> ids) {}

    private SiteRoutes() {}

    static Stream<SiteRoute> of(RequestMappingHandlerMapping handlers) {
        return handlers.getHandlerMethods().entrySet().stream()
                .filter(route ->
                        !(HandlerAccessRule.of(route.getValue()) instanceof HandlerAccessRule.UndeclaredAccess))
                .flatMap(route -> ways(route.getKey(), route.getValue()))
                .sorted((one, other) -> one.path.compareTo(other.path));
    }

    private static Stream<SiteRoute> ways(RequestMappingInfo route, HandlerMethod handler) {
        return route.getMethodsCondition().getMethods().stream()
                .flatMap(method -> route.getPatternValues().stream()
                        .map(path -> new SiteRoute(handler, method, path, HandlerAccessRule.of(handler))));
    }

    /// The ids in two rows of each table of the network: candidates for path variables.
    static final class KnownIds {
        private final List<TableIds> rows = new ArrayList<>();

        KnownIds(JdbcClient sql) {
            var columns = new TreeMap<String, List<String>>();
            sql.sql("""
                            select c.table_name, c.column_name from information_schema.columns c
                            where c.table_schema = 'public' and (c.data_type = 'uuid' or c.column_name in ('code', 'slug'))
                            and exists (select 1 from information_schema.columns n where n.table_schema = 'public'
                                        and n.table_name = c.table_name and n.column_name = 'network')
                            order by 1, 2""")
                    .query((row, n) -> columns.computeIfAbsent(row.getString(1), table -> new ArrayList<>())
                            .add(row.getString(2)))
                    .list();
            columns.forEach((table, ids) ->
                    rows.addAll(sql.sql("select \"" + String.join("\", \"", ids) + "\" from " + table + " limit 2")
                            .query((row, n) -> {
                                var values = new LinkedHashSet<String>();
                                for (var id : ids) if (row.getString(id) != null) values.add(row.getString(id));
                                return new TableIds(table, List.copyOf(values));
                            })
                            .list()));
        }

        int rows() {
            return rows.size();
        }

        /// Single ids for one variable; else combinations of one row.
        Set<List<String>> fitting(SiteRoute way) {
            var ids = new LinkedHashSet<List<String>>();
            var holes = way.holes();
            for (var seen : rows) {
                if (!SHARED.contains(seen.table) && !seen.table.startsWith(way.room() + "_")) continue;
                var row = seen.ids;
                for (var first : row) {
                    if (holes == 1) ids.add(List.of(first));
                    else
                        for (var second : row) {
                            var all = new ArrayList<>(List.of(first, second));
                            while (all.size() < holes) all.add(second);
                            ids.add(all);
                        }
                }
            }
            return ids;
        }
    }
}
