package org.tousaidants.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.PersonName;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignInLinkRequests;
import org.tousaidants.platform.identity.SignInReturnPath;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.tenancy.CurrentTenantScope;

/// Desk pages and personal pages: without an account, with another role, with a form of another site or from
/// another network, a request finds nothing and changes nothing. Covers all routes, future ones included.
@TestPropertySource(
        properties = {
            "ta.territories.charente-maritime.name=Charente-Maritime",
            "ta.territories.charente-maritime.departement=17",
            "ta.territories.charente-maritime.public-url=http://localhost",
            "ta.territories.ailleurs.name=Ailleurs",
            "ta.territories.ailleurs.departement=16",
            "ta.territories.ailleurs.public-url=http://127.0.0.1",
        })
class OtherNetworkAccessTest extends RunningSite {
    /// Tables that the site itself writes at any time.
    private static final Set<String> ALIVE = Set.of(
            "identity_request", "identity_link", "mail_letter", "merging_quest", "merging_request", "merging_pair");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping handlers;

    @Autowired
    private SignInLinkRequests requests;

    @Test
    void nobodyIsLedToADeskWithoutSigningIn() {
        var stranger = visitor();
        for (var way : restricted().toList()) {
            var answer = stranger.send(way.method().name(), way.anyhow());
            var api = way.path().startsWith("/api/");
            assertThat(answer.statusCode()).as("%s", way).isEqualTo(api ? 401 : way.changes() ? 403 : 303);
        }
    }

    @Test
    void aHelperFindsNoRouteOfTheCoordination() {
        var helper = signedIn(person(Role.HELPER));
        for (var way : restricted().filter(way -> !way.open(Role.HELPER)).toList())
            assertThat(helper.send(way.method().name(), way.anyhow()).statusCode())
                    .as("%s", way)
                    .isEqualTo(404);
    }

    @Test
    void whoTypedAMailAddressThirtySecondsAgoHasNoRightOfAHelper() {
        var newcomer = signedIn(person(Role.NEWCOMER));
        var ways = restricted().filter(way -> !way.open(Role.NEWCOMER)).toList();
        assertThat(ways).filteredOn(way -> way.open(Role.HELPER)).hasSizeGreaterThan(80);
        for (var way : ways) {
            var shown = way.open(Role.HELPER) && !way.changes() && !way.path().startsWith("/api/");
            var answer = newcomer.send(way.method().name(), way.anyhow());
            assertThat(answer.statusCode()).as("%s", way).isEqualTo(shown ? 303 : 404);
            if (shown) assertThat(answer.headers().firstValue("Location")).contains("/bureau");
        }
    }

    @Test
    void noFormCountsWithoutItsToken() {
        var coordinator = signedIn(person(Role.COORDINATOR));
        var ways = ways().filter(SiteRoutes.SiteRoute::changes)
                .filter(way -> !way.handler().hasMethodAnnotation(ReadOnlyPost.class))
                .filter(way -> !way.restricted() || way.open(Role.COORDINATOR))
                .toList();
        assertThat(ways).hasSizeGreaterThan(50);
        for (var way : ways)
            assertThat(coordinator.post(way.anyhow(), Map.of("_csrf", "x")).statusCode())
                    .as("%s", way)
                    .isEqualTo(403);
    }

    /// The count of searches by week, need and commune is outside: a search by an address adds to it as well.
    @Test
    void aFormThatIsPostedOnlyForItsWordsWritesNothing() {
        var visitor = visitor();
        var ways = ways().filter(way -> way.handler().hasMethodAnnotation(ReadOnlyPost.class) && !way.restricted())
                .toList();
        assertThat(ways).hasSizeGreaterThanOrEqualTo(10);
        var words = List.of(
                Map.of("dit", "mes impots et mon girafon", "lieu", "Saintes (17100)", "comment", "lieu"),
                Map.of("dit", "mon mari me frappe", "commune", "Rochefort", "ou", "Rochefort", "mots", "mails"),
                Map.of("dit", "xyzzy", "lieu", "12 rue Victor Hugo, Saintes", "q", "mairie", "commune", "Zzyzx"));
        var before = digests();
        for (var way : ways)
            for (var typed : words) {
                var path = way.path().replaceAll("\\{[^}]+}", "ar");
                var answer = visitor.post(path, typed);
                assertThat(answer.statusCode()).as("%s", way).isIn(200, 303, 422);
                assertThat(answer.headers().firstValue("Set-Cookie"))
                        .as("%s", way)
                        .isEmpty();
            }
        var after = digests();
        before.remove("figures_search");
        after.remove("figures_search");
        assertThat(after).isEqualTo(before);
    }

    @Test
    void theCoordinatorOfAnotherNetworkFindsNothingOfOurs() {
        var stranger = strangersBrowser();
        var token = stranger.token("/profil");
        var rows = new SiteRoutes.KnownIds(sql);
        assertThat(rows.rows()).isGreaterThan(40);
        var before = digests();
        var wrong = new TreeSet<String>();
        var asked = 0;
        for (var way : restricted()
                .filter(way -> way.holes() > 0 && way.open(Role.COORDINATOR))
                .toList())
            for (var ids : rows.fitting(way)) {
                var path = way.filled(ids);
                var answer = way.changes()
                        ? stranger.post(path, Map.of("_csrf", token))
                        : stranger.send(way.method().name(), path);
                asked++;
                if (!nothing(stranger, answer, ids)) wrong.add(way + " " + answer.statusCode() + " " + path);
            }
        System.out.println("asked by another network: " + asked + " addresses");
        assertThat(wrong).isEmpty();
        assertThat(digests()).isEqualTo(before);
    }

    /// Refused, or redirected to a page of the account, or to another address without content.
    private static boolean nothing(Visitor stranger, HttpResponse<String> answer, List<String> ids) {
        if (answer.statusCode() != 303) return answer.statusCode() >= 400 && answer.statusCode() < 500;
        var led = answer.headers().firstValue("Location").orElse("");
        return ids.stream().noneMatch(led::contains) || stranger.get(led).statusCode() == 404;
    }

    private Visitor strangersBrowser() {
        var mail = new MailAddress("p-" + UUID.randomUUID() + "@example.org");
        CurrentTenantScope.in("ailleurs", () -> {
            var there = networks.here();
            account(accounts.found(there, mail, new PersonName("Coordination d'ailleurs"), Role.COORDINATOR));
            requests.ask(there, mail, "203.0.113.7", "fr", SignInReturnPath.HOME);
        });
        var found = java.util.regex.Pattern.compile("http\\S+(/connexion/\\S+)")
                .matcher(wordsTo(mail.value()).getFirst());
        assertThat(found.find()).isTrue();
        var link = found.group(1);
        var browser = Visitor.at("127.0.0.1", port);
        assertThat(browser.post(link, Map.of("_csrf", browser.token(link))).statusCode())
                .isEqualTo(303);
        assertThat(browser.get("/profil").body()).contains(mail.value());
        return browser;
    }

    private static Account account(Accounts.AccountOpeningResult opening) {
        return ((Accounts.AccountOpeningResult.NewAccountOpened) opening).account();
    }

    /// A digest of our network's rows in each table.
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
                                                + table + " t")
                                .query(String.class)
                                .single());
        return digests;
    }

    private Stream<SiteRoutes.SiteRoute> restricted() {
        return ways().filter(SiteRoutes.SiteRoute::restricted);
    }

    private Stream<SiteRoutes.SiteRoute> ways() {
        return SiteRoutes.of(handlers).filter(way -> !way.path().contains("/specimen"));
    }
}
