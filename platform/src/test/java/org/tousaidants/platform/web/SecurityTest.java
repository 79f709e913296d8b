package org.tousaidants.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tousaidants.platform.identity.Role;

class SecurityTest extends RunningSite {
    @Test
    void aHandlerThatSaysNothingIsNotFound() {
        assertThat(visitor().get("/specimen/unsaid").statusCode()).isEqualTo(404);
    }

    @Test
    void anOpenPageKnowsWhoIsConnectedAndCostsAVisitorNoCookie() {
        var answer = visitor().get("/specimen/open");
        assertThat(answer.body()).isEqualTo("hello somebody");
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-cache");
        var coordinator = person(Role.COORDINATOR);
        var connected = signedIn(coordinator).get("/specimen/open");
        assertThat(connected.body()).isEqualTo("hello " + coordinator.mail());
        assertThat(connected.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void aDeskLeadsAStrangerToSignInAndBack() {
        var answer = visitor().get("/specimen/desk?commune=La%20Rochelle");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location"))
                .contains("/connexion?suite=%2Fspecimen%2Fdesk%3Fcommune%3DLa%2520Rochelle");
        assertThat(visitor().get("/api/specimen/desk").statusCode()).isEqualTo(401);
    }

    @Test
    void aDeskIsNotFoundByAnotherRole() {
        var coordinator = person(Role.COORDINATOR);
        assertThat(signedIn(coordinator).get("/specimen/desk").body()).isEqualTo("desk of " + coordinator.mail());
        assertThat(signedIn(person(Role.HELPER)).get("/specimen/desk").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aForgedSessionIsNobody() {
        for (var value : new String[] {"", "x", "a".repeat(43), "' or 1=1 --", "a".repeat(4000)}) {
            var forger = visitor();
            forger.cookies.put("ta_session", value);
            assertThat(forger.get("/specimen/desk").statusCode()).isEqualTo(303);
        }
    }

    @Test
    void aFormOpenedHereCounts() {
        var visitor = visitor();
        var answer = visitor.post("/specimen/open", Map.of("_csrf", visitor.token("/connexion"), "what", "été"));
        assertThat(answer.body()).isEqualTo("received été");
    }

    @Test
    void aFormWithoutTokenOrWithAForgedOneIsRefused() {
        var visitor = visitor();
        visitor.token("/connexion");
        var stranger = visitor().token("/connexion");
        for (var token : new String[] {"", "x", "a".repeat(64), stranger}) {
            var answer = visitor.post("/specimen/open", Map.of("_csrf", token, "what", "x"));
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("restée ouverte trop longtemps").doesNotContain("received");
        }
        assertThat(visitor.post("/specimen/open", Map.of("what", "x")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void aTokenDoesNotServeWithoutItsCookieNorInAnotherSession() {
        var visitor = visitor();
        var token = visitor.token("/connexion");
        assertThat(visitor().post("/specimen/open", Map.of("_csrf", token)).statusCode())
                .isEqualTo(403);
        var connected = signedIn(person(Role.HELPER));
        assertThat(connected.post("/specimen/desk", Map.of("_csrf", token)).statusCode())
                .isEqualTo(403);
        // A planted cookie has no effect either: the session identifies a signed-in person.
        connected.cookies.putAll(visitor.cookies);
        assertThat(connected.post("/specimen/desk", Map.of("_csrf", token)).statusCode())
                .isEqualTo(403);
        assertThat(connected
                        .post("/specimen/desk", Map.of("_csrf", connected.token("/profil"), "what", "x"))
                        .body())
                .isEqualTo("received x");
    }

    @Test
    void aFormSentByAnotherSiteIsRefusedEvenWithItsToken() {
        var visitor = visitor();
        var token = visitor.token("/connexion");
        visitor.headers.put("Sec-Fetch-Site", "cross-site");
        assertThat(visitor.post("/specimen/open", Map.of("_csrf", token)).statusCode())
                .isEqualTo(403);
    }

    @Test
    void whatWasTypedOnAPageLeftOpenIsKeptAndCanBeSent() {
        var visitor = visitor();
        visitor.headers.put("Sec-Fetch-Site", "same-origin");
        var typed = Map.of("_csrf", "of yesterday", "what", "<script>\"long\" & careful</script>");
        var answer = visitor.post("/specimen/open", typed);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body())
                .contains("encore là")
                .contains("action=\"/specimen/open\"")
                .contains("value=\"&lt;script>&#34;long&#34; &amp; careful&lt;/script>\"")
                .doesNotContain("of yesterday");
        var again = visitor.post(
                "/specimen/open", Map.of("_csrf", Visitor.tokenIn(answer.body()), "what", "long and careful"));
        assertThat(again.body()).isEqualTo("received long and careful");
    }

    @Test
    void whatAForeignPageSentIsNotOfferedToBeSentAgain() {
        for (var site : new String[] {"cross-site", "same-site", "none"}) {
            var victim = visitor();
            victim.headers.put("Sec-Fetch-Site", site);
            assertThat(victim.post("/specimen/open", Map.of("what", "never wrote this"))
                            .body())
                    .doesNotContain("never wrote this");
        }
        var oldBrowser = visitor();
        oldBrowser.headers.put("Origin", "https://evil.example");
        assertThat(oldBrowser
                        .post("/specimen/open", Map.of("what", "never wrote this"))
                        .body())
                .doesNotContain("never wrote this");
    }

    @Test
    void whoIsNoLongerConnectedKeepsWhatSheTyped() {
        var visitor = visitor();
        visitor.headers.put("Sec-Fetch-Site", "same-origin");
        var answer = visitor.post("/specimen/desk", Map.of("what", "a long report"));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("Votre connexion est fermée").contains("a long report");
    }

    @Test
    void everyAnswerTellsTheBrowserWhatToRefuse() {
        for (var path : new String[] {"/connexion", "/specimen/open", "/specimen/unsaid", "/nowhere", "/ta.css"}) {
            var headers = visitor().get(path).headers();
            assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                    .startsWith("default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:;")
                    .contains("frame-ancestors 'none'; base-uri 'none'; object-src 'none'")
                    .doesNotContain("unsafe");
            assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(headers.firstValue("Referrer-Policy")).isPresent();
            assertThat(headers.firstValue("Permissions-Policy").orElseThrow()).contains("geolocation=(self)");
            assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).contains("same-origin");
            assertThat(headers.firstValue("Strict-Transport-Security")).isEmpty();
        }
    }

    @Test
    void aFileTooLargeIsRefusedBeforeItIsReadAndTheBrowserIsTold() {
        var connected = signedIn(person(Role.COORDINATOR));
        connected.headers.put("X-CSRF-Token", connected.token("/profil"));
        assertThat(upload(connected, 49 << 20).body()).isEqualTo("received " + (49 << 20));
        assertThat(upload(connected, 51 << 20).statusCode()).isEqualTo(413);
    }

    @Test
    void aStrangerSendsNoFile() {
        var answer = upload(visitor(), 2 << 20);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("Votre connexion est fermée").doesNotContain("trop gros");
    }

    private static HttpResponse<String> upload(Visitor visitor, int bytes) {
        var head = "--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f.csv\"\r\n\r\n";
        var start = head.getBytes(StandardCharsets.US_ASCII);
        var body = Arrays.copyOf(start, start.length + bytes);
        Arrays.fill(body, start.length, body.length, (byte) 'x');
        var end = "\r\n--limit--\r\n".getBytes(StandardCharsets.US_ASCII);
        var whole = Arrays.copyOf(body, body.length + end.length);
        System.arraycopy(end, 0, whole, body.length, end.length);
        return visitor.post("/specimen/file", "multipart/form-data; boundary=limit", whole);
    }

    @Test
    void aDamagedFormIsTheSendersMistake() {
        var connected = signedIn(person(Role.COORDINATOR));
        connected.headers.put("X-CSRF-Token", connected.token("/profil"));
        var body = "x".getBytes(StandardCharsets.US_ASCII);
        assertThat(connected.post("/specimen/file", "multipart/form-data", body).statusCode())
                .isEqualTo(400);
    }

    @Test
    void whatMayBeDoneIsNotAskedByOptions() {
        assertThat(visitor().send("OPTIONS", "/specimen/open").statusCode()).isEqualTo(405);
    }

    @Test
    void aFormTooLargeIsRefused() {
        var visitor = visitor();
        var form = Map.of("_csrf", visitor.token("/connexion"), "what", "x".repeat(1 << 20));
        assertThat(visitor.post("/specimen/open", form).statusCode()).isEqualTo(413);
    }

    @Test
    void tenThousandParametersAreRefused() {
        var visitor = visitor();
        var form = new HashMap<String, String>();
        form.put("_csrf", visitor.token("/connexion"));
        for (var i = 0; i < 10_000; i++) form.put("p" + i, "");
        assertThat(visitor.post("/specimen/open", form).statusCode()).isBetween(400, 413);
        assertThat(visitor.get("/specimen/open?" + "a&".repeat(2_000)).statusCode())
                .isBetween(400, 413);
    }

    @Test
    void theMethodIsTheRealOne() {
        var visitor = visitor();
        var form = Map.of("_csrf", visitor.token("/connexion"), "_method", "DELETE", "what", "x");
        assertThat(visitor.post("/specimen/open", form).body()).isEqualTo("received x");
        visitor.headers.put("X-HTTP-Method-Override", "POST");
        assertThat(visitor.get("/specimen/open").body()).startsWith("hello");
        assertThat(visitor.send("DELETE", "/specimen/open").statusCode()).isEqualTo(405);
    }

    @Test
    void theDemosLettersAreForThisMachineAlone() throws IOException {
        var browser = "GET /courriels HTTP/1.1\r\nHost: localhost:" + port + "\r\nConnection: keep-alive\r\n";
        assertThat(first(browser + "\r\n")).isEqualTo("HTTP/1.1 200");
        assertThat(first(browser + "X-Forwarded-For: 203.0.113.9\r\n\r\n")).isEqualTo("HTTP/1.1 404");
        // nginx does not identify itself: by default it uses HTTP/1.0 and closes, newer versions omit the
        // header.
        assertThat(raw("GET /courriels HTTP/1.0\r\nHost: localhost:" + port + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 404");
        assertThat(visitor().get("/courriels").statusCode()).isEqualTo(404);
        assertThat(raw("GET /courriels HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 404");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /specimen/../courriels HTTP/1.1",
                "GET //specimen/open HTTP/1.1",
                "GET /specimen/open;jsessionid=1 HTTP/1.1",
                "GET /specimen/%2e%2e/open HTTP/1.1",
                "GET /specimen/%00open HTTP/1.1",
                "GET /specimen\\open HTTP/1.1",
                "TRACE /specimen/open HTTP/1.1",
                "BREW /specimen/open HTTP/1.1",
                "GET /error HTTP/1.1"
            })
    void anOddRequestIsRefused(String line) throws IOException {
        assertThat(raw(line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .matches("(?s)HTTP/1.1 (400|404|405|501).*")
                .doesNotContain("hello", "Exception", "\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT /specimen/open", "PATCH /specimen/open", "POST /specimen/file", "POST /nowhere"})
    void noBodyIsReadBeforeItsSenderIsKnown(String line) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            var head = line + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                    + "Content-Length: 2000000000\r\n\r\na=b";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            assertThat(answer).matches("HTTP/1.1 4(03|04|05|13)");
        }
    }

    @Test
    void aBodyThatDoesNotSayItsSizeIsRefused() throws IOException {
        assertThat(raw("POST /specimen/open HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"))
                .startsWith("HTTP/1.1 411");
    }

    @Test
    void aRefusalIsToldInPlainWordsAndToProgramsAsAProblem() {
        var sender = visitor();
        var tooLarge =
                sender.post("/specimen/open", Map.of("_csrf", sender.token("/connexion"), "what", "x".repeat(1 << 20)));
        assertThat(tooLarge.statusCode()).isEqualTo(413);
        assertThat(tooLarge.body()).contains("<html lang=\"fr\"").doesNotContain("Exception", "Tomcat");
        var manyParameters = visitor().get("/specimen/open?" + "a&".repeat(2_000));
        assertThat(manyParameters.body()).contains("<html lang=\"fr\"").doesNotContain("Exception", "Tomcat");
        var api = visitor().get("/api/specimen/desk");
        assertThat(api.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(api.body()).contains("\"status\":401");
    }

    /// The first line of the answer on a kept connection.
    private String first(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
        }
    }

    @Test
    void whatAStrangerWroteAsHostStandsInNoAnswer() throws IOException {
        for (var path :
                List.of("/api/v1/places/00000000-0000-0000-0000-000000000000", "/specimen/unsaid", "/connexion"))
            assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: mauvais.example\r\nConnection: close\r\n\r\n"))
                    .doesNotContain("mauvais.example");
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
