package org.tousaidants.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.LocalPath;
import org.tousaidants.platform.identity.PersonName;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignInRequests;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.served.Scope;
import org.tousaidants.platform.served.Served;

/// One process, two territories, each at its own name of a host: the Village at `localhost`, and a territory that
/// begins
/// at `127.0.0.1`. Nothing of one shows at the address of the other, and the database itself says so.
@TestPropertySource(
        properties = {
            "ta.territories.charente-maritime.name=Charente-Maritime",
            "ta.territories.charente-maritime.departement=17",
            "ta.territories.charente-maritime.public-url=http://localhost",
            "ta.territories.correze.name=Corrèze",
            "ta.territories.correze.departement=19",
            "ta.territories.correze.public-url=http://127.0.0.1",
            "ta.territories.correze.help.mail=aide@correze.example",
            "ta.territories.correze.coordinator.mail=coordination@correze.example",
        })
class TerritoriesByHostTest extends RunningSite {
    private static final String THERE = "correze";
    private static final Pattern LINK = Pattern.compile("http\\S+?(/connexion/\\S+)");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping handlers;

    @Autowired
    private SignInRequests requests;

    @Autowired
    private Served served;

    private Visitor there() {
        return Visitor.at("127.0.0.1", port);
    }

    @Test
    void eachAddressShowsItsOwnTerritory() {
        assertThat(visitor().get("/").body()).contains("Charente-Maritime").doesNotContain("Corrèze");
        assertThat(there().get("/mentions-legales").body()).contains("Corrèze").doesNotContain("Charente-Maritime");
        assertThat(there().get("/accessibilite").body()).contains("Corrèze", "aide@correze.example");
        assertThat(visitor().get("/accessibilite").body()).doesNotContain("aide@correze.example");
        assertThat(there().get("/api/v1/lieux").body()).doesNotContain("charente-maritime");
    }

    @Test
    void anAddressOfNobodyLeadsToTheTerritoriesAndShowsNone() {
        var lost = Visitor.at("127.0.0.2", port);
        var answer = lost.get("/lieux");
        assertThat(answer.statusCode()).isEqualTo(421);
        assertThat(answer.body()).contains("http://localhost/", "http://127.0.0.1/", "Corrèze");
        assertThat(answer.body()).doesNotContain("127.0.0.2");
        assertThat(lost.get("/sante").statusCode()).isEqualTo(200);
    }

    @Test
    void noPageOfTheOtherNamesAPersonOrAPlaceOfOurs() {
        var here = networks.here().id();
        var ours = new ArrayList<String>();
        for (var query : List.of(
                "select mail from identity_account where network = :network",
                "select code from places_place where network = :network",
                "select code from badges_badge where network = :network"))
            ours.addAll(
                    sql.sql(query).param("network", here).query(String.class).list());
        assertThat(ours).hasSizeGreaterThan(50);
        var shown = new TreeSet<String>();
        var pages = 0;
        for (var browser : List.of(there(), theirs()))
            for (var path : pages()) {
                var answer = browser.get(path);
                if (answer.statusCode() != 200) continue;
                pages++;
                for (var one : ours) if (answer.body().contains(one)) shown.add(path + " " + one);
            }
        assertThat(shown).isEmpty();
        assertThat(pages).isGreaterThan(150);
    }

    @Test
    void aSessionOfOneTerritoryIsNobodyAtTheOther() {
        var ours = signedIn(person(Role.COORDINATOR));
        assertThat(ours.get("/bureau").statusCode()).isEqualTo(200);
        var carried = there();
        carried.cookies.putAll(ours.cookies);
        assertThat(carried.get("/bureau").statusCode()).isEqualTo(303);
        assertThat(ours.get("/bureau").statusCode()).isEqualTo(200);
    }

    @Test
    void aLinkOfOneTerritoryOpensNothingAtTheOtherAndIsNotLost() {
        var account = person(Role.HELPER);
        requests.ask(networks.here(), account.mail(), "203.0.113.9", "fr", LocalPath.HOME);
        var link = link(account.mail());
        assertThat(link).startsWith("http://localhost/connexion/");
        var path = path(link);
        var elsewhere = there();
        assertThat(elsewhere
                        .post(path, Map.of("_csrf", elsewhere.token("/connexion")))
                        .statusCode())
                .isGreaterThanOrEqualTo(400);
        var home = visitor();
        assertThat(home.post(path, Map.of("_csrf", home.token(path))).statusCode())
                .isEqualTo(303);
    }

    /// Each letter names the address of its own territory, whoever caused the round.
    @Test
    void theCoordinatorOfEachTerritoryIsWrittenToFromItsOwnAddress() {
        assertThat(theirs().get("/bureau").statusCode()).isEqualTo(200);
        assertThat(link(new MailAddress("coordination@correze.example"))).startsWith("http://127.0.0.1/connexion/");
    }

    @Test
    void whatAQueryForgetsTheDatabaseWithholds() {
        var all = "select distinct network from identity_account";
        assertThat(sql.sql(all).query(String.class).list()).contains("charente-maritime", THERE);
        try (var _ = Scope.enter(THERE)) {
            assertThat(sql.sql(all).query(String.class).list()).containsExactly(THERE);
            assertThat(sql.sql("update identity_account set name = 'x' where network = 'charente-maritime'")
                            .update())
                    .isZero();
            assertThatThrownBy(() -> accounts.found(
                            networks.served().stream()
                                    .filter(one -> !one.id().equals(THERE))
                                    .findFirst()
                                    .orElseThrow(),
                            new MailAddress("p-" + UUID.randomUUID() + "@example.org"),
                            new PersonName("Personne de test"),
                            Role.HELPER))
                    .hasStackTraceContaining("row-level security");
        }
        assertThat(sql.sql(all).query(String.class).list()).contains("charente-maritime", THERE);
    }

    @Test
    void aRoundRunsForEachTerritoryWithItsOwnRows() {
        var seen = new ArrayList<String>();
        served.each(() -> seen.add(networks.here().name() + " "
                + sql.sql("select string_agg(distinct network, ',') from identity_account")
                        .query(String.class)
                        .single()));
        assertThat(seen).containsExactly("Charente-Maritime charente-maritime", "Corrèze correze");
    }

    /// The first coordinator of the other territory, who came by her own letter.
    private Visitor theirs() {
        var mail = new MailAddress("coordination@correze.example");
        try (var _ = Scope.enter(THERE)) {
            var known = accounts.found(networks.here(), mail, new PersonName("Coordination"), Role.COORDINATOR);
            assertThat(known).isNotInstanceOf(Accounts.Opening.Opened.class);
            requests.ask(networks.here(), mail, "203.0.113.8", "fr", LocalPath.HOME);
        }
        var path = path(link(mail));
        var browser = there();
        assertThat(browser.post(path, Map.of("_csrf", browser.token(path))).statusCode())
                .isEqualTo(303);
        return browser;
    }

    private String link(MailAddress mail) {
        var found = LINK.matcher(wordsTo(mail.value()).getFirst());
        assertThat(found.find()).isTrue();
        return found.group();
    }

    private static String path(String link) {
        return link.substring(link.indexOf("/connexion/"));
    }

    private List<String> pages() {
        var paths = new TreeSet<String>();
        handlers.getHandlerMethods().forEach((route, handler) -> {
            if (handler.getBeanType() == Specimens.class) return;
            if (!route.getMethodsCondition().getMethods().contains(RequestMethod.GET)) return;
            for (var path : route.getPatternValues()) if (!path.contains("{") && !path.contains("*")) paths.add(path);
        });
        return List.copyOf(paths);
    }
}
