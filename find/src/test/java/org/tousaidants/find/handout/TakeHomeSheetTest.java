package org.tousaidants.find.handout;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.find.answers.LocalLanguage;
import org.tousaidants.find.ranking.HelpNeed;
import org.tousaidants.find.ranking.HelpSearch;
import org.tousaidants.find.ranking.NamedAdministrativeProcedure;
import org.tousaidants.places.directory.HarvestedPlaceRecord;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.ValueStatementSource;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.Visitor;
import tools.jackson.databind.json.JsonMapper;

/// The sheet that a clerk hands over, asked from the running site.
class TakeHomeSheetTest extends RunningSite {
    @Autowired
    Places places;

    @Autowired
    PlaceDirectory directory;

    @Test
    void theSheetSaysWhoWhereWhenAndWhatToBring() {
        var page = visitor().get(path(HandoutFixture.usual()) + "?besoin=impots");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("X-Robots-Tag")).contains("noindex");
        assertThat(Visitor.unlinked(page.body()))
                .contains("Espace France services", "France services de Saintes", "05\u00a036\u00a049\u00a010\u00a000")
                .contains("12 cours des Arènes", "Du lundi au vendredi", "C’est gratuit.")
                .contains("vos impôts", "votre dernier avis d’impôt", "votre numéro fiscal", "une pièce d’identité")
                .contains("Vos mots de passe restent à vous", "Le site ne garde aucune donnée sur vous", "39\u00a039")
                .doesNotContain("style=");
    }

    @Test
    void thePaperIsOneTaggedPageThatReadsInOrder() throws Exception {
        try (var document = pdf(path(HandoutFixture.usual()) + ".pdf?besoin=impots")) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("fr");
            assertThat(document.getDocumentInformation().getTitle()).contains("France services de Saintes");
            assertThat(words(document))
                    .contains("12 COURS DES ARÈNES", "17100 SAINTES", "05 36 49 10 00", "votre dernier avis d’impôt");
            assertThat(types(document)).contains("H1", "H2", "LI", "Figure");
            assertThat(alternatives(document)).containsExactly("Code QR qui ouvre la page de ce lieu");
            for (var font : document.getPage(0).getResources().getFontNames())
                assertThat(document.getPage(0).getResources().getFont(font).isEmbedded())
                        .isTrue();
        }
    }

    @Test
    void everyFirstLanguageSaysAllThatFrenchSays() {
        var french = LocalLanguage.of(LocalLanguage.FRENCH).orElseThrow().texts();
        for (var language : LocalLanguage.all())
            for (var key : french.keySet())
                if (!key.equals("checked") && !(key.equals("french") && !language.foreign()))
                    assertThat(language.t(key)).as(language.code() + " " + key).isNotBlank();
    }

    @Test
    void theSheetIsAlsoPrintedInEasyWordsInEachLanguageAndInVeryLargeLetters() throws Exception {
        var path = path(HandoutFixture.usual());
        for (var language : LocalLanguage.all())
            try (var document = pdf(path + "/facile.pdf?langue=" + language.code())) {
                assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo(language.code());
                assertThat(document.getDocumentCatalog().getMarkInfo().isMarked())
                        .isTrue();
                assertThat(words(document)).contains("France services de Saintes", "05 36 49 10 00");
                for (var page : document.getPages())
                    for (var font : page.getResources().getFontNames())
                        assertThat(page.getResources().getFont(font).isEmbedded())
                                .isTrue();
            }
        try (var document = pdf(path + ".pdf?besoin=impots&lettres=grandes")) {
            assertThat(words(document)).contains("05 36 49 10 00", "votre dernier avis d’impôt");
            assertThat(document.getNumberOfPages()).isGreaterThan(1);
        }
        var sketched = visitor().get(path).body();
        assertThat(sketched).contains("Pour venir", "Croquis d’accès à France services de Saintes");
        assertThat(sketched).containsPattern("\\d+ mètres vers [^<]*depuis le centre de la commune \\(Saintes\\)");
        try (var document = pdf(path + ".pdf?lettres=grandes")) {
            assertThat(alternatives(document)).anyMatch(one -> one.startsWith("Le rond est le centre de la commune"));
        }
        var screen = visitor().get(path + "/facile?langue=ar").body();
        assertThat(screen).contains("من وسط المدينة");
        assertThat(screen).contains("/facile.pdf?langue=ar");
        assertThat(visitor().get(path).body()).contains("lettres=grandes");
        var asked = "besoin=impots&amp;compte=fauteuil,autre-langue&amp;langue=ar";
        assertThat(visitor().get(path + "?" + asked.replace("&amp;", "&")).body())
                .contains("/fiche/facile?" + asked);
        assertThat(visitor()
                        .get(path + "/facile?" + asked.replace("&amp;", "&"))
                        .body())
                .as("in another language or on paper, for the same need")
                .contains(
                        "/fiche/facile?" + asked.replace("langue=ar", "langue=uk"),
                        "/fiche/facile.pdf?" + asked,
                        "كرسي متحرك",
                        "الإثنين: 9:00–12:30، 13:30–17:30");
        var gone = gathered(HandoutFixture.usual());
        places.close(
                gone.code(), gone.changes(), new ValueStatementSource.AccountSource(UUID.randomUUID(), "Nadia"), true);
        assertThat(visitor()
                        .get("/lieux/" + gone.slug() + "/fiche/facile?langue=es")
                        .body())
                .contains("Este lugar ha cerrado. No vaya.");
        assertThat(visitor().get(path + "/facile.pdf?langue=tlh").statusCode()).isEqualTo(404);
    }

    /// The receptionist reads French, the person another language: the sheet holds both.
    @Test
    void aSheetInAnotherLanguageTellsTheReceptionInFrenchWhyThePersonComes() throws Exception {
        var path = path(HandoutFixture.usual());
        for (var language : List.of("ar", "uk", "tr", "es", "pt", "en")) {
            var asked = "?besoin=impots&compte=fauteuil,autre-langue&langue=" + language;
            var screen = visitor().get(path + "/facile" + asked).body();
            assertThat(screen)
                    .contains("Pour l’accueil", "Déclarer mes impôts", "elle vient en fauteuil roulant")
                    .contains("Cette personne parle", Locale.of(language).getDisplayLanguage(Locale.FRENCH))
                    .contains("votre dernier avis d’impôt");
            try (var document = pdf(path + "/facile.pdf" + asked)) {
                assertThat(words(document)).contains("Pour l’accueil", "Déclarer mes impôts");
                var picture = new PDFRenderer(document).renderImageWithDPI(document.getNumberOfPages() - 1, 60);
                var folder = Files.createDirectories(Path.of("target", "pictures"));
                ImageIO.write(
                        picture,
                        "png",
                        folder.resolve("facile-" + language + ".png").toFile());
            }
        }
        assertThat(visitor().get(path + "/facile?besoin=impots&langue=ar").body())
                .contains("رقمكم الضريبي");
        assertThat(visitor().get(path + "/facile?langue=fr").body()).doesNotContain("Pour l’accueil");
    }

    @Test
    void eachThingToBringHasItsWordsInEachLanguage() {
        for (var thing : TakeHomeSheetChecklist.values())
            for (var language : LocalLanguage.all())
                assertThat(thing.in(language.code()))
                        .as(thing + " " + language.code())
                        .isNotBlank();
    }

    @Test
    void thePersonReadsFourteenPointsAndThePhoneIsTwentyFour() throws Exception {
        for (var sheet : List.of(HandoutFixture.usual(), HandoutFixture.fullest()))
            try (var document = pdf(path(sheet) + ".pdf")) {
                var smallest = new float[] {1000};
                var biggestDigit = new float[1];
                new PDFTextStripper() {
                    @Override
                    protected void processTextPosition(TextPosition text) {
                        if (text.getUnicode().isBlank()) return;
                        smallest[0] = Math.min(smallest[0], text.getXScale());
                        if (Character.isDigit(text.getUnicode().charAt(0)))
                            biggestDigit[0] = Math.max(biggestDigit[0], text.getXScale());
                    }
                }.getText(document);
                assertThat(smallest[0]).isGreaterThanOrEqualTo(13.9f);
                assertThat(biggestDigit[0]).isGreaterThanOrEqualTo(24);
            }
    }

    @Test
    void theLongestSheetStillFitsOnOnePage() throws Exception {
        try (var document = pdf(path(HandoutFixture.fullest()) + ".pdf?besoin=droits,impots,emploi")) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(words(document))
                    .contains("05 46 00 00 02", "trouver un ordinateur pas", "Note", "39 39")
                    .contains("Ce lieu ouvre aussi d’autres jours : appelez.");
        }
        try (var document = pdf(path(HandoutFixture.fullest()) + ".pdf?besoin=droits,impots,emploi&lang=en")) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
        }
    }

    @Test
    void aPlaceOfWhichLittleIsKnownSaysSo() {
        var page = visitor().get(path(HandoutFixture.barest())).body();
        assertThat(page)
                .contains("Nous n’avons pas de numéro. Demandez-le à la mairie.")
                .contains("Horaires à vérifier avant de venir.", "Demandez l’aide que ce lieu peut vous donner.")
                .contains("Demandez le prix avant.");
    }

    @Test
    void aBusComesOnItsDays() {
        var page = visitor().get(path(HandoutFixture.bus())).body();
        assertThat(page)
                .contains("Bus ou équipe itinérante", "L’équipe vient à cette adresse aux jours écrits")
                .contains("Horaires à vérifier\u00a0: appelez avant.", "Le 2e jeudi du mois de 9h30 à 12h");
    }

    @Test
    void theCodeOnThePaperLeadsToThePlace() throws Exception {
        var place = gathered(HandoutFixture.usual());
        try (var document = pdf("/lieux/" + place.slug() + "/fiche.pdf")) {
            var read = qr(document);
            assertThat(read).endsWith("/lieux/" + place.code());
            var answer = visitor().get(URI.create(read).getPath());
            assertThat(answer.statusCode()).isEqualTo(301);
            assertThat(answer.headers().firstValue("Location")).contains("/lieux/" + place.slug());
        }
        // Typed from the paper on a telephone, which likes capitals.
        assertThat(visitor()
                        .get("/lieux/" + place.code().value().toUpperCase(Locale.ROOT))
                        .statusCode())
                .isEqualTo(301);
    }

    @Test
    void onlyTheCodeOfTheAddressDecides() {
        var place = gathered(HandoutFixture.usual());
        for (var end : List.of("/fiche", "/fiche.pdf")) {
            var moved = visitor().get("/lieux/ancien-nom-" + place.code() + end + "?besoin=impots&besoin=inconnu");
            assertThat(moved.statusCode()).isEqualTo(301);
            assertThat(moved.headers().firstValue("Location"))
                    .contains("/lieux/" + place.slug() + end + "?besoin=impots");
            assertThat(visitor().get("/lieux/nulle-part-0000000" + end).statusCode())
                    .isEqualTo(404);
            assertThat(visitor().get("/lieux/nulle-part" + end).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void whatAStrangerWroteIsTextOnThePageAndOnPaper() throws Exception {
        var path = path(HandoutFixture.poisoned());
        for (var page : List.of(path, path.replace("/fiche", ""), path.replace("/fiche", "/signalement")))
            assertThat(visitor().get(page).body())
                    .doesNotContain("<script>alert", "<img src=x", "javascript:alert", "<img src=\"file");
        try (var document = pdf(path + ".pdf")) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(words(document)).contains("<script>alert(1)<");
            assertThat(document.getDocumentCatalog().getOpenAction()).isNull();
        }
    }

    @Test
    void whatThePersonTypesIsNeitherInTheAddressNorOnTheSheet() {
        var path = path(HandoutFixture.usual());
        var page = visitor()
                .get(path + "?nom=Dupont&besoin=%3Cb%3EDupont%3C/b%3E,impots&note=Dupont")
                .body();
        assertThat(page.substring(page.indexOf("class=\"sheet "), page.indexOf("<footer")))
                .doesNotContain("Dupont")
                .contains("vos impôts");
        assertThat(page).doesNotContain("fiche.pdf?besoin=impots&amp;nom", "<b>Dupont");
    }

    @Test
    void everyNeedHasItsWordsAndABagThatIsNeverTooFull() {
        var path = path(HandoutFixture.usual());
        for (var need : HelpNeed.values()) {
            var bag = TakeHomeSheetChecklist.of(HelpSearch.ANYTHING.withNeeds(Set.of(need)));
            assertThat(bag)
                    .contains(TakeHomeSheetChecklist.IDENTITY, TakeHomeSheetChecklist.CHARGED_PHONE)
                    .hasSizeLessThanOrEqualTo(TakeHomeSheetChecklist.FULL);
            for (var language : List.of("fr", "en"))
                assertThat(visitor()
                                .get(path + "?besoin=" + need.parameter() + "&lang=" + language)
                                .statusCode())
                        .isEqualTo(200);
        }
        assertThat(TakeHomeSheetChecklist.of(HelpSearch.ANYTHING.withNeeds(Set.of(HelpNeed.RIGHTS))))
                .contains(TakeHomeSheetChecklist.BENEFITS_NUMBER, TakeHomeSheetChecklist.HEALTH_CARD);
        assertThat(TakeHomeSheetChecklist.of(HelpSearch.ANYTHING.withNeeds(Set.of(HelpNeed.WORK_SEARCH))))
                .contains(TakeHomeSheetChecklist.CV);
    }

    @Test
    void whatToBringIsThatOfTheProcedureAndNotOfItsFamily() {
        var path = path(HandoutFixture.usual());
        var fine = visitor().get(path + "?besoin=papiers&demarche=amende").body();
        assertThat(fine).contains("l’avis d’amende").doesNotContain("le papier à refaire");
        assertThat(visitor().get(path + "?besoin=papiers&demarche=carte-grise").body())
                .contains("le certificat de cession")
                .doesNotContain("l’avis d’amende");
        assertThat(visitor().get(path + "?besoin=papiers").body()).contains("le papier à refaire");
        assertThat(visitor().get(path + "?besoin=papiers&demarche=%3Cb%3E").body())
                .contains("le papier à refaire");
        for (var procedure : NamedAdministrativeProcedure.all())
            assertThat(TakeHomeSheetChecklist.of(HelpSearch.ANYTHING.withProcedures(Set.of(procedure))))
                    .as(procedure.code())
                    .contains(TakeHomeSheetChecklist.IDENTITY)
                    .hasSizeBetween(2, TakeHomeSheetChecklist.FULL);
    }

    @Test
    void thePlaceDescribesItselfToMachinesSafely() {
        var place = gathered(HandoutFixture.poisoned());
        var page = visitor().get("/lieux/" + place.slug()).body();
        var start = page.indexOf("ld+json\">") + 9;
        var json = page.substring(start, page.indexOf("</script>", start));
        var about = JsonMapper.shared().readTree(json);
        assertThat(about.get("@type").asString()).isEqualTo("Place");
        assertThat(about.get("name").asString()).isEqualTo(place.name());
        assertThat(json).doesNotContain("<");
    }

    private String path(PlaceSheet sheet) {
        return "/lieux/" + gathered(sheet).slug() + "/fiche";
    }

    private Place gathered(PlaceSheet sheet) {
        var marked = sheet.with(Field.STRUCTURE_PARENTE, UUID.randomUUID().toString());
        places.gather(
                new ValueStatementSource.HarvestedSource("t-" + UUID.randomUUID(), UUID.randomUUID()),
                List.of(new HarvestedPlaceRecord("1", marked)));
        return directory.snapshot().places().stream()
                .filter(place -> place.sheet().equals(marked))
                .findFirst()
                .orElseThrow();
    }

    private PDDocument pdf(String path) throws Exception {
        HttpResponse<byte[]> answer;
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
            answer = client.send(request.build(), BodyHandlers.ofByteArray());
        }
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/pdf");
        return Loader.loadPDF(answer.body());
    }

    private static String words(PDDocument document) throws Exception {
        return new PDFTextStripper().getText(document).replace('\u00a0', ' ');
    }

    /// The text of the QR code on the printed page, which holds one image that is not decoration.
    private static String qr(PDDocument document) throws Exception {
        var resources = document.getPage(0).getResources();
        for (var name : resources.getXObjectNames())
            if (resources.getXObject(name) instanceof PDImageXObject image) {
                var pixels = image.getImage();
                var source = new RGBLuminanceSource(
                        pixels.getWidth(),
                        pixels.getHeight(),
                        pixels.getRGB(0, 0, pixels.getWidth(), pixels.getHeight(), null, 0, pixels.getWidth()));
                try {
                    return new QRCodeReader()
                            // The image is the code itself, not a photograph of one: no
                            // detection is needed.
                            .decode(
                                    new BinaryBitmap(new HybridBinarizer(source)),
                                    Map.of(DecodeHintType.PURE_BARCODE, true))
                            .getText();
                } catch (ReaderException notACode) {
                    continue;
                }
            }
        throw new AssertionError("no QR code");
    }

    private static Set<String> types(PDDocument document) {
        var types = new TreeSet<String>();
        walk(document.getDocumentCatalog().getStructureTreeRoot(), element -> types.add(element.getStructureType()));
        return types;
    }

    private static List<String> alternatives(PDDocument document) {
        var found = new ArrayList<String>();
        walk(document.getDocumentCatalog().getStructureTreeRoot(), element -> {
            if ("Figure".equals(element.getStructureType()))
                found.add(element.getCOSObject().getString(COSName.ALT, ""));
        });
        return found;
    }

    private static void walk(PDStructureNode node, Consumer<PDStructureElement> visit) {
        for (var kid : node.getKids())
            if (kid instanceof PDStructureElement element) {
                visit.accept(element);
                walk(element, visit);
            }
    }
}
