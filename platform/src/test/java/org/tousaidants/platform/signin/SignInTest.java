package org.tousaidants.platform.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.DemoMailReader;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.Visitor;

class SignInTest extends RunningSite {
    @Test
    void aPersonSignsInWithTheLinkOfHerMail() {
        var helper = person(Role.HELPER);
        var visitor = visitor();
        var asked = ask(visitor, helper.mail().value(), "/");
        assertThat(asked.body())
                .contains("Regardez vos courriels")
                .contains(helper.mail().value());
        var link = DemoMailReader.lastLink(helper, outbox);
        assertThat(visitor.get(link).body()).contains("Me connecter").contains(helper.name());
        var answer = press(visitor, link);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("ta_session=")
                .contains("HttpOnly", "SameSite=Lax", "Path=/")
                .doesNotContain("Max-Age", "Expires", "Domain");
        assertThat(visitor.get("/profil").body()).contains(helper.mail().value());
    }

    @Test
    void aMailScannerThatOpensTheLinkDoesNotUseIt() {
        var helper = person(Role.HELPER);
        var visitor = visitor();
        var link = DemoMailReader.linkFor(helper, visitor, outbox);
        var scanner = visitor();
        for (var i = 0; i < 3; i++) assertThat(scanner.get(link).statusCode()).isEqualTo(200);
        assertThat(scanner.send("HEAD", link).statusCode()).isEqualTo(200);
        assertThat(scanner.cookies).doesNotContainKey("ta_session");
        assertThat(press(visitor, link).statusCode()).isEqualTo(303);
    }

    @Test
    void aLinkServesOnce() {
        var helper = person(Role.HELPER);
        var visitor = visitor();
        var link = DemoMailReader.linkFor(helper, visitor, outbox);
        var token = visitor.token(link);
        var thief = visitor();
        var thiefsToken = thief.token(link);
        assertThat(visitor.post(link, Map.of("_csrf", token)).statusCode()).isEqualTo(303);
        var replayed = thief.post(link, Map.of("_csrf", thiefsToken));
        assertThat(replayed.statusCode()).isEqualTo(410);
        assertThat(replayed.body()).contains("Ce lien a déjà servi");
        assertThat(thief.cookies).doesNotContainKey("ta_session");
        assertThat(thief.get(link).statusCode()).isEqualTo(410);
    }

    /// The person opens the link again in a second tab, or presses the button twice.
    @Test
    void aLinkOpenedAgainLeadsOnWhomItLetIn() {
        var helper = person(Role.HELPER);
        var visitor = visitor();
        visitor.post(
                "/connexion",
                Map.of(
                        "_csrf", visitor.token("/connexion"),
                        "mail", helper.mail().value(),
                        "suite", "/mon-dossier/nouveau"));
        var link = DemoMailReader.lastLink(helper, outbox);
        assertThat(press(visitor, link).statusCode()).isEqualTo(303);
        var again = visitor.get(link);
        assertThat(again.statusCode()).isEqualTo(303);
        assertThat(again.headers().firstValue("Location")).contains("/mon-dossier/nouveau");
        var twice = visitor.post(link, Map.of("_csrf", visitor.token("/profil")));
        assertThat(twice.headers().firstValue("Location")).contains("/mon-dossier/nouveau");
    }

    @Test
    void whoeverElseOpensALinkThatServedLearnsThatAndNothingMore() {
        var helper = person(Role.HELPER);
        var link = DemoMailReader.linkFor(helper, visitor(), outbox);
        assertThat(press(visitor(), link).statusCode()).isEqualTo(303);
        var stranger = visitor().get(link);
        assertThat(stranger.statusCode()).isEqualTo(410);
        assertThat(stranger.body()).contains("Ce lien a déjà servi").doesNotContain(helper.name());
        var colleague = signedIn(person(Role.COORDINATOR)).get(link);
        assertThat(colleague.statusCode()).isEqualTo(410);
        for (var answer : List.of(stranger, colleague))
            assertThat(answer.body()).doesNotContain(helper.mail().value());
    }

    @Test
    void aLinkThatNobodyMadeIsNotSaidToHaveServed() {
        assertThat(visitor().get("/connexion/" + "a".repeat(43)).body())
                .contains("ne marche plus")
                .doesNotContain("a déjà servi");
    }

    @Test
    void ofManyClicksAtTheSameMomentOneConnects() throws Exception {
        var link = DemoMailReader.linkFor(person(Role.HELPER), visitor(), outbox);
        try (var threads = Executors.newFixedThreadPool(8)) {
            var clicks = IntStream.range(0, 8)
                    .mapToObj(i -> {
                        var visitor = visitor();
                        var token = visitor.token(link);
                        return (Callable<Integer>)
                                () -> visitor.post(link, Map.of("_csrf", token)).statusCode();
                    })
                    .toList();
            var answers = threads.invokeAll(clicks).stream()
                    .map(done -> done.resultNow())
                    .toList();
            assertThat(answers).containsOnlyOnce(303).hasSize(8);
            assertThat(answers.stream().filter(status -> status == 410)).hasSize(7);
        }
    }

    /// A double tap, or a second press because nothing seemed to happen: the browser shows only the last
    /// answer, and no answer has the session of the first press yet.
    @Test
    void ofManyPressesInOneBrowserAllEndSignedInOnce() throws Exception {
        var helper = person(Role.HELPER);
        var opened = visitor();
        var link = DemoMailReader.linkFor(helper, opened, outbox);
        var token = opened.token(link);
        var taps = IntStream.range(0, 20).mapToObj(i -> same(opened)).toList();
        try (var threads = Executors.newFixedThreadPool(20)) {
            var answers = threads
                    .invokeAll(taps.stream()
                            .map(tap -> (Callable<Integer>)
                                    () -> tap.post(link, Map.of("_csrf", token)).statusCode())
                            .toList())
                    .stream()
                    .map(done -> done.resultNow())
                    .toList();
            assertThat(answers).hasSize(20).containsOnly(303);
        }
        assertThat(taps).extracting(tap -> tap.cookies.get("ta_session")).doesNotContainNull();
        assertThat(taps.stream().map(tap -> tap.cookies.get("ta_session")).distinct())
                .hasSize(1);
        assertThat(taps.getLast().get("/profil").body()).contains(helper.mail().value());
        assertThat(sql.sql("select count(*) from identity_session where account = :account")
                        .param("account", helper.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whoSignedOutIsNotSignedInAgainByTheSameLink() {
        var opened = visitor();
        var link = DemoMailReader.linkFor(person(Role.HELPER), opened, outbox);
        var token = opened.token(link);
        var back = same(opened);
        assertThat(opened.post(link, Map.of("_csrf", token)).statusCode()).isEqualTo(303);
        assertThat(opened.post("/deconnexion", Map.of("_csrf", opened.token("/profil")))
                        .statusCode())
                .isEqualTo(303);
        assertThat(back.post(link, Map.of("_csrf", token)).statusCode()).isEqualTo(410);
        assertThat(back.cookies).doesNotContainKey("ta_session");
    }

    private Visitor same(Visitor browser) {
        var twin = visitor();
        twin.cookies.putAll(browser.cookies);
        return twin;
    }

    @Test
    void aLinkIsTooOldAfterTenMinutes() {
        var visitor = visitor();
        var link = DemoMailReader.linkFor(person(Role.HELPER), visitor, outbox);
        clock.advance(Duration.ofMinutes(9));
        var token = visitor.token(link);
        clock.advance(Duration.ofMinutes(1));
        assertThat(visitor.post(link, Map.of("_csrf", token)).statusCode()).isEqualTo(410);
    }

    @Test
    void aLinkOpenedInAnotherBrowserConnectsThatOneAlone() {
        var computer = visitor();
        var link = DemoMailReader.linkFor(person(Role.HELPER), computer, outbox);
        var phone = visitor();
        assertThat(press(phone, link).statusCode()).isEqualTo(303);
        assertThat(phone.get("/profil").statusCode()).isEqualTo(200);
        assertThat(computer.get("/profil").statusCode()).isEqualTo(303);
    }

    @Test
    void usingALinkBurnsTheOthers() {
        var helper = person(Role.HELPER);
        var visitor = visitor();
        var first = DemoMailReader.linkFor(helper, visitor, outbox);
        var second = DemoMailReader.linkFor(helper, visitor, outbox);
        assertThat(second).isNotEqualTo(first);
        assertThat(press(visitor, first).statusCode()).isEqualTo(303);
        assertThat(visitor().get(second).statusCode()).isEqualTo(410);
    }

    @Test
    void aLinkThatWasGuessedIsRefused() {
        var visitor = visitor();
        var token = visitor.token("/connexion");
        for (var guess : new String[] {"x", "a".repeat(43), "a".repeat(44), "%27%20or%201=1", "é".repeat(5)}) {
            var path = "/connexion/" + URLEncoder.encode(guess, StandardCharsets.UTF_8);
            assertThat(visitor.get(path).statusCode()).isIn(400, 410);
            assertThat(visitor.post(path, Map.of("_csrf", token)).statusCode()).isIn(400, 410);
        }
    }

    @Test
    void theAnswerDoesNotTellWhetherAnAddressIsKnown() {
        var known = person(Role.HELPER).mail().value();
        var unknown = "p-" + UUID.randomUUID() + "@example.org";
        var first = ask(visitor(), known, "/");
        var second = ask(visitor(), unknown, "/");
        assertThat(second.statusCode()).isEqualTo(first.statusCode());
        assertThat(second.body().replace(unknown, "…")).isEqualTo(first.body().replace(known, "…"));
        assertThat(second.headers().map().keySet())
                .isEqualTo(first.headers().map().keySet());
    }

    @Test
    void anUnknownAddressGetsNoLetter() {
        var unknown = "p-" + UUID.randomUUID() + "@example.org";
        ask(visitor(), unknown, "/");
        // Letters are written in the order of the requests: when this one exists, the other one would exist
        // too.
        DemoMailReader.linkFor(person(Role.HELPER), visitor(), outbox);
        assertThat(sql.sql("select count(*) from mail_letter where recipient = :to")
                        .param("to", unknown)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void tooManyLinksForOneAddressAreRefusedKnownOrNot() {
        for (var mail : new String[] {person(Role.HELPER).mail().value(), "p-" + UUID.randomUUID() + "@example.org"}) {
            for (var i = 0; i < 5; i++)
                assertThat(ask(visitor(), mail, "/").statusCode()).isEqualTo(200);
            var refused = ask(visitor(), mail, "/");
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).contains("480");
            assertThat(refused.body()).contains("beaucoup de liens");
        }
    }

    @Test
    void whoeverAsksInHerNameCannotKeepHerOut() {
        var helper = person(Role.HELPER);
        for (var i = 0; i < 6; i++) ask(visitor(), helper.mail().value(), "/");
        var stillValid = DemoMailReader.lastLink(helper, outbox);
        clock.advance(Duration.ofMinutes(9));
        assertThat(ask(visitor(), helper.mail().value(), "/").statusCode()).isEqualTo(200);
        assertThat(visitor().get(stillValid).statusCode()).isEqualTo(200);
    }

    @Test
    void afterSigningInOneGoesOnWhereOneWanted() {
        var coordinator = person(Role.COORDINATOR);
        var visitor = visitor();
        var location = visitor.get("/specimen/desk?commune=La%20Rochelle")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(visitor.get(location).body()).contains("value=\"/specimen/desk?commune=La%20Rochelle\"");
        ask(visitor, coordinator.mail().value(), "/specimen/desk?commune=La%20Rochelle");
        assertThat(press(visitor, DemoMailReader.lastLink(coordinator, outbox))
                        .headers()
                        .firstValue("Location"))
                .contains("/specimen/desk?commune=La%20Rochelle");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "https://evil.example",
                "javascript:alert(1)",
                "/%0d%0aSet-Cookie:x\r\nSet-Cookie: y=1",
                "/\t/evil.example",
                "evil.example",
                ""
            })
    void nobodyIsLedToAnotherSite(String suite) {
        var helper = person(Role.HELPER);
        var visitor = visitor();
        ask(visitor, helper.mail().value(), suite);
        var answer = press(visitor, DemoMailReader.lastLink(helper, outbox));
        assertThat(answer.headers().firstValue("Location")).contains("/bureau");
        assertThat(answer.headers().allValues("Set-Cookie")).hasSize(1);
    }

    @Test
    void theLinkLeadsHereWhateverTheRequestSays() throws IOException {
        var helper = person(Role.HELPER);
        var visitor = visitor();
        var body = "_csrf=" + visitor.token("/connexion") + "&mail=" + helper.mail();
        var request = "POST /connexion HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\n"
                + "Connection: close\r\nContent-Type: application/x-www-form-urlencoded\r\nCookie: ta_form="
                + visitor.cookies.get("ta_form") + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readAllBytes();
        }
        DemoMailReader.lastLink(helper, outbox);
        var letters = outbox.latest(500).stream()
                .filter(posted -> posted.letter().to().equals(helper.mail()))
                .toList();
        assertThat(letters).hasSize(1);
        assertThat(letters.getFirst().letter().body())
                .contains("http://localhost:" + port + "/connexion/")
                .doesNotContain("evil");
    }

    @Test
    void aPlantedSessionIsNotTakenOver() {
        var helper = person(Role.HELPER);
        var victim = visitor();
        victim.cookies.put("ta_session", "A".repeat(43));
        DemoMailReader.signIn(victim, helper, outbox);
        assertThat(victim.cookies.get("ta_session")).isNotEqualTo("A".repeat(43));
        var attacker = visitor();
        attacker.cookies.put("ta_session", "A".repeat(43));
        assertThat(attacker.get("/profil").statusCode()).isEqualTo(303);
    }

    @Test
    void aSecondPersonAtTheSameComputerEndsTheFirstOnesSession() {
        var visitor = signedIn(person(Role.HELPER));
        var old = visitor.cookies.get("ta_session");
        var second = person(Role.HELPER);
        var link = DemoMailReader.linkFor(second, visitor(), outbox);
        press(visitor, link);
        assertThat(visitor.get("/profil").body()).contains(second.mail().value());
        var first = visitor();
        first.cookies.put("ta_session", old);
        assertThat(first.get("/profil").statusCode()).isEqualTo(303);
    }

    @Test
    void aSessionEndsAfterHalfADayWithoutARequestAndAfterThirtyDaysInAnyCase() {
        var helper = person(Role.HELPER);
        var visitor = signedIn(helper);
        idle(helper, Duration.ofHours(11));
        assertThat(visitor.get("/profil").statusCode()).isEqualTo(200);
        idle(helper, Duration.ofHours(11));
        assertThat(visitor.get("/profil").statusCode()).isEqualTo(200);
        idle(helper, Duration.ofHours(13));
        assertThat(visitor.get("/profil").statusCode()).isEqualTo(303);
        var busy = signedIn(helper);
        for (var hours = 0; hours < 30 * 24 - 10; hours += 10) {
            clock.advance(Duration.ofHours(10));
            assertThat(busy.get("/profil").statusCode()).isEqualTo(200);
        }
        clock.advance(Duration.ofHours(11));
        assertThat(busy.get("/profil").statusCode()).isEqualTo(303);
    }

    @Test
    void signingOutEndsTheSessionForGood() {
        var visitor = signedIn(person(Role.HELPER));
        var old = visitor.cookies.get("ta_session");
        assertThat(visitor.get("/deconnexion").statusCode()).isEqualTo(405);
        var answer = visitor.post("/deconnexion", Map.of("_csrf", visitor.token("/profil")));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Clear-Site-Data")).contains("\"storage\"");
        assertThat(visitor.cookies).doesNotContainKey("ta_session");
        visitor.cookies.put("ta_session", old);
        assertThat(visitor.get("/profil").statusCode()).isEqualTo(303);
    }

    @Test
    void aForeignPageCannotSignSomebodyOut() {
        var visitor = signedIn(person(Role.HELPER));
        assertThat(visitor.post("/deconnexion", Map.of()).statusCode()).isEqualTo(403);
        assertThat(visitor.get("/profil").statusCode()).isEqualTo(200);
    }

    @Test
    void signingOutEverywhereEndsEverySession() {
        var helper = person(Role.HELPER);
        var phone = signedIn(helper);
        var computer = signedIn(helper);
        assertThat(computer.get("/profil").body()).contains("cet appareil");
        computer.post("/profil/sessions/fin", Map.of("_csrf", computer.token("/profil")));
        assertThat(phone.get("/profil").statusCode()).isEqualTo(303);
        assertThat(computer.get("/profil").statusCode()).isEqualTo(303);
    }

    @Test
    void nobodyEndsAnothersSession() {
        var helper = person(Role.HELPER);
        var victim = signedIn(helper);
        var id = sql.sql("select session_id::uuid from identity_session where account = :account")
                .param("account", helper.id())
                .query(UUID.class)
                .single();
        var other = signedIn(person(Role.COORDINATOR));
        other.post("/profil/sessions/" + id + "/fin", Map.of("_csrf", other.token("/profil")));
        assertThat(victim.get("/profil").statusCode()).isEqualTo(200);
        victim.post("/profil/sessions/" + id + "/fin", Map.of("_csrf", victim.token("/profil")));
        assertThat(victim.get("/profil").statusCode()).isEqualTo(303);
    }

    @Test
    void aMachineLeftOpenEndsNoOtherSessionBeforeItsPersonShowsWhoSheIs() {
        var helper = person(Role.HELPER);
        var left = signedIn(helper);
        age(helper, Duration.ofMinutes(31));
        var elsewhere = signedIn(helper);
        for (var which : new String[] {sessions(helper).getFirst() + "/fin", "fin"})
            assertThat(left.post("/profil/sessions/" + which, Map.of("_csrf", left.token("/profil")))
                            .body())
                    .contains("Confirmez que c’est vous");
        assertThat(elsewhere.get("/profil").statusCode()).isEqualTo(200);
        assertThat(elsewhere
                        .post("/profil/sessions/fin", Map.of("_csrf", elsewhere.token("/profil")))
                        .statusCode())
                .as("a fresh sign-in can end them all")
                .isEqualTo(303);
        assertThat(sessions(helper)).isEmpty();
        var out = signedIn(helper);
        age(helper, Duration.ofMinutes(31));
        assertThat(out.post("/deconnexion", Map.of("_csrf", out.token("/profil")))
                        .statusCode())
                .as("signing out of this browser needs no confirmation")
                .isEqualTo(303);
        assertThat(sessions(helper)).isEmpty();
    }

    private List<UUID> sessions(Account account) {
        return sql.sql("select session_id::uuid from identity_session where account = :account order by creation_time")
                .param("account", account.id())
                .query(UUID.class)
                .list();
    }

    @Test
    void aClosedAccountIsOutAtOnce() {
        var coordinator = actor(person(Role.COORDINATOR));
        var helper = person(Role.HELPER);
        var visitor = signedIn(helper);
        var link = DemoMailReader.linkFor(helper, visitor(), outbox);
        accounts.close(coordinator, helper.id());
        assertThat(visitor.get("/profil").statusCode()).isEqualTo(303);
        assertThat(visitor().get(link).statusCode()).isEqualTo(410);
    }

    @Test
    void theDatabaseKnowsTheHashOfALinkOnly() throws Exception {
        var helper = person(Role.HELPER);
        var link = DemoMailReader.linkFor(helper, visitor(), outbox);
        var secret = link.substring(link.lastIndexOf('/') + 1);
        var hash = sql.sql("select hash from identity_link where account = :account")
                .param("account", helper.id())
                .query(byte[].class)
                .single();
        assertThat(hash)
                .isEqualTo(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nadia",
                "nadia@",
                "@example.org",
                "a@example.org, b@example.org",
                "a@example.org\r\nBcc: b@example.org",
                "a@example.org\nBcc: b@example.org",
                "\"a b\"@example.org",
                "a@example.org\u0000"
            })
    void anAddressThatIsNoneIsExplained(String typed) {
        var answer = ask(visitor(), typed, "/");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("href=\"#f-mail\"", "aria-invalid=\"true\"");
    }

    @Test
    void aPersonChangesHerNameAndNothingElse() {
        var helper = person(Role.HELPER);
        var visitor = signedIn(helper);
        visitor.post(
                "/profil/nom",
                Map.of(
                        "_csrf",
                        visitor.token("/profil"),
                        "name",
                        "Nadia <b>Ben</b>",
                        "role",
                        "COORDINATOR",
                        "id",
                        UUID.randomUUID().toString()));
        assertThat(visitor.get("/profil").body())
                .contains("Nadia &lt;b>Ben&lt;/b>")
                .contains("Aidant");
        var refused = visitor.post("/profil/nom", Map.of("_csrf", visitor.token("/profil"), "name", " "));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(visitor.get("/specimen/desk").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> ask(Visitor visitor, String mail, String suite) {
        return visitor.post("/connexion", Map.of("_csrf", visitor.token("/connexion"), "mail", mail, "suite", suite));
    }

    private static HttpResponse<String> press(Visitor visitor, String link) {
        return visitor.post(link, Map.of("_csrf", visitor.token(link)));
    }

    @Test
    void aRequestThatCannotBeWrittenKeepsNobodyElseOut() {
        sql.sql("""
                insert into identity_request (mail, client, lang, return_to, requested_at)
                values ('pas une adresse', '203.0.113.9', 'fr', '/', :now)""").param("now", java.sql.Timestamp.from(clock.instant())).update();
        assertThat(signedIn(person(Role.HELPER)).get("/profil").statusCode()).isEqualTo(200);
    }
}
