package org.tousaidants.label.badges;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.SharedData;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.label.complaints.LabelComplaints;
import org.tousaidants.places.directory.HarvestedPlaceRecord;
import org.tousaidants.places.directory.PlaceClosingResult;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.ValueStatementSource;
import org.tousaidants.platform.db.FailingRow;
import org.tousaidants.platform.feedback.PublicRemarks;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.PersonName;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.identity.TestClock;
import org.tousaidants.platform.mail.LetterOutbox;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.Visitor;
import org.tousaidants.rules.versions.PublishedRules;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The public reads in one sentence whether to trust a badge, and can complain.
class BadgeVerificationTest extends RunningSite {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String WHY = "Décision du comité du 20 novembre 2026";
    private static final String NAME = "Zoé <b>Roux</b> & fils";
    private static Account coordinator;

    @Autowired
    private LabelBadges badges;

    @Autowired
    private PublishedRules ruling;

    @Autowired
    private Places places;

    @Autowired
    private PlaceDirectory directory;

    @Autowired
    private BadgeVerification badgeCheck;

    @Autowired
    private LabelComplaints complaints;

    @Autowired
    private PeopleWithValidBadge people;

    @Autowired
    private BadgeKeys keys;

    @Autowired
    private MaintainerBadges maintainers;

    @Autowired
    private BadgeIssuerLookup issuers;

    private SignedInPerson nadia() {
        synchronized (BadgeVerificationTest.class) {
            if (coordinator == null) coordinator = person(Role.COORDINATOR);
        }
        return actor(coordinator);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/Paris"));
    }

    private BadgeCode badge() {
        return badge(NAME);
    }

    private BadgeCode badge(String name) {
        var mail = new MailAddress("z-" + UUID.randomUUID() + "@example.org");
        var helper = ((Accounts.AccountOpeningResult.NewAccountOpened)
                        accounts.found(networks.here(), mail, new PersonName(name), Role.HELPER))
                .account();
        var found = ruling.recognition("benevole").orElseThrow();
        return new BadgeCode(((LabelBadges.BadgeActResult.BadgeIssued) badges.issue(
                        nadia(),
                        new BadgeAward(
                                new BadgeAward.BadgeHolder.HelperAsHolder(helper.id()),
                                found,
                                found.promises(),
                                today(),
                                today().plusMonths(12),
                                WHY)))
                .code());
    }

    private String page(BadgeCode code) {
        var answer = visitor().get("/verifier/" + code);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("X-Robots-Tag")).contains("noindex");
        return answer.body();
    }

    @Test
    void onePageSaysYesAndWhatWasPromisedAndHowToComplain() {
        var code = badge();
        assertThat(page(code))
                .contains("Label valable aujourd’hui", "Zoé &lt;b&gt;Roux&lt;/b&gt; &amp; fils")
                .contains("Je préserve la dignité de la personne", "/reclamation?numero=" + code)
                .doesNotContain("<b>Roux", WHY);
        assertThat(visitor().get("/verifier/" + code + "?lang=en").body())
                .contains("Yes, this is a volunteer of the network");
    }

    @Test
    void whatNoLongerCountsIsSaidAtOnce() {
        var code = badge();
        badges.suspend(nadia(), code, "Une raison qui reste au bureau");
        assertThat(page(code))
                .contains("Label suspendu pour le moment", "est suspendu depuis le")
                .doesNotContain("Une raison", "Label valable");
        badges.restore(nadia(), code, "Rétablie");
        assertThat(page(code)).contains("Label valable");
        badges.withdraw(nadia(), code, "Retirée");
        assertThat(page(code)).contains("Non, ne vous y fiez pas", "a été retiré le");
        for (var file : List.of(".svg", ".png", "/carte.pdf", "/affiche.pdf"))
            assertThat(visitor().get("/preuve/attestations/" + code + file).statusCode())
                    .as(file)
                    .isEqualTo(410);
    }

    @Test
    void aRecognisedPlaceIsMarkedWhereverItIsShownAsLongAsItsBadgeHolds() {
        var name = "Foyer " + UUID.randomUUID().toString().substring(0, 8);
        var sheet = PlaceSheet.of(Map.of(Field.NOM, name, Field.COMMUNE, "Saintes", Field.CODE_POSTAL, "17100"));
        places.gather(
                new ValueStatementSource.HarvestedSource("marques", UUID.randomUUID()),
                List.of(new HarvestedPlaceRecord(name, sheet)));
        var place = directory.snapshot().places().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        var address = "/lieux/" + place.slug();
        assertThat(visitor().get(address).body()).doesNotContain("Lieu labellisé");
        var found = ruling.recognition("lieu").orElseThrow();
        var issued = badges.issue(
                nadia(),
                new BadgeAward(
                        new BadgeAward.BadgeHolder.PlaceAsHolder(place.id()),
                        found,
                        found.promises(),
                        today(),
                        today().plusMonths(12),
                        WHY));
        var code = new BadgeCode(((LabelBadges.BadgeActResult.BadgeIssued) issued).code());
        assertThat(visitor().get(address).body()).contains("Lieu labellisé", "href=\"/verifier/" + code + "\"");
        badges.suspend(nadia(), code, WHY);
        assertThat(visitor().get(address).body())
                .doesNotContain("Lieu labellisé")
                .contains("est suspendu pour le moment", "href=\"/verifier/" + code + "\"");
        badges.withdraw(nadia(), code, WHY);
        assertThat(visitor().get(address).body()).doesNotContain("Lieu labellisé", "/verifier/" + code);
        // Exactly those answers of the demonstration are marked whose own page shows the recognition.
        var answers =
                visitor().get("/aide/reponses?besoin=impots&ou=17415").body().split("<li class=\"card offer\">");
        var marked = Arrays.stream(answers)
                .skip(1)
                .filter(one -> one.contains("Lieu labellisé"))
                .toList();
        assertThat(marked).hasSizeBetween(1, answers.length - 2);
        for (var answer : Arrays.stream(answers).skip(1).toList()) {
            var path = answer.substring(answer.indexOf("/lieux/"), answer.indexOf("\">", answer.indexOf("/lieux/")));
            assertThat(visitor().get(path).body().contains("Lieu labellisé"))
                    .as(path)
                    .isEqualTo(marked.contains(answer));
        }
        // On the map they are squares, and the legend explains it.
        var squares = Arrays.stream(answers)
                .skip(1)
                .filter(one -> one.contains("Lieu labellisé") || one.contains("Personnes labellisées par le réseau"))
                .count();
        var plan =
                visitor().get("/aide/reponses?besoin=impots&ou=17415&plan=oui").body();
        assertThat(plan.split("height=\"28\" fill=\"var\\(--coral", -1)).hasSize((int) squares + 1);
        assertThat(plan).contains("le lieu a le label, ou une personne qui a le label y aide");
    }

    @Test
    void aNameThatHoldsAnythingFitsOnTheCardAndThePoster() throws Exception {
        var names = List.of(
                "Marie-Françoise d’Œuvre-L’Hôpital de La Roche-sur-Yon « Zoé » "
                        .repeat(2)
                        .substring(0, 120),
                "W".repeat(120),
                "Zoé 🦊👩‍👩‍👧 <script>alert(1)</script> ]]> & \"fils\" '",
                "شيماء Łukasz Nguyễn Thị Ánh İ ß",
                "Anne\u200b\uffff");
        for (var i = 0; i < names.size(); i++) {
            var code = badge(names.get(i));
            for (var kind : List.of("carte", "affiche")) {
                try (var document = Loader.loadPDF(bytes("/preuve/attestations/" + code + "/" + kind + ".pdf"))) {
                    assertThat(document.getNumberOfPages())
                            .as(kind + " of " + names.get(i))
                            .isOne();
                    var text = new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
                    assertThat(text)
                            .as(names.get(i))
                            .contains(code.grouped(), "/verifier")
                            .doesNotContain("##");
                    picture(document, kind + "-" + i);
                }
            }
            for (var kind : List.of(".png", ".svg"))
                assertThat(bring(bytes("/preuve/attestations/" + code + kind)))
                        .as(names.get(i))
                        .isEqualTo("303 /verifier/" + code);
            assertThat(page(code)).contains("Label valable").doesNotContain("<script>alert");
        }
    }

    private static void picture(PDDocument document, String name) throws IOException {
        ImageIO.write(
                new PDFRenderer(document).renderImageWithDPI(0, 120),
                "png",
                Files.createDirectories(Path.of("target", "pictures"))
                        .resolve(name + ".png")
                        .toFile());
    }

    @Test
    void theCardAndThePosterAreOneTaggedPageEach() throws Exception {
        var code = badge();
        for (var paper : Map.of("carte", 85.0 * 54, "affiche", 210.0 * 297).entrySet()) {
            var pdf = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/preuve/attestations/"
                                            + code + "/" + paper.getKey() + ".pdf"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray())
                    .body();
            try (var document = Loader.loadPDF(pdf)) {
                assertThat(document.getNumberOfPages()).as(paper.getKey()).isOne();
                var box = document.getPage(0).getMediaBox();
                var millimetres = 25.4 / 72;
                assertThat(box.getWidth() * millimetres * box.getHeight() * millimetres)
                        .isCloseTo(paper.getValue(), Percentage.withPercentage(0.5));
                assertThat(document.getDocumentCatalog().getMarkInfo().isMarked())
                        .isTrue();
                assertThat(new PDFTextStripper().getText(document).replaceAll("\\s+", " "))
                        .contains(code.grouped(), "Zoé <b>Roux</b> & fils", "/verifier")
                        .contains("une proposition, non votée.");
                picture(document, paper.getKey());
            }
        }
        try (var document = Loader.loadPDF(bytes("/preuve/attestations/" + code + "/hors-ligne.pdf"))) {
            assertThat(document.getNumberOfPages()).isOne();
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s+", " "))
                    .contains("une proposition, non votée.");
            picture(document, "hors-ligne");
        }
    }

    @Test
    void aNumberIsReadHoweverItIsTyped() {
        var code = badge();
        var typed = visitor().get("/verifier?numero=" + code.grouped().replace(" ", "+"));
        assertThat(typed.statusCode()).isEqualTo(303);
        assertThat(typed.headers().firstValue("Location")).contains("/verifier/" + code);
        assertThat(visitor().get("/verifier?numero=abc").statusCode()).isEqualTo(422);
        assertThat(visitor().get("/verifier?numero=").body()).contains("href=\"#f-numero\"");
    }

    @Test
    void aGuessedNumberProvesNothing() {
        for (var guess : List.of("000000000000", "k3f9x2a7pd4m", "nimporte", "%3Cscript%3Ealert(1)")) {
            var answer = visitor().get("/verifier/" + guess);
            assertThat(answer.statusCode()).as(guess).isEqualTo(404);
            assertThat(answer.body()).contains("Aucun badge de ce réseau").doesNotContain("<script>alert");
        }
    }

    @Test
    void aChangedRowIsNotBelieved() {
        var code = badge();
        sql.sql("update badges_holder set name = 'Un imposteur' where code = :code")
                .param("code", code.value())
                .update();
        assertThat(page(code)).contains("Non, ne vous y fiez pas", "ne retrouvons pas la signature");
    }

    @Test
    void aFileThatSomebodyWasGivenIsChecked() {
        var code = badge();
        var file = visitor().get("/preuve/attestations/" + code).body();
        assertThat(paste(file)).isEqualTo("303 /verifier/" + code);
        assertThat(paste(file.replace("\"validUntil\":\"2", "\"validUntil\":\"9")))
                .startsWith("422");
        assertThat(paste(file.replace("Zoé", "Zoë"))).startsWith("422").contains("quelqu’un l’a changé");
        assertThat(paste("{\"name\":\"Moi\"," + file.substring(1)))
                .startsWith("422")
                .contains("en entier");
        for (var odd : List.of("", "{}", "[]", "null", "\"x\"", "{".repeat(500), "{\"id\":{}}", "x".repeat(70_000)))
            assertThat(paste(odd))
                    .as(odd.substring(0, Math.min(20, odd.length())))
                    .startsWith("422");
        badges.suspend(nadia(), code, WHY);
        badges.restore(nadia(), code, WHY);
        assertThat(paste(file)).isEqualTo("303 /verifier/" + code + "?fichier=ancien");
        assertThat(visitor().get("/verifier/" + code + "?fichier=ancien").body())
                .contains("un autre l’a remplacé");
    }

    @Test
    void aPictureThatSomebodyWasGivenIsChecked() throws Exception {
        var code = badge();
        var png = bytes("/preuve/attestations/" + code + ".png");
        var svg = bytes("/preuve/attestations/" + code + ".svg");
        var json = visitor().get("/preuve/attestations/" + code).body();
        for (var whole : List.of(png, svg, json.getBytes(UTF_8), ("\ufeff" + json).getBytes(UTF_8)))
            assertThat(bring(whole)).isEqualTo("303 /verifier/" + code);
        assertThat(paste(new String(svg, UTF_8))).isEqualTo("303 /verifier/" + code);

        assertThat(bring(BadgePicture.png("{\"id\":\"https://autre.example/preuve/attestations/" + code + "\"}")))
                .startsWith("422")
                .contains("Ce réseau n’a pas signé ce fichier");
        var picture = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", picture);
        for (var empty : List.of(
                picture.toByteArray(),
                "<html><body>Bonjour".getBytes(UTF_8),
                Arrays.copyOf(png, png.length / 2),
                Arrays.copyOf(svg, svg.length / 2)))
            assertThat(bring(empty)).startsWith("422").contains("ne contient pas de fichier signé complet");
        assertThat(bring(new byte[1000])).startsWith("422");
        assertThat(bring(new byte[0])).startsWith("422");
        assertThat(bring(new byte[20 << 20])).startsWith("413").contains("trop gros");
    }

    @Test
    void aFileEditedByOneByteIsNeverTakenForOurs() {
        var network = networks.here();
        var code = badge();
        var file = visitor().get("/preuve/attestations/" + code).body();
        var meant = JSON.readTree(file);
        var bytes = file.getBytes(UTF_8);
        for (var at = 0; at < bytes.length; at += 83)
            for (var bit : List.of(1, 0x20, 0x80)) {
                var edited = bytes.clone();
                edited[at] ^= bit.byteValue();
                var said = badgeCheck.file(network, edited);
                // Two words of the contexts have the same meaning: the content still matches the
                // signature.
                if (said instanceof BadgeVerification.BadgeFileResult.OwnBadgeFile)
                    assertThat(JSON.readTree(new String(edited, UTF_8).replace("\"Criteria\"", "\"criteria\"")))
                            .as("byte " + at + " of " + new String(edited, Math.max(0, at - 40), 80, UTF_8))
                            .isEqualTo(meant);
            }
    }

    private byte[] bytes(String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray())
                .body();
    }

    private String bring(byte[] file) {
        var visitor = visitor();
        var head = "--frontier\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + visitor.token("/verifier")
                + "\r\n--frontier\r\nContent-Disposition: form-data; name=\"fichier\"\r\n\r\n"
                + "\r\n--frontier\r\nContent-Disposition: form-data; name=\"piece\"; filename=\"a.png\"\r\n\r\n";
        var body = new ByteArrayOutputStream();
        body.writeBytes(head.getBytes(UTF_8));
        body.writeBytes(file);
        body.writeBytes("\r\n--frontier--\r\n".getBytes(UTF_8));
        var answer = visitor.post("/verifier", "multipart/form-data; boundary=frontier", body.toByteArray());
        return answer.statusCode() + " "
                + answer.headers().firstValue("Location").orElse(answer.body());
    }

    @Test
    void aPlaceThatItsSourceNoLongerHasIsNotAnsweredYes() {
        var name = "Foyer " + UUID.randomUUID().toString().substring(0, 8);
        var sheet = PlaceSheet.of(Map.of(Field.NOM, name, Field.COMMUNE, "Saintes", Field.CODE_POSTAL, "17100"));
        var source = new ValueStatementSource.HarvestedSource("partis-" + name, UUID.randomUUID());
        places.gather(source, List.of(new HarvestedPlaceRecord(name, sheet)));
        var place = directory.snapshot().places().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        var found = ruling.recognition("lieu").orElseThrow();
        var award = new BadgeAward(
                new BadgeAward.BadgeHolder.PlaceAsHolder(place.id()),
                found,
                found.promises(),
                today(),
                today().plusMonths(12),
                WHY);
        var code = new BadgeCode(((LabelBadges.BadgeActResult.BadgeIssued) badges.issue(nadia(), award)).code());
        assertThat(visitor().get("/lieux/" + place.slug()).body()).contains("Lieu labellisé");
        places.withdrawAllBut(source, List.of());
        assertThat(page(code))
                .contains("Nous ne pouvons pas confirmer ce label", "Mais sa source ne le cite plus depuis le")
                .doesNotContain("Label valable", "Non, ne vous y fiez", ".png\"");
        assertThat(visitor().get("/verifier/" + code + "?lang=en").body()).contains("its source has not listed it");
        assertThat(visitor().get("/lieux/" + place.slug()).body()).doesNotContain("Lieu labellisé");
        assertThat(visitor()
                        .get("/preuve/attestations/" + code + "/affiche.pdf")
                        .statusCode())
                .isEqualTo(410);
        assertThat(badges.renew(nadia(), code, award))
                .isEqualTo(new LabelBadges.BadgeActResult.BadgeActRejected(LabelBadges.BadgeActRefusal.NOT_FOUND));
        // The committee may still refuse.
        assertThat(badges.suspend(nadia(), code, WHY)).isInstanceOf(LabelBadges.BadgeActResult.BadgeActDone.class);
        assertThat(page(code)).contains("Label suspendu pour le moment", "est suspendu depuis");
        badges.restore(nadia(), code, WHY);
        places.gather(source, List.of(new HarvestedPlaceRecord(name, sheet)));
        assertThat(page(code)).contains("Label valable aujourd’hui");
        places.withdrawAllBut(source, List.of());
    }

    @Test
    void aBadgeSignedWhileOurClockWasAheadIsNotAnsweredYes() {
        var ahead = java.time.Duration.ofHours(3);
        clock.advance(ahead);
        var code = badge();
        var holder = sql.sql("select account from badges_badge where code = :code")
                .param("code", code.value())
                .query(UUID.class)
                .single();
        assertThat(people.today(List.of(holder))).hasSize(1);
        clock.advance(ahead.negated());
        try {
            assertThat(page(code))
                    .contains("Nous ne pouvons pas confirmer ce label", "ne commence que le")
                    .doesNotContain("Label valable", ".png\"");
            assertThat(people.today(List.of(holder))).isEmpty();
            assertThat(visitor()
                            .get("/preuve/attestations/" + code + "/carte.pdf")
                            .statusCode())
                    .isEqualTo(410);
            assertThat(badges.withdraw(nadia(), code, WHY))
                    .isEqualTo(
                            new LabelBadges.BadgeActResult.BadgeActRejected(LabelBadges.BadgeActRefusal.CLOCK_BEHIND));
            assertThat(strangers(visitor().get("/preuve/attestations/" + code).body()))
                    .startsWith("refused");
        } finally {
            clock.advance(ahead);
        }
        assertThat(page(code)).contains("Label valable aujourd’hui");
        assertThat(strangers(visitor().get("/preuve/attestations/" + code).body()))
                .isEqualTo("accepted");
    }

    @Test
    void aPlaceThatHasClosedIsNotAnsweredYes() {
        var name = "Foyer " + UUID.randomUUID().toString().substring(0, 8);
        var sheet = PlaceSheet.of(Map.of(Field.NOM, name, Field.COMMUNE, "Saintes", Field.CODE_POSTAL, "17100"));
        var source = new ValueStatementSource.HarvestedSource("fermes-" + name, UUID.randomUUID());
        places.gather(source, List.of(new HarvestedPlaceRecord(name, sheet)));
        var place = directory.snapshot().places().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        var found = ruling.recognition("lieu").orElseThrow();
        var award = new BadgeAward(
                new BadgeAward.BadgeHolder.PlaceAsHolder(place.id()),
                found,
                found.promises(),
                today(),
                today().plusMonths(12),
                WHY);
        var code = new BadgeCode(((LabelBadges.BadgeActResult.BadgeIssued) badges.issue(nadia(), award)).code());
        assertThat(page(code)).contains("Label valable aujourd’hui");
        var nadia = new ValueStatementSource.AccountSource(nadia().id(), nadia().name());
        var closed = (PlaceClosingResult.ClosingDone) places.close(place.code(), place.changes(), nadia, true);
        assertThat(page(code))
                .contains("Non, ne vous y fiez pas", "ce lieu a fermé")
                .doesNotContain("Label valable", ".png\"");
        assertThat(visitor().get("/verifier/" + code + "?lang=en").body()).contains("this place has closed");
        assertThat(visitor().get("/lieux/" + place.slug()).body()).doesNotContain("Lieu labellisé");
        for (var file : List.of(".svg", ".png", "/carte.pdf", "/affiche.pdf"))
            assertThat(visitor().get("/preuve/attestations/" + code + file).statusCode())
                    .as(file)
                    .isEqualTo(410);
        assertThat(badges.renew(nadia(), code, award))
                .isEqualTo(new LabelBadges.BadgeActResult.BadgeActRejected(LabelBadges.BadgeActRefusal.NOT_FOUND));
        places.close(place.code(), closed.place().changes(), nadia, false);
        assertThat(page(code)).contains("Label valable aujourd’hui");
        places.withdrawAllBut(source, List.of());
    }

    private String paste(String file) {
        var visitor = visitor();
        var answer = visitor.post("/verifier", Map.of("_csrf", visitor.token("/verifier"), "fichier", file));
        return answer.statusCode() + " "
                + answer.headers().firstValue("Location").orElse(answer.body());
    }

    private UUID complain(Visitor visitor, Map<String, String> more) {
        var page = visitor.get("/reclamation").body();
        var id = page.replaceAll("(?s).*name=\"id\" value=\"([^\"]+)\".*", "$1");
        var form = new HashMap<>(Map.of(
                "_csrf",
                Visitor.tokenIn(page),
                "id",
                id,
                "topic",
                "promise",
                "message",
                "On m'a pris <i>mon</i> code."));
        form.putAll(more);
        var answer = visitor.post("/reclamation", form);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        // Sent twice, stored once.
        assertThat(visitor.post("/reclamation", form).statusCode()).isEqualTo(303);
        return UUID.fromString(id);
    }

    @Test
    void aComplaintIsHeardFollowedAndAnsweredByMail() {
        var code = badge();
        var mail = "c-" + UUID.randomUUID() + "@example.org";
        var visitor = visitor();
        var id = complain(visitor, Map.of("numero", code.grouped(), "contact", mail));
        var follow = "/reclamation/" + id;
        assertThat(visitor.get(follow).body())
                .contains("Personne ne s’en occupe encore", "&lt;i&gt;mon&lt;/i&gt;")
                .doesNotContain(mail, "<i>mon");

        var desk = signedIn(account());
        var list = "/bureau/reclamations";
        assertThat(desk.get(list).body())
                .contains(mail, "/bureau/preuves/" + code)
                .doesNotContain("<i>mon");
        assertThat(desk.post(list + "/" + id + "/etapes", Map.of("_csrf", desk.token(list), "act", "taken"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(visitor.get(follow).body()).contains("Une personne du réseau s’occupe de votre réclamation");
        var empty = desk.post(list + "/" + id + "/etapes", Map.of("_csrf", desk.token(list), "act", "answered"));
        assertThat(empty.statusCode()).isEqualTo(422);
        var answered = desk.post(
                list + "/" + id + "/etapes",
                Map.of("_csrf", desk.token(list), "act", "answered", "words-" + id, "Nous avons vu la personne."));
        assertThat(answered.headers().firstValue("Location")).contains("/bureau/reclamations?fait=courriel");
        assertThat(visitor.get(follow).body()).contains("La coordination vous a répondu", "Nous avons vu la personne.");
        assertThat(letters(mail, "Nous avons répondu à votre réclamation"))
                .singleElement()
                .satisfies(body -> assertThat(body)
                        .contains("/reclamation/" + id)
                        .doesNotContain("Nous avons vu la personne.", "On m"));
        assertThat(letters(mail, "Nous avons bien reçu votre réclamation"))
                .singleElement()
                .satisfies(
                        body -> assertThat(body).contains("/reclamation/" + id).doesNotContain("code"));
        assertThat(sql.sql("select act from feedback_step where remark = :id order by number")
                        .param("id", id)
                        .query(String.class)
                        .list())
                .containsExactly("RECEIVED", "TAKEN", "ANSWERED");
        assertThatThrownBy(() -> sql.sql("delete from feedback_step").update()).hasMessageContaining("history");
    }

    private Account account() {
        nadia();
        return coordinator;
    }

    @Test
    void aComplaintIsAcknowledgedInTheLanguageOfThePageAndNobodyIsFloodedWithUs() {
        var mail = "c-" + UUID.randomUUID() + "@example.org";
        for (var i = 0; i < 5; i++) complain(visitor(), Map.of("contact", mail));
        assertThat(letters(mail, "Nous avons bien reçu")).hasSize(3);
        var english = "c-" + UUID.randomUUID() + "@example.org";
        var visitor = visitor();
        visitor.get("/?lang=en");
        complain(visitor, Map.of("contact", english));
        assertThat(letters(english, "We have received your complaint")).hasSize(1);
        // With a phone number there is no mail address.
        complain(visitor(), Map.of("contact", "05 46 00 00 00"));
    }

    @Test
    void theCoordinationIsToldOfTheFirstOfADayAndNeverOfItsWords() {
        var mail = account().mail().value();
        nobodyComplainedToday();
        var before = letters(mail, "réclamation").size();
        for (var i = 0; i < 5; i++) complain(visitor(), Map.of());
        assertThat(letters(mail, "réclamation")).hasSize(before + 1);
        assertThat(letters(mail, "réclamation"))
                .anyMatch(letter -> letter.contains("/bureau/reclamations"))
                .noneMatch(letter -> letter.contains("mon</i>"));
        nobodyComplainedToday();
        complain(visitor(), Map.of());
        assertThat(letters(mail, "réclamation")).hasSize(before + 2);
    }

    /// Other tests may have done so at another date, the next days included.
    private void nobodyComplainedToday() {
        sql.sql("update feedback_remark set recorded_at = :then where kind = 'complaints'")
                .param("then", clock.instant().minus(Duration.ofDays(3)).atOffset(ZoneOffset.UTC))
                .update();
    }

    @Test
    void howToReachWhoComplainedIsForgottenAndHerAddressEndsOnce() {
        var mail = "c-" + UUID.randomUUID() + "@example.org";
        var answered = complain(visitor(), Map.of("contact", mail));
        var waiting = complain(visitor(), Map.of("contact", "w" + mail));
        complaints.answer(nadia(), answered, "Nous avons vu la personne.");
        complaints.forget();
        assertThat(kept(answered)).as("just answered").isTrue();
        TestClock.at(clock.instant().plus(Duration.ofDays(61)), () -> complaints.forget());
        assertThat(kept(answered)).isFalse();
        assertThat(kept(waiting)).as("not answered yet").isTrue();
        assertThat(visitor().get("/reclamation/" + answered).statusCode()).isEqualTo(200);
        var later = visitor();
        later.headers.put(MOMENT, clock.instant().plus(Duration.ofDays(366)).toString());
        assertThat(later.get("/reclamation/" + answered).statusCode()).isEqualTo(404);
        assertThat(later.get("/reclamation/" + waiting).statusCode()).isEqualTo(200);
    }

    private boolean kept(UUID complaint) {
        return sql.sql("select count(*) from feedback_contact where remark = :id")
                        .param("id", complaint)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    @Test
    void oneBadgeThatCannotBeSignedStopsNoOther() {
        var broken = badge();
        var good = badge();
        clock.advance(java.time.Duration.ofMinutes(5));
        var leaked = ((BadgeKeys.ActiveKey.UsableKey) keys.active()).key();
        keys.distrust(leaked.verifying().multikey(), clock.instant().minusSeconds(3600));
        var row = "new.code = '" + broken.value() + "'";
        try (var _ = FailingRow.in(sql, "badges_edition", "insert", row)) {
            assertThat(jobs.run("badges.resign")).hasSize(1);
        }
        assertThat(page(good)).contains("Label valable aujourd’hui");
        assertThat(badges.distrusted(100)).containsExactly(broken);
        clock.advance(java.time.Duration.ofMinutes(2));
        job("badges.resign");
        assertThat(badges.distrusted(100)).isEmpty();
    }

    @Test
    void whatAKeyThatLeakedSignedIsRefusedAndWhatHoldsIsSignedAgain() {
        var network = networks.here();
        var before = badge();
        var file = visitor().get("/preuve/attestations/" + before).body();
        clock.advance(java.time.Duration.ofMinutes(5));
        var since = clock.instant().minusSeconds(60);
        var after = badge();
        var late = visitor().get("/preuve/attestations/" + after).body();
        var leaked = ((BadgeKeys.ActiveKey.UsableKey) keys.active()).key();
        // A thief writes any date.
        var forged = JSON.readValue(file.replace("Zoé", "Max"), new TypeReference<Map<String, Object>>() {});
        forged.remove("proof");
        var forgery = JSON.writeValueAsString(DataIntegrityProof.sign(
                forged, leaked, issuers.of(network).method(leaked.verifying()), since.minusSeconds(3600)));
        assertThat(strangers(file)).isEqualTo("accepted");
        keys.distrust(leaked.verifying().multikey(), since);
        assertThat(page(after)).contains("ne retrouvons pas la signature");
        while (!badges.distrusted(1).isEmpty()) job("badges.resign");
        assertThat(strangers(visitor().get("/preuve/attestations/" + before).body()))
                .isEqualTo("accepted");
        assertThat(strangers(file)).startsWith("refused");
        assertThat(strangers(forgery)).startsWith("refused");
        assertThat(visitor().get("/preuve/did.json").body())
                .doesNotContain(leaked.verifying().multikey());
        for (var code : List.of(before, after)) {
            assertThat(page(code)).contains("Label valable aujourd’hui", "Zoé");
            assertThat(paste(visitor().get("/preuve/attestations/" + code).body()))
                    .isEqualTo("303 /verifier/" + code);
        }
        assertThat(paste(file)).isEqualTo("303 /verifier/" + before + "?fichier=ancien");
        for (var bad : List.of(late, forgery))
            assertThat(paste(bad)).startsWith("422").contains("une clé qui n’est plus sûre depuis le");
        var holder = sql.sql("select a.mail from badges_badge b join identity_account a on a.id = b.account"
                        + " where b.code = :code")
                .param("code", before.value())
                .query(String.class)
                .single();
        assertThat(letters(holder, "/verifier/" + before))
                .singleElement()
                .satisfies(body -> assertThat(body).contains("Votre label ne change pas"));
        var desk = signedIn(account());
        assertThat(desk.get("/bureau/preuves/" + before).body()).contains("Badge signé de nouveau", "le logiciel");
        // Nothing left to do.
        job("badges.resign");
        assertThat(letters(holder, "/verifier/" + before)).hasSize(1);
    }

    @Test
    void whoKeepsTheSheetsHoldsABadgeThatAnybodyVerifiesAndThatIsTakenBack() throws IOException {
        var helper = person(Role.HELPER);
        var claire = signedIn(helper);
        var mine = "/mon-entretien";
        assertThat(claire.get(mine).body()).doesNotContain("Recevoir mon badge");
        assertThat(claire.post(mine + "/preuve", Map.of("_csrf", claire.token(mine), "preuve", "oui"))
                        .statusCode())
                .as("no signature without the work")
                .isEqualTo(404);
        var careBefore = visitor().get("/competences/garanties").body();
        assertThat(careBefore).contains("Gestes d’entretien des données");
        for (var months = 0; months < 3; months++)
            for (var n = 0; n < 7; n++)
                sql.sql("insert into upkeep_step (recorded_at, place, act, who, actor)"
                                + " values (:at, :place, 'CONFIRMED', 'HELPER', :actor)")
                        .param("at", today().minusMonths(months).atStartOfDay().atOffset(ZoneOffset.UTC))
                        .param("place", UUID.randomUUID())
                        .param("actor", helper.id())
                        .update();
        assertThat(visitor().get("/competences/garanties").body())
                .as("the work on sheets is the indicator of the protocol")
                .containsPattern("En trente jours\\h:\\h[0-9]+\\hmises à jour, environ")
                .isNotEqualTo(careBefore);
        var recognised = people.today().size();
        claire.post(mine + "/preuve", Map.of("_csrf", claire.token(mine), "preuve", "oui"));
        var code = sql.sql("select code from badges_badge where account = :account and closed_at is null")
                .param("account", helper.id())
                .query(String.class)
                .single();
        assertThat(claire.get(mine).body()).contains("/verifier/" + code, code + ".svg");
        assertThat(page(new BadgeCode(code)))
                .contains("Label valable aujourd’hui", "Mainteneur·e des fiches", "Le sens de ce badge");
        var file = visitor().get("/preuve/attestations/" + code + ".json").body();
        assertThat(strangers(file)).isEqualTo("accepted");
        assertThat(official(file)).isEmpty();
        assertThat(official(visitor()
                        .get("/preuve/attestations/" + badge() + ".json")
                        .body()))
                .isEmpty();
        assertThat(file).contains("21 gestes d’entretien").doesNotContain("DigComp");
        assertThat(people.today())
                .as("it recognises no helper: one other was recognised just now")
                .hasSize(recognised + 1);
        assertThat(people.today(List.of(helper.id()))).isEmpty();
        assertThat(visitor()
                        .get("/preuve/attestations/" + code + "/affiche.pdf")
                        .statusCode())
                .isEqualTo(404);

        var desk = signedIn(account());
        var opened = "/bureau/preuves/" + code;
        assertThat(desk.post(opened + "/retrait", Map.of("_csrf", desk.token(opened), "motif", " "))
                        .body())
                .contains("Écrivez le motif");
        var other = badge();
        var refused = "/bureau/preuves/" + other;
        assertThat(desk.post(refused + "/retrait", Map.of("_csrf", desk.token(refused), "motif", "Non"))
                        .statusCode())
                .as("the committee alone decides about helpers")
                .isEqualTo(404);
        desk.post(opened + "/retrait", Map.of("_csrf", desk.token(opened), "motif", "Des fiches inventées."));
        assertThat(strangers(file)).isEqualTo("refused revoked");
        assertThat(page(new BadgeCode(code))).contains("Non, ne vous y fiez pas");
        assertThat(claire.get(mine).body()).contains("Des fiches inventées.").doesNotContain("Recevoir mon badge");
        assertThat(claire.post(mine + "/preuve", Map.of("_csrf", claire.token(mine), "preuve", "oui"))
                        .statusCode())
                .isEqualTo(404);

        // A person who returns a sheet can take another one.
        var paul = person(Role.HELPER);
        var rules = new SignedInPerson(paul.id(), paul.mail().value(), paul.name(), paul.role(), networks.here());
        assertThat(maintainers.sign(rules, 21, 2, 3)).isTrue();
        maintainers.giveUp(rules);
        assertThat(maintainers.of(paul.id())).isInstanceOf(MaintainerBadges.ProofState.NoProof.class);
        assertThat(maintainers.sign(rules, 22, 2, 3)).isTrue();
        assertThat(maintainers.sign(rules, 23, 2, 4)).as("signed again").isTrue();
    }

    /// The errors by the official schema of Open Badges.
    private static List<Error> official(String file) throws IOException {
        var schema = SharedData.of("../reference/schemas/open-badges/ob_v3p0_achievementcredential_schema.json");
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2019_09)
                .getSchema(Files.readString(schema), InputFormat.JSON)
                .validate(file, InputFormat.JSON);
    }

    /// The result of an independent verifier today.
    private String strangers(String file) {
        var read = JSON.readValue(file, new TypeReference<Map<String, Object>>() {});
        var list = (String) ((Map<?, ?>) read.get("credentialStatus")).get("statusListCredential");
        var documents = new HashMap<String, Object>();
        for (var path : List.of("/preuve/did.json", list.substring(list.indexOf("/preuve")))) {
            var document = JSON.readValue(visitor().get(path).body(), new TypeReference<Map<String, Object>>() {});
            documents.put((String) document.get("id"), document);
        }
        return IndependentVerifiers.check(List.of(new IndependentVerifiers.Case(clock.instant(), read, documents)))
                .getFirst();
    }

    @Test
    void aClockThatWentBackErasesNoNameAndSaysWhatToDo() {
        var code = badge();
        var path = "/bureau/preuves/" + code;
        var desk = signedIn(account());
        var back = java.time.Duration.ofHours(1);
        clock.advance(back);
        badges.withdraw(nadia(), code, WHY);
        var form = Map.of("_csrf", desk.token(path));
        clock.advance(back.negated());
        try {
            var refused = desk.post(path + "/effacement", form);
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.body()).contains("L’horloge du serveur est en retard", "Rien n’a été changé");
        } finally {
            clock.advance(back);
        }
        assertThat(desk.get(path).body()).contains("Zoé");
        assertThat(desk.post(path + "/effacement", form).statusCode()).isEqualTo(303);
    }

    @Test
    void aHolderWhoAsksIsForgottenAndHerNumberStillSaysNo() {
        var code = badge();
        var file = visitor().get("/preuve/attestations/" + code).body();
        var path = "/bureau/preuves/" + code;
        var desk = signedIn(account());
        assertThat(desk.get(path).body()).doesNotContain("Effacer ce nom");
        assertThat(desk.post(path + "/effacement", Map.of("_csrf", desk.token(path)))
                        .statusCode())
                .isEqualTo(409);
        badges.withdraw(nadia(), code, WHY);
        assertThat(badges.forget(actor(person(Role.HELPER)), code))
                .isEqualTo(new LabelBadges.BadgeActResult.BadgeActRejected(LabelBadges.BadgeActRefusal.NOT_FOUND));
        assertThat(page(code)).contains("Zoé");
        for (var twice = 0; twice < 2; twice++)
            assertThat(desk.post(path + "/effacement", Map.of("_csrf", desk.token(path)))
                            .statusCode())
                    .isEqualTo(303);
        assertThat(page(code))
                .contains("Non, ne vous y fiez pas", "a demandé d’effacer son nom")
                .doesNotContain("Zoé", "ne retrouvons pas");
        assertThat(visitor().get("/preuve/attestations/" + code).statusCode()).isEqualTo(410);
        assertThat(paste(file)).isEqualTo("303 /verifier/" + code + "?fichier=ancien");
        assertThat(desk.get(path).body()).contains("Nom effacé").doesNotContain("Zoé", "Effacer ce nom");
        assertThat(sql.sql("select count(*) from badges_edition where code = :code and document is not null")
                        .param("code", code.value())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(sql.sql("select count(*) from badges_step where code = :code and act = 'FORGOTTEN'")
                        .param("code", code.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private List<String> letters(String mail, String containing) {
        return letters(mail).stream().filter(body -> body.contains(containing)).toList();
    }

    private List<String> letters(String mail) {
        return outbox.latest(10_000).stream()
                .map(LetterOutbox.PostedLetter::letter)
                .filter(letter -> letter.to().value().equals(mail))
                .map(letter -> letter.body())
                .toList();
    }

    @Test
    void twoWhoAnswerAtOnceAnswerOnce() throws Exception {
        var id = complain(visitor(), Map.of());
        try (var together = Executors.newFixedThreadPool(4)) {
            var done = together.invokeAll(List.<Callable<PublicRemarks.RemarkStepResult>>of(
                    () -> complaints.answer(nadia(), id, "Une réponse"),
                    () -> complaints.answer(nadia(), id, "Une autre"),
                    () -> complaints.answer(nadia(), id, "Une troisième")));
            assertThat(done)
                    .extracting(change -> change.get())
                    .filteredOn(new PublicRemarks.RemarkStepResult.RemarkStepDone(false)::equals)
                    .hasSize(1);
        }
        assertThat(complaints.take(nadia(), id)).isEqualTo(new PublicRemarks.RemarkStepResult.RemarkStepAlreadyDone());
    }

    @Test
    void aComplaintIsReadByNobodyElse() {
        var id = complain(visitor(), Map.of("contact", "06 00 00 00 00", "numero", "une carte bizarre"));
        assertThat(visitor().get("/reclamation/" + UUID.randomUUID()).statusCode())
                .isEqualTo(404);
        assertThat(visitor().get("/reclamation/abc").statusCode()).isEqualTo(404);
        var helper = signedIn(person(Role.HELPER));
        assertThat(helper.get("/bureau/reclamations").statusCode()).isEqualTo(404);
        assertThat(complaints.list(actor(person(Role.HELPER)))).isEmpty();
        assertThat(complaints.answer(actor(person(Role.HELPER)), id, "x"))
                .isEqualTo(new PublicRemarks.RemarkStepResult.RemarkNotFound());
        var visitor = visitor();
        var nothing = visitor.post("/reclamation", Map.of("_csrf", visitor.token("/reclamation")));
        assertThat(nothing.statusCode()).isEqualTo(422);
        assertThat(nothing.body()).contains("Ouvrez de nouveau cette page");
    }
}
