package org.tousaidants.governance.workshops;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tousaidants.browser.BrowserPage;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.Visitor;
import org.tousaidants.rules.commands.ProtocolCommand;

/// Tests a workshop with thirty participants: two in a real browser, one of them without scripts, and a network
/// that fails.
@Tag("browser")
class WorkshopJourneyTest extends RunningSite {
    @TempDir
    Path folder;

    @Test
    void thirtyPeopleSetALevelTogether() throws Exception {
        var room = WorkshopFixture.large(signedIn(person(Role.COORDINATOR)), "Atelier de Saintes", 30);
        var phones = new Visitor[28];
        for (var i = 0; i < phones.length; i++) {
            phones[i] = room.joined(port);
            var person = i;
            room.answer(phones[i], "benevole", "niveaux", 1, n -> n == 13 ? person % 7 : 4);
            room.answer(phones[i], "benevole", "engagements", 1, _ -> WorkshopQuestion.TO_TAKE);
        }
        var site = "http://localhost:" + port;
        try (var wall = BrowserPage.open(site, room.home() + "/mur", Map.of());
                var phone = BrowserPage.open(site, room.home(), Map.of());
                var plain = BrowserPage.withoutScripts(site, room.home())) {
            phone.width(320);
            assertThat(wall.page().getByText("28 participants en ligne")).isVisible();
            press(phone.page(), "Participer");
            phone.page().getByText("Niveaux de compétence").first().click();
            assertThat(phone.page().getByText("Question 1 sur 16")).isVisible();
            phone.page().getByText("3 – la tête sous l’eau").first().click();
            assertThat(phone.page().getByText("Votre réponse est bien arrivée."))
                    .isVisible();
            // The network is cut, and all questions are still on the page.
            phone.page().context().setOffline(true);
            for (var i = 0; i < 3; i++) {
                press(phone.page(), "Question suivante");
                phone.page().locator("fieldset:not([hidden]) input[value='4']").click();
            }
            assertThat(phone.page().getByText("Vous êtes hors connexion.")).isVisible();
            assertThat(answers(room, 4)).isZero();
            assertThat((String) phone.page().evaluate("() => Object.values(localStorage).join(' ')"))
                    .as("waiting answers are encrypted")
                    .matches("[\\w+/=]+\\.[\\w+/=]{100,}");
            phone.page().context().setOffline(false);
            assertThat(phone.page().getByText("Votre réponse est bien arrivée."))
                    .isVisible();
            assertThat(phone.complaints()).allMatch(said -> said.contains("envois") || said.contains("ERR_INTERNET"));

            // Without scripts: an incomplete form, sent by a double click.
            press(plain.page(), "Participer");
            plain.page().getByText("Niveaux de compétence").first().click();
            plain.page().locator("input[name='q1'][value='3']").check();
            plain.page().getByText("Envoyer mes réponses").first().click();
            assertThat(plain.page().getByText("Vos réponses sont bien arrivées"))
                    .isVisible();
            assertThat(plain.page()
                            .getByText("Niveaux de compétence : 1 sur 16")
                            .first())
                    .isVisible();

            // The screen refreshes itself.
            assertThat(wall.page().getByText("30 participants en ligne")).isVisible();
            assertThat(wall.page().getByText("Désaccords").first()).isVisible();

            room.press("second-tour", Map.of());
            for (var one : phones) room.answer(one, "benevole", "niveaux", 2, _ -> 5);
            room.press("fin", Map.of());
            press(phone.page(), "Question suivante");
            phone.page().locator("fieldset:not([hidden]) input[value='4']").click();
            assertThat(phone.page().getByText("L’atelier est terminé").first()).isVisible();
        }
        minutes(room);
        draft(room);
    }

    /// The first four answers of the browser with scripts.
    private int answers(WorkshopFixture room, int answer) {
        return sql.sql("""
                select count(*) from workshops_answer where workshop = :id and sending > 0 and answer = :answer""")
                .param("id", UUID.fromString(room.id))
                .param("answer", answer)
                .query(Integer.class)
                .single();
    }

    private static void press(Page page, String words) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words))
                .first()
                .click();
    }

    private void minutes(WorkshopFixture room) throws Exception {
        try (var document = Loader.loadPDF(bytes(room, "/proces-verbal.pdf"))) {
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(new PDFTextStripper().getText(document).replaceAll("[\\s\u00a0]+", " "))
                    .contains("Compte rendu de l’atelier")
                    .contains("Participation : 30 participants en ligne")
                    .contains("niveau 5 (nager au large), 28 réponses. Second tour.")
                    .contains("monte de 4 à 5");
        }
        try (var document = Loader.loadPDF(bytes(room, "/bulletins.pdf"))) {
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(new PDFTextStripper().getText(document)).contains("Mon avis sur le profil");
        }
    }

    /// Exports the draft, which the command line accepts.
    private void draft(WorkshopFixture room) throws Exception {
        assertThat(WorkshopFixture.read(room.coordinator, room.desk() + "/brouillon"))
                .contains("le niveau attendu de « Bénévole » monte de 4 à 5");
        theDraftOpensByOneButton(room);
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes(room, "/brouillon.zip")))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var file = folder.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.write(file, zip.readAllBytes());
            }
        }
        var said = new ByteArrayOutputStream();
        var out = new PrintStream(said, true, StandardCharsets.UTF_8);
        var own = folder.resolve("charente-maritime").toString();
        assertThat(ProtocolCommand.run(List.of("check", own), out, out))
                .as(said.toString(StandardCharsets.UTF_8))
                .isZero();
        assertThat(ProtocolCommand.run(List.of("diff", "charente-maritime", own), out, out))
                .isZero();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("monte de 4 à 5");
    }

    /// A double click creates one draft, which is not applied.
    private static void theDraftOpensByOneButton(WorkshopFixture room) {
        var form =
                Map.of("id", UUID.randomUUID().toString(), "_csrf", room.coordinator.token(room.desk() + "/brouillon"));
        var opened = room.coordinator.post(room.desk() + "/projets", form);
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(303);
        var draft = opened.headers().firstValue("Location").orElseThrow();
        assertThat(room.coordinator
                        .post(room.desk() + "/projets", form)
                        .headers()
                        .firstValue("Location"))
                .contains(draft);
        assertThat(WorkshopFixture.read(room.coordinator, draft))
                .contains("le niveau attendu de « Bénévole » monte de 4 à 5")
                .contains("ces règles ne s’appliquent pas");
        assertThat(WorkshopFixture.read(room.coordinator, "/bureau/protocole"))
                .contains("Atelier « Atelier de Saintes »");
    }

    private byte[] bytes(WorkshopFixture room, String path) throws Exception {
        var cookies = new CookieManager();
        var site = URI.create("http://localhost:" + port);
        room.coordinator.cookies.forEach((name, value) -> {
            var cookie = new HttpCookie(name, value);
            cookie.setPath("/");
            cookie.setVersion(0);
            cookies.getCookieStore().add(site, cookie);
        });
        try (var client = HttpClient.newBuilder().cookieHandler(cookies).build()) {
            var answer = client.send(
                    HttpRequest.newBuilder(site.resolve(room.desk() + path)).build(), BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isEqualTo(200);
            if (Boolean.getBoolean("ta.pictures"))
                Files.write(
                        Files.createDirectories(Path.of("target", "pictures")).resolve(path.substring(1)),
                        answer.body());
            return answer.body();
        }
    }
}
