package org.tousaidants.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.tousaidants.label.inforce.Rules;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.LocalPath;
import org.tousaidants.platform.identity.Network;
import org.tousaidants.platform.identity.PersonName;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignInRequests;
import org.tousaidants.platform.identity.SignIns;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.served.Scope;

/// Whatever address a desk or a person's own pages have: without an account, of another role, of another site's form
/// or of another network finds nothing behind it and changes nothing. It walks all routes, those to come too.
class OtherNetworkTest extends RunningSite {
    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]+}");

    /// What the site itself writes at any time.
    private static final Set<String> ALIVE =
            Set.of("identity_request", "identity_link", "mail_letter", "review_quest", "review_request", "review_pair");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping handlers;

    @Autowired
    private SignIns signIns;

    @Autowired
    private SignInRequests requests;

    @Autowired
    private Rules rules;

    /// What a room's addresses may name beside its own rows.
    private static final Set<String> SHARED = Set.of("places_place", "identity_account", "helpers_helper");

    /// One way in: the room that it leads to, a method, an address with its holes, and who may take it.
    private record Way(String room, RequestMethod method, String path, GuardAccess access) {
        boolean changes() {
            return method != RequestMethod.GET;
        }

        int holes() {
            return (int) VARIABLE.matcher(path).results().count();
        }

        String filled(List<String> ids) {
            var at = new int[1];
            return VARIABLE.matcher(path).replaceAll(hole -> ids.get(at[0]++));
        }

        String anyhow() {
            return VARIABLE.matcher(path).replaceAll("00000000-0000-4000-8000-000000000000");
        }
    }

    @Test
    void nobodyIsLedToADeskWithoutSigningIn() {
        var stranger = visitor();
        for (var way : restricted().toList()) {
            var answer = stranger.send(way.method.name(), way.anyhow());
            var api = way.path.startsWith("/api/");
            assertThat(answer.statusCode()).as("%s", way).isEqualTo(api ? 401 : way.changes() ? 403 : 303);
        }
    }

    @Test
    void aHelperFindsNoRouteOfTheCoordination() {
        var helper = signedIn(person(Role.HELPER));
        for (var way : restricted().filter(way -> !open(way, Role.HELPER)).toList())
            assertThat(helper.send(way.method.name(), way.anyhow()).statusCode())
                    .as("%s", way)
                    .isEqualTo(404);
    }

    @Test
    void noFormCountsWithoutItsToken() {
        var coordinator = signedIn(person(Role.COORDINATOR));
        var ways = ways().filter(Way::changes)
                .filter(way -> !(way.access instanceof GuardAccess.Only) || open(way, Role.COORDINATOR))
                .toList();
        assertThat(ways).hasSizeGreaterThan(50);
        for (var way : ways)
            assertThat(coordinator.post(way.anyhow(), Map.of("_csrf", "x")).statusCode())
                    .as("%s", way)
                    .isEqualTo(403);
    }

    @Test
    void theCoordinatorOfAnotherNetworkFindsNothingOfOurs() {
        var stranger = strangersBrowser();
        var token = stranger.token("/profil");
        var rows = rows();
        assertThat(rows).hasSizeGreaterThan(40);
        var before = digests();
        var wrong = new TreeSet<String>();
        var asked = 0;
        for (var way : restricted()
                .filter(way -> way.holes() > 0 && open(way, Role.COORDINATOR))
                .toList())
            for (var ids : fitting(rows, way)) {
                var path = way.filled(ids);
                var answer = way.changes()
                        ? stranger.post(path, Map.of("_csrf", token))
                        : stranger.send(way.method.name(), path);
                asked++;
                if (!nothing(stranger, answer, ids)) wrong.add(way + " " + answer.statusCode() + " " + path);
            }
        System.out.println("asked by another network: " + asked + " addresses");
        assertThat(wrong).isEmpty();
        assertThat(digests()).isEqualTo(before);
    }

    /// Refused, or led to a page of her own, or to another address where there is nothing either.
    private static boolean nothing(Visitor stranger, HttpResponse<String> answer, List<String> ids) {
        if (answer.statusCode() != 303) return answer.statusCode() >= 400 && answer.statusCode() < 500;
        var led = answer.headers().firstValue("Location").orElse("");
        return ids.stream().noneMatch(led::contains) || stranger.get(led).statusCode() == 404;
    }

    private Visitor strangersBrowser() {
        var other = new Network("ailleurs-" + UUID.randomUUID().toString().substring(0, 8), "Ailleurs", "16");
        networks.found(other);
        var here = networks.here().id();
        rules.publish(
                other.id(),
                rules.whole(here, rules.now(here).hash()).orElseThrow().own());
        var mail = new MailAddress("p-" + UUID.randomUUID() + "@example.org");
        var account = account(accounts.found(other, mail, new PersonName("Coordination d'ailleurs"), Role.COORDINATOR));
        requests.ask(other, mail, "203.0.113.7", "fr", LocalPath.HOME);
        // This process writes the letters of its own network alone.
        try (var _ = Scope.enter(other.id())) {
            assertThat(signIns.writeNext()).isTrue();
        }
        var found = java.util.regex.Pattern.compile("http\\S+(/connexion/\\S+)")
                .matcher(wordsTo(mail.value()).getFirst());
        assertThat(found.find()).isTrue();
        var link = found.group(1);
        var browser = visitor();
        assertThat(browser.post(link, Map.of("_csrf", browser.token(link))).statusCode())
                .isEqualTo(303);
        assertThat(browser.get("/profil").body()).contains(mail.value());
        return browser;
    }

    private static Account account(Accounts.Opening opening) {
        return ((Accounts.Opening.Opened) opening).account();
    }

    private record Seen(String table, List<String> ids) {}

    /// The ids in two rows of each table of our network: what a stranger may have seen in an address.
    private List<Seen> rows() {
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
        var rows = new ArrayList<Seen>();
        columns.forEach((table, ids) -> rows.addAll(sql.sql("select \"" + String.join("\", \"", ids) + "\" from "
                        + table + " where network = :network limit 2")
                .param("network", networks.here().id())
                .query((row, n) -> {
                    var values = new LinkedHashSet<String>();
                    for (var id : ids) if (row.getString(id) != null) values.add(row.getString(id));
                    return new Seen(table, List.copyOf(values));
                })
                .list()));
        return rows;
    }

    /// One id after the other where the address has one hole; else those that stand in one row.
    private static Set<List<String>> fitting(List<Seen> rows, Way way) {
        var ids = new LinkedHashSet<List<String>>();
        var holes = way.holes();
        for (var seen : rows) {
            if (!SHARED.contains(seen.table) && !seen.table.startsWith(way.room + "_")) continue;
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

    /// What each table holds of our network, in one number.
    private Map<String, String> digests() {
        var digests = new LinkedHashMap<String, String>();
        var tables = sql.sql("""
                        select table_name from information_schema.columns
                        where table_schema = 'public' and column_name = 'network' order by 1""").query(String.class).list();
        for (var table : tables)
            if (!ALIVE.contains(table))
                digests.put(
                        table,
                        sql.sql(
                                        "select count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) from "
                                                + table + " t where network = :network")
                                .param("network", networks.here().id())
                                .query(String.class)
                                .single());
        return digests;
    }

    private static String room(HandlerMethod handler) {
        var names = handler.getBeanType().getPackageName();
        return names.substring(names.lastIndexOf('.') + 1);
    }

    private Stream<Way> restricted() {
        return ways().filter(way -> way.access instanceof GuardAccess.Only);
    }

    private static boolean open(Way way, Role role) {
        return way.access instanceof GuardAccess.Only only && only.roles().contains(role);
    }

    private Stream<Way> ways() {
        return handlers.getHandlerMethods().entrySet().stream()
                .filter(route -> route.getValue().getBeanType() != Specimens.class)
                .filter(route -> !(GuardAccess.of(route.getValue()) instanceof GuardAccess.Unsaid))
                .flatMap(route -> ways(route.getKey(), route.getValue()))
                .sorted((one, other) -> one.path.compareTo(other.path));
    }

    private static Stream<Way> ways(RequestMappingInfo route, HandlerMethod handler) {
        return route.getMethodsCondition().getMethods().stream()
                .flatMap(method -> route.getPatternValues().stream()
                        .map(path -> new Way(room(handler), method, path, GuardAccess.of(handler))));
    }
}
