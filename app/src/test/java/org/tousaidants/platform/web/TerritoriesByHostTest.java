package org.tousaidants.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.tousaidants.places.directory.DataUpkeepRules;
import org.tousaidants.places.directory.ProtocolRuleFile;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.PersonName;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignInLinkRequests;
import org.tousaidants.platform.identity.SignInReturnPath;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.tenancy.AllTenantsAccess;
import org.tousaidants.platform.tenancy.CurrentTenantScope;
import org.tousaidants.platform.tenancy.Tenants;
import org.tousaidants.platform.tenancy.ValuePerTenant;

/// One process, two territories, each at its own host name: the demonstration at `localhost`, and
/// a new territory at
/// `127.0.0.1`. Neither shows data of the other, and the database itself enforces it.
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
    private static final Path RULES = rules();
    private static final Pattern LINK = Pattern.compile("http\\S+?(/connexion/\\S+)");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping handlers;

    @Autowired
    private SignInLinkRequests requests;

    @Autowired
    private Tenants tenants;

    @Autowired
    private ApplicationContext context;

    @DynamicPropertySource
    static void itsOwnRules(DynamicPropertyRegistry settings) {
        settings.add("ta.territories.correze.protocol", RULES::toString);
        settings.add("ta.territories.correze.needs", () -> figures().toString());
    }

    /// The new territory changes one value in each file that its packages read.
    private static Path rules() {
        try {
            var folder = Files.createTempDirectory("correze");
            Files.writeString(
                    folder.resolve("protocole.yaml"),
                    "id: correze\nnom: « Tous aidants » en Corrèze\nversion: 1.0.0\nen-vigueur: 2026-11-25\n"
                            + "statut: adopte\nadopte-par: \"Assemblée du 24 novembre 2026\"\n"
                            + "socle: {id: base, version: 1.0.0}\nterritoire: Corrèze (19)\nlicence: Licence Ouverte 2.0\n"
                            + "resume: Le socle, et nos choix.\nsource: Vote.\n");
            own(folder, "courriels-d-entretien.yaml", "lieux_par_courriel: 20", "lieux_par_courriel: 3");
            own(folder, "entretien-des-donnees.yaml", "demi_vie_jours: 180", "demi_vie_jours: 90");
            own(folder, "orientation.yaml", "tourne_en_rond: 3", "tourne_en_rond: 2");
            own(folder, "diagnostic.yaml", "Chez vous, internet marche-t-il ?", "Internet arrive bien chez vous ?");
            own(folder, "mandat.yaml", "durees: [1, 31, 182, 365]", "durees: [1, 31]");
            own(folder, "besoins.yaml", "plus), poids: 1}", "plus), poids: 2}");
            Files.writeString(
                    folder.resolve("conservation.yaml"),
                    "plus_court:\n  bookings.booking: {duree: 45 jours, source: Vote du 3 décembre 2026}\n");
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path figures() {
        try {
            return Files.writeString(
                    Files.createTempDirectory("correze").resolve("fragilite.csv"),
                    "code_insee,ifn_total,ifn_65\n19272,8,1\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void own(Path folder, String file, String base, String own) throws IOException {
        var shipped = ProtocolRuleFile.ruling("", "base", file).text();
        assertThat(shipped).contains(base);
        Files.writeString(folder.resolve(file), shipped.replace(base, own));
    }

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
    void eachTerritoryObeysItsOwnRules() {
        assertThat(there().get("/diagnostic").body())
                .contains("Internet arrive bien chez vous")
                .doesNotContain("Chez vous, internet marche");
        assertThat(visitor().get("/diagnostic").body())
                .contains("Chez vous, internet marche")
                .doesNotContain("Internet arrive bien chez vous");
        assertThat(there().get("/donnees-personnelles").body()).contains("45 jours");
        assertThat(visitor().get("/donnees-personnelles").body()).doesNotContain("45 jours");
        assertThat(there().get("/equite").body())
                .contains("fragilite.csv", "Âge (65 ans et plus)")
                .doesNotContain("Réseau mobile");
        assertThat(visitor().get("/equite").body()).doesNotContain("fragilite.csv");
        assertThat(there().get("/protocole").body()).contains("Corrèze");
        assertThat(ruling("upkeepRules"))
                .extracting(DataUpkeepRules.class::cast)
                .extracting(rules -> rules.ageing().getFirst().halfLifeDays())
                .containsExactly(180, 90);
        assertThat(ruling("careRules"))
                .extracting(rules -> rules.toString().replaceAll(".*mostPlacesInALetter=(\\d+).*", "$1"))
                .containsExactly("20", "3");
        assertThat(ruling("referralDelays"))
                .extracting(rules -> ReflectionTestUtils.<Integer>invokeMethod(rules, "goesInCircles"))
                .containsExactly(3, 2);
        var mandates = context.getBean("org.tousaidants.mandates.mandates.MandateRules");
        var days = new ArrayList<@Nullable List<Integer>>();
        tenants.each(() -> days.add(ReflectionTestUtils.invokeMethod(mandates, "days")));
        assertThat(days).containsExactly(List.of(1, 31, 182, 365), List.of(1, 31));
    }

    /// Of the demonstration, then of the new territory.
    private List<Object> ruling(String bean) {
        var rules = context.getBean(bean, ValuePerTenant.class);
        return List.of(rules.of(networks.here().id()), rules.of(THERE));
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
        var ours = new ArrayList<String>();
        for (var query : List.of(
                "select mail from identity_account", "select code from places_place", "select code from badges_badge"))
            ours.addAll(sql.sql(query).query(String.class).list());
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
    void aCoordinatorOfOneTerritoryDoesNotChangeTheCommunesOfTheOther() {
        var ours = signedIn(person(Role.COORDINATOR));
        var page = ours.get("/bureau/territoire").body();
        assertThat(page).contains("servent à plusieurs territoires").doesNotContain("Importer un fichier officiel");
        var form = Map.of("_csrf", ours.token("/profil"), "address", "https://geo.api.gouv.fr/communes");
        assertThat(ours.post("/bureau/territoire", form).statusCode()).isEqualTo(403);
        for (var act : List.of("acceptation", "abandon", "annulation"))
            assertThat(ours.post("/bureau/territoire/" + UUID.randomUUID() + "/" + act, form)
                            .statusCode())
                    .as(act)
                    .isEqualTo(403);
    }

    @Test
    void aLinkOfOneTerritoryOpensNothingAtTheOtherAndIsNotLost() {
        var account = person(Role.HELPER);
        requests.ask(networks.here(), account.mail(), "203.0.113.9", "fr", SignInReturnPath.HOME);
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

    /// Each letter contains the address of its own territory, whichever request triggered the job.
    @Test
    void theCoordinatorOfEachTerritoryIsWrittenToFromItsOwnAddress() {
        assertThat(theirs().get("/bureau").statusCode()).isEqualTo(200);
        assertThat(link(new MailAddress("coordination@correze.example"))).startsWith("http://127.0.0.1/connexion/");
    }

    @Test
    void whatAQueryForgetsTheDatabaseWithholds() {
        var all = "select distinct network from identity_account";
        assertThat(AllTenantsAccess.ask(() -> sql.sql(all).query(String.class).list()))
                .contains("charente-maritime", THERE);
        try (var _ = CurrentTenantScope.enter(THERE)) {
            assertThat(sql.sql(all).query(String.class).list()).containsExactly(THERE);
            assertThat(sql.sql("update identity_account set name = 'x' where network = 'charente-maritime'")
                            .update())
                    .isZero();
            assertThatThrownBy(() -> sql.sql("""
                                    insert into identity_account (network, id, mail, name, role, created_at)
                                    values ('charente-maritime', gen_random_uuid(), 'p@example.org', 'x', 'HELPER', now())""").update()).hasStackTraceContaining("row-level security");
        }
        assertThat(AllTenantsAccess.ask(() -> sql.sql(all).query(String.class).list()))
                .contains("charente-maritime", THERE);
    }

    @Test
    void aRoundRunsForEachTerritoryWithItsOwnRows() {
        var seen = new ArrayList<String>();
        tenants.each(() -> seen.add(networks.here().name() + " "
                + sql.sql("select string_agg(distinct network, ',') from identity_account")
                        .query(String.class)
                        .single()));
        assertThat(seen).containsExactly("Charente-Maritime charente-maritime", "Corrèze correze");
    }

    /// The first coordinator of the other territory, signed in by their own letter.
    private Visitor theirs() {
        var mail = new MailAddress("coordination@correze.example");
        try (var _ = CurrentTenantScope.enter(THERE)) {
            var known = accounts.found(networks.here(), mail, new PersonName("Coordination"), Role.COORDINATOR);
            assertThat(known).isNotInstanceOf(Accounts.AccountOpeningResult.NewAccountOpened.class);
            requests.ask(networks.here(), mail, "203.0.113.8", "fr", SignInReturnPath.HOME);
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
            if (handler.getBeanType() == AccessRuleTestPages.class) return;
            if (!route.getMethodsCondition().getMethods().contains(RequestMethod.GET)) return;
            for (var path : route.getPatternValues()) if (!path.contains("{") && !path.contains("*")) paths.add(path);
        });
        return List.copyOf(paths);
    }
}
