package org.tousaidants.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.Cookie;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.DelegatedRole;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.RoleDelegations;
import org.tousaidants.platform.identity.SignInSessions;
import org.tousaidants.platform.openid.TestOpenIdProvider;
import org.tousaidants.platform.web.DemoMailReader;
import org.tousaidants.platform.web.RunningSite;

/// Tests sign-in by providers and passkeys, and attempts to forge it.
@Tag("browser")
class IdentityProvidersTest extends RunningSite {
    private static final int PROVIDER = TestOpenIdProvider.freePort();
    private static TestOpenIdProvider provider;

    @DynamicPropertySource
    static void providers(DynamicPropertyRegistry settings) {
        for (var id : List.of("pc", "fc")) {
            settings.add("ta.openid." + id + ".issuer", () -> "http://localhost:" + PROVIDER);
            settings.add("ta.openid." + id + ".client", () -> id);
            settings.add("ta.openid." + id + ".secret", () -> id + "-secret-of-the-test-only");
        }
        settings.add("ta.openid.pc.profile", () -> "proconnect");
        settings.add("ta.openid.fc.profile", () -> "franceconnect");
    }

    @Autowired
    RoleDelegations grants;

    @AfterAll
    static void stop() {
        if (provider != null) provider.close();
    }

    private void provider() {
        if (provider == null) provider = TestOpenIdProvider.start(PROVIDER);
        provider.serve("http://localhost:" + port);
        provider.set("acr=eidas1");
    }

    private String site() {
        return "http://localhost:" + port;
    }

    private static String location(java.net.http.HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer.body()));
    }

    @Test
    void anAgentLinksProConnectOnceThenEntersByItAndLeavesBothSessions() {
        provider();
        var helper = person(Role.HELPER);
        var first = visitor();
        assertThat(first.get("/connexion").body())
                .contains("S’identifier avec ProConnect", "que ProConnect")
                .doesNotContain("FranceConnect");
        var unknown = first.get(TestOpenIdProvider.follow(location(first.get("/connexion/fournisseurs/pc")), site()));
        assertThat(unknown.statusCode()).as("never matched by mail address").isEqualTo(403);
        assertThat(unknown.body()).contains("pas encore relié");

        var browser = signedIn(helper);
        var asked = location(
                browser.post("/profil/fournisseurs/pc", Map.of("_csrf", browser.token("/profil/fournisseurs"))));
        assertThat(asked).contains("acr_values=eidas1").doesNotContain("code_challenge");
        var back = TestOpenIdProvider.follow(asked, site());
        assertThat(back).startsWith("/connexion/fournisseurs/retour?code=");
        assertThat(location(browser.get(back))).isEqualTo("/profil/fournisseurs?fait=relie");
        assertThat(browser.get(back).statusCode()).as("once").isEqualTo(400);

        var later = visitor();
        var again = TestOpenIdProvider.follow(location(later.get("/connexion/fournisseurs/pc?suite=/profil")), site());
        var thief = visitor();
        assertThat(thief.get(again).statusCode())
                .as("in the browser that began it")
                .isEqualTo(400);
        assertThat(location(later.get(again))).isEqualTo("/profil");
        assertThat(later.get("/profil").body()).contains(helper.mail().value());

        var out = later.post("/deconnexion", Map.of("_csrf", later.token("/profil")));
        assertThat(location(out))
                .startsWith("http://localhost:" + PROVIDER + "/session/end?id_token_hint=")
                .contains("state=", "post_logout_redirect_uri=");
        assertThat(out.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("form-action 'self' http://localhost:" + PROVIDER);
        assertThat(later.get("/profil").statusCode()).isEqualTo(303);
    }

    @Test
    void aSilentSignOnOpensASessionButConfirmsNothingSensitive() {
        provider();
        sql.sql("delete from openid_link").update();
        var helper = person(Role.HELPER);
        var browser = signedIn(helper);
        var linked = location(
                browser.post("/profil/fournisseurs/pc", Map.of("_csrf", browser.token("/profil/fournisseurs"))));
        browser.get(TestOpenIdProvider.follow(linked, site()));
        // The provider authenticated the person this morning and asks nothing.
        provider.set("ago=7200");
        var silent = visitor();
        var asked = location(silent.get("/connexion/fournisseurs/pc?suite=/profil"));
        assertThat(asked).contains("auth_time").doesNotContain("prompt=");
        assertThat(location(silent.get(TestOpenIdProvider.follow(asked, site()))))
                .isEqualTo("/profil");
        assertThat(silent.get("/profil").body()).contains(helper.mail().value());
        assertThat(location(silent.get("/profil/cles"))).isEqualTo("/confirmation?suite=%2Fprofil%2Fcles");
        // For a confirmation, the provider must authenticate again and give the time.
        var confirming = location(silent.get("/connexion/fournisseurs/pc?suite=/profil/cles"));
        assertThat(confirming).contains("prompt=login").doesNotContain("max_age");
        var ignored = silent.get(TestOpenIdProvider.follow(confirming, site()));
        assertThat(ignored.statusCode()).isEqualTo(403);
        assertThat(ignored.body()).contains("ne vous a pas demandé de confirmer votre identité");
        assertThat(silent.get("/profil/cles").statusCode()).isEqualTo(303);
        provider.set("acr=eidas1");
        var again = location(silent.get("/connexion/fournisseurs/pc?suite=/profil/cles"));
        assertThat(location(silent.get(TestOpenIdProvider.follow(again, site()))))
                .isEqualTo("/profil/cles");
        assertThat(silent.get("/profil/cles").statusCode()).isEqualTo(200);
        sql.sql("delete from openid_link").update();
    }

    @Test
    void aLevelTooLowAndARefusalOpenNothingAndSaySo() {
        provider();
        var visitor = visitor();
        var answered = TestOpenIdProvider.follow(location(visitor.get("/connexion/fournisseurs/pc")), site());
        assertThat(answered).contains("iss=");
        assertThat(visitor.get(answered.replaceFirst("iss=[^&]*", "iss=https%3A%2F%2Fautre.example"))
                        .statusCode())
                .as("from another provider than requested")
                .isEqualTo(400);
        provider.set("acr=eidas0");
        var low = visitor.get(TestOpenIdProvider.follow(location(visitor.get("/connexion/fournisseurs/pc")), site()));
        assertThat(low.statusCode()).isEqualTo(400);
        provider.set("refuse");
        var refused =
                visitor.get(TestOpenIdProvider.follow(location(visitor.get("/connexion/fournisseurs/pc")), site()));
        assertThat(refused.body()).contains("La connexion n’est pas terminée");
        assertThat(visitor.get("/profil").statusCode()).isEqualTo(303);
        assertThat(visitor.get("/connexion/fournisseurs/retour?state=x&code=y").statusCode())
                .isEqualTo(400);
        assertThat(visitor.get("/connexion/fournisseurs/fc").statusCode())
                .as("persons never sign in")
                .isEqualTo(404);
    }

    @Test
    void anAnswerThatNoKeyGaveIsRefusedAndIsNoFailure() {
        var helper = signedIn(person(Role.HELPER));
        var stranger = visitor();
        var strange = stranger.token("/connexion/cle");
        var own = helper.token("/profil/cles");
        for (var answer : List.of("", " ", "null", "{}", "[]", "\"\"", "{\"id\":1}", "{\"response\":{}}", "zz")) {
            assertThat(stranger.post("/connexion/cle", Map.of("_csrf", strange, "reponse", answer))
                            .statusCode())
                    .as("sign-in with %s", answer)
                    .isEqualTo(403);
            assertThat(location(helper.post("/profil/cles", Map.of("_csrf", own, "reponse", answer, "nom", "Essai"))))
                    .as("creation with %s", answer)
                    .isEqualTo("/profil/cles?refus=oui");
        }
    }

    @Test
    void aPasskeyEntersAfterTheDeviceKnewItsOwnerAndNotBefore() {
        var helper = person(Role.HELPER);
        var visitor = signedIn(helper);
        try (var context = Chromium.get().newContext()) {
            context.addCookies(List.of(new Cookie("ta_session", visitor.cookies.get("ta_session")).setUrl(site())));
            var page = context.newPage();
            var device = context.newCDPSession(page);
            device.send("WebAuthn.enable");
            var options = new JsonObject();
            options.addProperty("protocol", "ctap2");
            options.addProperty("transport", "internal");
            for (var name :
                    List.of("hasResidentKey", "hasUserVerification", "isUserVerified", "automaticPresenceSimulation"))
                options.addProperty(name, true);
            var asked = new JsonObject();
            asked.add("options", options);
            var made = device.send("WebAuthn.addVirtualAuthenticator", asked);
            page.navigate(site() + "/profil/cles");
            page.locator("[name=nom]").fill("Téléphone du bureau");
            page.locator("[data-passkey] button").click();
            page.locator("section.card h2").waitFor();
            assertThat(page.locator("section.card h2").textContent()).isEqualTo("Téléphone du bureau");

            context.clearCookies();
            page.navigate(site() + "/connexion/cle?suite=/profil");
            page.locator("[data-passkey] button").click();
            page.waitForURL(site() + "/profil");
            assertThat(page.content()).contains(helper.mail().value());

            assertThat(kept(helper, SignInSessions.STRONG))
                    .as("a user-verified passkey counts as two factors")
                    .containsExactlyInAnyOrder(false, true);

            context.clearCookies();
            var verified = new JsonObject();
            verified.add("authenticatorId", made.get("authenticatorId"));
            verified.addProperty("isUserVerified", false);
            device.send("WebAuthn.setUserVerified", verified);
            // The site requires that the device verifies its owner, even if the page does not ask for it.
            page.route("**/connexion/cle/essais", route -> {
                var answer = route.fetch();
                route.fulfill(new Route.FulfillOptions()
                        .setResponse(answer)
                        .setBody(answer.text().replace("\"required\"", "\"discouraged\"")));
            });
            page.navigate(site() + "/connexion/cle?suite=/profil");
            page.locator("[data-passkey] button").click();
            page.locator("text=Cette clé n’ouvre aucun compte ici").waitFor();
        }
        assertThat(sql.sql("select count(*) from journal_entry where act = 'passkeys.added' and subject = :subject")
                        .param("subject", "account " + helper.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whoEnteredAWhileAgoConfirmsBeforeWhatIsSensitiveAndNothingTypedIsLost() {
        var coordinator = person(Role.COORDINATOR);
        var visitor = signedIn(coordinator);
        var mail = "n-" + java.util.UUID.randomUUID() + "@example.org";
        age(coordinator, Duration.ofMinutes(31));
        assertThat(visitor.get("/bureau/comptes").statusCode())
                .as("reading is not sensitive")
                .isEqualTo(200);
        var stale = visitor.post(
                "/bureau/comptes",
                Map.of("_csrf", visitor.token("/bureau/comptes"), "name", "Nouvelle", "mail", mail, "role", "helper"));
        assertThat(stale.statusCode()).isEqualTo(403);
        assertThat(stale.body()).contains("Confirmez que c’est vous", "/confirmation?suite=");
        assertThat(location(visitor.get("/profil/cles"))).isEqualTo("/confirmation?suite=%2Fprofil%2Fcles");

        visitor.post("/confirmation", Map.of("_csrf", visitor.token("/confirmation"), "suite", "/profil/cles"));
        var link = DemoMailReader.lastLink(coordinator, outbox);
        assertThat(location(visitor.post(link, Map.of("_csrf", visitor.token(link)))))
                .isEqualTo("/profil/cles");
        assertThat(visitor.get("/profil/cles").statusCode()).isEqualTo(200);
    }

    @Test
    void aRoleIsLentUntilADayTakenBackAtOnceAndNotLentOn() {
        var boss = actor(person(Role.COORDINATOR));
        var helper = person(Role.HELPER);
        var visitor = signedIn(helper);
        assertThat(visitor.get("/bureau/comptes").statusCode()).isEqualTo(404);
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        assertThat(grants.lend(
                        boss, helper.mail(), DelegatedRole.DelegatedRoleKind.COORDINATION, "", today.minusDays(1)))
                .isInstanceOf(RoleDelegations.RoleDelegationResult.InvalidDelegationLastDay.class);
        var lent = (RoleDelegations.RoleDelegationResult.RoleDelegated)
                grants.lend(boss, helper.mail(), DelegatedRole.DelegatedRoleKind.COORDINATION, "", today.plusDays(7));
        assertThat(visitor.get("/bureau/comptes").statusCode()).isEqualTo(200);
        var other = person(Role.HELPER);
        var lentActor = new org.tousaidants.platform.identity.SignedInPerson(
                helper.id(), helper.mail().value(), helper.name(), Role.COORDINATOR, networks.here());
        assertThat(grants.lend(lentActor, other.mail(), DelegatedRole.DelegatedRoleKind.COORDINATION, "", today))
                .as("a delegated role cannot be delegated")
                .isInstanceOf(RoleDelegations.RoleDelegationResult.DelegateNotFound.class);
        visitor.headers.put(MOMENT, clock.instant().plus(Duration.ofDays(8)).toString());
        assertThat(visitor.get("/bureau/comptes").statusCode()).as("it expires").isEqualTo(404);
        visitor.headers.remove(MOMENT);
        assertThat(grants.takeBack(boss, lent.grant().id())).isTrue();
        assertThat(visitor.get("/bureau/comptes").statusCode()).isEqualTo(404);
        assertThat(grants.takeBack(boss, lent.grant().id())).as("once").isFalse();
    }

    @Test
    void anAccountThatSleepsIsWarnedThenClosedUnlessSheComesIn() {
        var sleeper = person(Role.HELPER);
        var woken = person(Role.HELPER);
        asleep(sleeper);
        asleep(woken);
        job("identity.warn-silent");
        assertThat(posted(sleeper.mail().value()).getFirst().subject()).contains("va se fermer");
        signedIn(woken);
        sql.sql("update identity_account set warned_at = warned_at - interval '31 days' where warned_at is not null")
                .update();
        job("identity.close-dormant");
        assertThat(accounts.find(sleeper.id())).isEmpty();
        assertThat(accounts.find(woken.id())).isPresent();
    }

    private void asleep(Account account) {
        sql.sql("update identity_account set last_in_at = now() - interval '151 days' where id = :id")
                .param("id", account.id())
                .update();
    }

    @Test
    void sheTakesHerDataAwayAndLeavesByHerselfWithoutAName() {
        var helper = person(Role.HELPER);
        var visitor = signedIn(helper);
        var file = visitor.get("/profil/donnees/fichier");
        assertThat(file.body()).contains(helper.mail().value(), "sessions").doesNotContain("\\\\x");
        var other = person(Role.HELPER);
        assertThat(file.body()).doesNotContain(other.id().toString());
        var unsure = visitor.post("/profil/donnees/depart", Map.of("_csrf", visitor.token("/profil/donnees")));
        assertThat(unsure.statusCode()).isEqualTo(422);
        var left =
                visitor.post("/profil/donnees/depart", Map.of("_csrf", visitor.token("/profil/donnees"), "sur", "oui"));
        assertThat(location(left)).isEqualTo("/connexion");
        assertThat(sql.sql("select mail || name from identity_account where id = :id")
                        .param("id", helper.id())
                        .query(String.class)
                        .single())
                .doesNotContain(helper.mail().value(), helper.name());
        for (var kept :
                List.of("mail_letter where recipient", "identity_request where mail", "identity_newcomer where mail"))
            assertThat(sql.sql("select count(*) from " + kept + " = :mail")
                            .param("mail", helper.mail().value())
                            .query(Integer.class)
                            .single())
                    .as(kept)
                    .isZero();
        assertThat(visitor.get("/profil").statusCode()).isEqualTo(303);
        assertThat(URI.create(location(visitor.get("/profil"))).getPath()).isEqualTo("/connexion");
    }
}
