package org.tousaidants.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.openid.TestOpenIdProvider;
import org.tousaidants.platform.web.RunningSite;

/// Tests the sign-in by a real Keycloak, apart from the quick checks: `bin/keycloak` downloads it and runs
/// this.
class KeycloakCheck extends RunningSite {
    private static final int KEYCLOAK = TestOpenIdProvider.freePort();
    private static final Pattern ACTION = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");
    private static Process server;

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry settings) {
        settings.add("ta.openid.kc.issuer", () -> "http://localhost:" + KEYCLOAK + "/realms/ta");
        settings.add("ta.openid.kc.client", () -> "ta");
        settings.add("ta.openid.kc.secret", () -> "a-secret-of-this-check-only");
        settings.add("ta.openid.kc.name", () -> "Annuaire du Département");
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (server == null) return;
        server.descendants().forEach(ProcessHandle::destroy);
        server.destroy();
        server.waitFor(20, TimeUnit.SECONDS);
    }

    private void start(Path home) throws IOException, InterruptedException {
        var realm = """
                {"realm":"ta","enabled":true,"sslRequired":"none",
                 "clients":[{"clientId":"ta","secret":"a-secret-of-this-check-only","enabled":true,"publicClient":false,
                   "protocol":"openid-connect","standardFlowEnabled":true,"directAccessGrantsEnabled":false,
                   "redirectUris":["http://localhost:%d/*"],
                   "attributes":{"post.logout.redirect.uris":"+","pkce.code.challenge.method":"S256"}}],
                 "users":[{"username":"nadia","enabled":true,"email":"nadia@example.org","emailVerified":true,
                   "firstName":"Nadia","lastName":"Ferret",
                   "credentials":[{"type":"password","value":"only-for-this-check","temporary":false}]}]}""".formatted(port);
        Files.createDirectories(home.resolve("data/import"));
        Files.writeString(home.resolve("data/import/ta-realm.json"), realm);
        var builder = new ProcessBuilder(
                        home.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--import-realm",
                        "--http-port=" + KEYCLOAK,
                        "--http-host=127.0.0.1")
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("said.txt").toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        server = builder.start();
        var ready = URI.create("http://localhost:" + KEYCLOAK + "/realms/ta/.well-known/openid-configuration");
        for (var tries = 0; tries < 600; tries++) {
            assertThat(server.isAlive())
                    .as(Files.readString(home.resolve("said.txt")))
                    .isTrue();
            try {
                if (ask(HttpRequest.newBuilder(ready), Map.of()).statusCode() == 200) return;
            } catch (IOException notYet) {
                Thread.onSpinWait();
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
        throw new AssertionError(Files.readString(home.resolve("said.txt")));
    }

    private static HttpResponse<String> ask(HttpRequest.Builder request, Map<String, String> cookies)
            throws IOException, InterruptedException {
        if (!cookies.isEmpty())
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(one -> one.getKey() + "=" + one.getValue())
                            .collect(Collectors.joining("; ")));
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request.timeout(Duration.ofSeconds(60)).build(), BodyHandlers.ofString());
        }
    }

    /// Signs in on the page of Keycloak with name and password, and returns the address it leads back to.
    private String follow(String address, String password) throws IOException, InterruptedException {
        var cookies = new TreeMap<String, String>();
        var page = ask(HttpRequest.newBuilder(URI.create(address)), cookies);
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        page.headers().allValues("Set-Cookie").forEach(one -> {
            var pair = one.split(";", 2)[0].split("=", 2);
            cookies.put(pair[0], pair[1]);
        });
        var action = ACTION.matcher(page.body());
        assertThat(action.find()).as(page.body()).isTrue();
        var form = "username=nadia&password=" + URLEncoder.encode(password, StandardCharsets.UTF_8) + "&credentialId=";
        var answer = ask(
                HttpRequest.newBuilder(URI.create(action.group(1).replace("&amp;", "&")))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)),
                cookies);
        return answer.headers()
                .firstValue("Location")
                .map(to -> to.replace("http://localhost:" + port, ""))
                .orElse("");
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer.body()));
    }

    @Test
    void anAgentLinksHerAccountOfKeycloakEntersByItAndLeavesBoth() throws Exception {
        var home = System.getProperty("ta.keycloak", "");
        Assumptions.assumeFalse(home.isEmpty(), "bin/keycloak says where it is");
        start(Path.of(home));
        var helper = person(Role.HELPER);
        var first = visitor();
        assertThat(first.get("/connexion").body()).contains("Annuaire du Département");
        var stranger = first.get(follow(location(first.get("/connexion/fournisseurs/kc")), "only-for-this-check"));
        assertThat(stranger.statusCode()).as("never matched by mail address").isEqualTo(403);

        var browser = signedIn(helper);
        var asked = location(
                browser.post("/profil/fournisseurs/kc", Map.of("_csrf", browser.token("/profil/fournisseurs"))));
        assertThat(asked).contains("code_challenge_method=S256", "nonce=", "state=");
        assertThat(location(browser.get(follow(asked, "only-for-this-check"))))
                .isEqualTo("/profil/fournisseurs?fait=relie");

        var later = visitor();
        var wrong = follow(location(later.get("/connexion/fournisseurs/kc?suite=/profil")), "another");
        assertThat(wrong).as("Keycloak refuses").isEmpty();
        var back = follow(location(later.get("/connexion/fournisseurs/kc?suite=/profil")), "only-for-this-check");
        assertThat(visitor().get(back).statusCode())
                .as("in the browser that began it")
                .isEqualTo(400);
        assertThat(location(later.get(back))).isEqualTo("/profil");
        assertThat(later.get("/profil").body()).contains(helper.mail().value());
        assertThat(later.get(back).statusCode()).as("once").isEqualTo(400);

        var out = location(later.post("/deconnexion", Map.of("_csrf", later.token("/profil"))));
        assertThat(out).startsWith("http://localhost:" + KEYCLOAK + "/realms/ta/protocol/openid-connect/logout?");
        var ended = ask(HttpRequest.newBuilder(URI.create(out)), Map.of());
        assertThat(ended.statusCode()).as(ended.body()).isIn(200, 302);
        assertThat(later.get("/profil").statusCode()).isEqualTo(303);
    }
}
