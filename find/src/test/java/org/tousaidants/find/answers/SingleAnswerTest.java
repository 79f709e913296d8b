package org.tousaidants.find.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.places.directory.HarvestedPlaceRecord;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.SheetCorrectionResult;
import org.tousaidants.places.directory.ValueStatementSource;
import org.tousaidants.platform.web.RunningSite;

/// A correction made at the desk appears in every page that shows the value.
class SingleAnswerTest extends RunningSite {
    @Autowired
    Places places;

    @Autowired
    PlaceDirectory directory;

    /// The page and the words that show a value; empty: not shown.
    private record Shown(String value, String page, String sheet, String answers, String linked) {}

    @Test
    void aCorrectionOfEachFieldIsReadInThePageTheSheetThePaperTheApiTheJsonLdAndTheAnswers() throws Exception {
        var place = gathered(PlaceSheet.of(Map.ofEntries(
                Map.entry(Field.NOM, "Ancien nom"),
                Map.entry(Field.ADRESSE, "1 rue Ancienne"),
                Map.entry(Field.CODE_POSTAL, "29200"),
                Map.entry(Field.CODE_INSEE, "29019"),
                Map.entry(Field.COMMUNE, "Brest"),
                Map.entry(Field.LATITUDE, "48.3904"),
                Map.entry(Field.LONGITUDE, "-4.4861"),
                Map.entry(Field.PRECISION, "commune"),
                Map.entry(Field.TELEPHONE, "+33298000001"),
                Map.entry(Field.COURRIELS, "ancien@example.org"),
                Map.entry(Field.HORAIRES_TEXTE, "sur rendez-vous, demandez Paul"),
                Map.entry(Field.FRAIS, "Gratuit"),
                Map.entry(Field.SERVICES, "Aide aux démarches administratives"))));
        var corrections = Map.ofEntries(
                Map.entry(Field.NOM, new Shown("Nom neuf", "Nom neuf", "Nom neuf", "Nom neuf", "Nom neuf")),
                Map.entry(
                        Field.ADRESSE,
                        new Shown("9 rue Neuve", "9 rue Neuve", "9 rue Neuve", "9 rue Neuve", "9 rue Neuve")),
                Map.entry(Field.COMPLEMENT_ADRESSE, new Shown("au fond", "au fond", "au fond", "", "")),
                Map.entry(
                        Field.TELEPHONE,
                        new Shown(
                                "+33298000099", "02 98 00 00 99", "02 98 00 00 99", "02 98 00 00 99", "+33298000099")),
                Map.entry(Field.COURRIELS, new Shown("neuf@example.org", "neuf@example.org", "", "", "")),
                Map.entry(Field.SITE_WEB, new Shown("https://neuf.example.org", "neuf.example.org", "", "", "")),
                Map.entry(
                        Field.HORAIRES,
                        new Shown(
                                "Mo-Su 07:10-22:50", "7 h 10 à 22 h 50", "7 h 10 à 22 h 50", "22 h 50", "07:10-22:50")),
                Map.entry(Field.FRAIS, new Shown("Payant", "Payant", "payant", "Payant", "")),
                Map.entry(
                        Field.SERVICES,
                        new Shown(
                                "Aide aux démarches administratives|Utilisation sécurisée du numérique",
                                "Éviter les arnaques",
                                "éviter les arnaques",
                                "",
                                "")),
                Map.entry(Field.ACCES, new Shown("Se présenter", "Se présenter", "", "", "")),
                Map.entry(Field.ACCOMPAGNEMENT, new Shown("Dans un atelier collectif", "ollectif", "", "", "")),
                Map.entry(Field.LATITUDE, new Shown("48.3911", "48.3911", "", "", "48.3911")));
        for (var one : corrections.entrySet()) {
            var now = places.find(place.code()).orElseThrow();
            var done = places.correct(
                    place.code(),
                    now.changes(),
                    new ValueStatementSource.AccountSource(UUID.randomUUID(), "Nadia"),
                    Map.of(one.getKey(), one.getValue().value()));
            assertThat(done).as(one.toString()).isInstanceOf(SheetCorrectionResult.SheetCorrected.class);
        }
        var now = places.find(place.code()).orElseThrow();
        var page = read("/lieux/" + now.slug());
        var linked = page.substring(page.indexOf("application/ld+json"));
        var sheet = read("/lieux/" + now.slug() + "/fiche");
        var answers = read("/aide/reponses?besoin=impots,arnaques&ou=29019&rayon=5");
        var api = read("/api/v1/places/" + now.code() + ".json");
        String paper;
        try (var document = Loader.loadPDF(bytes("/lieux/" + now.slug() + "/fiche.pdf"))) {
            paper = plain(new PDFTextStripper().getText(document)).toLowerCase(java.util.Locale.FRENCH);
        }
        corrections.forEach((field, shown) -> {
            assertThat(page).as("page, %s", field).contains(shown.page());
            assertThat(sheet).as("sheet, %s", field).contains(shown.sheet());
            assertThat(paper.replaceAll("\\s+", " "))
                    .as("paper, %s", field)
                    .contains(shown.sheet().toLowerCase(java.util.Locale.FRENCH));
            assertThat(answers).as("answers, %s", field).contains(shown.answers());
            assertThat(linked).as("JSON-LD, %s", field).contains(shown.linked());
            for (var value : shown.value().split("\\|"))
                assertThat(api).as("API, %s", field).contains(value);
        });
        for (var text : List.of(page, sheet, paper, answers, api))
            assertThat(text)
                    .doesNotContainIgnoringCase("Ancien nom")
                    .doesNotContainIgnoringCase("rue Ancienne")
                    .doesNotContain("02 98 00 00 01", "demandez Paul", "demandez paul");
        // The person who placed the point knows where it is.
        assertThat(page).doesNotContain("approch");
    }

    private Place gathered(PlaceSheet sheet) {
        var source = new ValueStatementSource.HarvestedSource("datum-" + UUID.randomUUID(), UUID.randomUUID());
        places.gather(source, List.of(new HarvestedPlaceRecord("1", sheet)));
        return directory.snapshot().places().stream()
                .filter(place -> place.name().equals("Ancien nom"))
                .findFirst()
                .orElseThrow();
    }

    /// At nine tomorrow, when the place is open whatever the hour of the test.
    private String read(String path) {
        var visitor = visitor();
        var tomorrow = LocalDate.ofInstant(clock.instant(), ParisTime.ZONE).plusDays(1);
        visitor.headers.put(
                MOMENT, tomorrow.atTime(9, 0).atZone(ParisTime.ZONE).toInstant().toString());
        var answer = visitor.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return plain(answer.body());
    }

    private byte[] bytes(String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .build(),
                        BodyHandlers.ofByteArray())
                .body();
    }

    private static String plain(String text) {
        return text.replace('\u00a0', ' ')
                .replace('\u202f', ' ')
                .replace("\u2060", "")
                .replace('’', '\'');
    }
}
