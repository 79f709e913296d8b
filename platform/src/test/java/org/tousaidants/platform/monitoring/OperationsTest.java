package org.tousaidants.platform.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.test.context.TestPropertySource;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.mail.DemoMailbox;
import org.tousaidants.platform.web.RefusedAccessLog;
import org.tousaidants.platform.web.RunningSite;

/// Tests the operator's view of the site, and of attacks on it.
@TestPropertySource(properties = {"management.server.port=0", "ta.status.file=target/annonce-of-the-test.txt"})
class OperationsTest extends RunningSite {
    @LocalManagementPort
    private int management;

    @Autowired
    private HealthEndpoint health;

    @Test
    void healthSaysWhetherTheSiteCanServe() {
        var answer = visitor().get("/sante");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"prêt\":true", "\"base\":\"répond\"");
        assertThat(visitor().get("/sante/vivant").statusCode()).isEqualTo(200);
    }

    /// Visitors open the status page first in an outage; the announcement is shown as plain text.
    @Test
    void theStateOfTheSiteIsSaidInWordsWithWhatTheOperatorAnnounces() throws IOException {
        var file = Path.of("target/annonce-of-the-test.txt");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "Travaux jeudi à 7 h.\n<script>alert(1)</script>\n");
        try {
            assertThat(visitor().get("/etat-du-site").body())
                    .contains(
                            "Tous les services marchent",
                            "ce site est une démonstration",
                            "Travaux jeudi à 7 h.",
                            "&lt;script&gt;")
                    .doesNotContain("<script>alert");
        } finally {
            Files.delete(file);
        }
        assertThat(visitor().get("/etat-du-site").body()).doesNotContain("Annonce", "Travaux");
    }

    /// Without a mail server nobody reads that letters are sent.
    @Test
    void withoutAMailServerTheStateOfTheSiteSaysThatNoLetterLeaves() {
        var letters = new SiteHealth(health, outbox, new DemoMailbox(false, ""), "")
                .letters()
                .orElseThrow();
        assertThat(letters).isEqualTo(SiteHealth.MailHealth.NO_SERVER);
        assertThat(letters.words).isEqualTo("aucun serveur de courriel n’est réglé");
    }

    @Test
    void figuresStandOnAnAddressOfTheirOwnAndNameNobody() throws Exception {
        var helper = person(Role.HELPER);
        signedIn(helper).get("/profil");
        try (var http = HttpClient.newHttpClient()) {
            var said = http.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + management + "/metrics"))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
            assertThat(said)
                    .contains(
                            "# TYPE http_server_requests_seconds histogram",
                            "outcome=\"SUCCESS\"",
                            "le=\"+Inf\"",
                            "ta_ready 1",
                            "ta_letters_waiting ",
                            "ta_letters_waiting_seconds ",
                            "ta_backup_age_seconds NaN",
                            "ta_jobs_failed ",
                            "ta_refused_total{kind=\"right\"}",
                            "hikaricp_connections_active")
                    .doesNotContain(helper.mail().value(), helper.id().toString(), "/profil");
        }
        assertThat(visitor().get("/metrics").statusCode()).as("not public").isEqualTo(404);
    }

    /// The request itself is valid, so the person is asked to try again.
    @Test
    void aDatabaseKilledInTheMiddleOfARequestAsksForPatience() throws Exception {
        try (var other = Executors.newVirtualThreadPerTaskExecutor()) {
            var answer = other.submit(() -> visitor().get("/specimen/long-query"));
            var killed = 0;
            while (killed == 0 && !answer.isDone())
                killed = sql.sql("""
                        select count(pg_terminate_backend(pid)) from pg_stat_activity
                        where datname = current_database() and query like '%specimen%' and state = 'active'
                          and pid <> pg_backend_pid()""").query(Integer.class).single();
            assertThat(killed).isEqualTo(1);
            assertThat(answer.get().statusCode()).isEqualTo(503);
            assertThat(answer.get().headers().firstValue("Retry-After")).isPresent();
        }
        assertThat(visitor().get("/sante").statusCode()).isEqualTo(200);
    }

    @Test
    void eachRefusalIsCountedByItsKind() {
        var helper = signedIn(person(Role.HELPER));
        var before = Map.of(
                RefusedAccessLog.RefusalKind.RIGHT, RefusedAccessLog.told(RefusedAccessLog.RefusalKind.RIGHT),
                RefusedAccessLog.RefusalKind.TOKEN, RefusedAccessLog.told(RefusedAccessLog.RefusalKind.TOKEN),
                RefusedAccessLog.RefusalKind.LINK, RefusedAccessLog.told(RefusedAccessLog.RefusalKind.LINK));
        helper.get("/bureau/journal");
        helper.post("/profil/nom", Map.of("_csrf", "no", "name", "X"));
        visitor().get("/connexion/" + "a".repeat(43));
        before.forEach((kind, count) ->
                assertThat(RefusedAccessLog.told(kind)).as(kind.name()).isGreaterThan(count));
    }

    @Test
    void aBodyThatComesQuicklyIsTakenInAndTheConnectionServesAgain() throws Exception {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            for (var again = 0; again < 2; again++) {
                socket.getOutputStream()
                        .write("POST /nowhere HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\nabc"
                                .getBytes(StandardCharsets.US_ASCII));
                assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                        .isEqualTo("HTTP/1.1 404");
                // The rest of the page is skipped; a second request is answered on the same
                // connection.
                while (socket.getInputStream().available() > 0)
                    socket.getInputStream().skip(socket.getInputStream().available());
            }
        }
    }

    @Test
    void aBodyOf300MegabytesIsRefusedBeforeItIsSent() throws Exception {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("POST /connexion HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/octet-stream\r\n"
                                    + "Content-Length: 314572800\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            var said = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            assertThat(said).isEqualTo("HTTP/1.1 413");
        }
    }

    @Test
    void theCookiePageNamesThoseThatTheSiteSets() {
        assertThat(visitor().get("/temoins-de-connexion").body()).contains("ta_session", "ta_form", "ta_lang");
    }
}
