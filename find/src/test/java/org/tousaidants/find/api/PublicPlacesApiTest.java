package org.tousaidants.find.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tousaidants.core.schema.Field;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.ValueStatementSource;
import org.tousaidants.platform.identity.Role;

class PublicPlacesApiTest extends ApiTestSite {
    private static final String PLACES = "/api/v1/places";

    @Test
    void theNationalFileHasThe32ColumnsAndEachCellIsAccepted() throws IOException {
        var response = get(PLACES + ".csv");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(header(response, "Content-Type")).isEqualTo("text/csv;charset=UTF-8");
        var rows = rows(response);
        assertThat(rows).hasSize(all().size()).hasSizeGreaterThan(MANY);
        assertThat(response.body().lines().findFirst())
                .hasValue(String.join(
                        ",", Field.NATIONAL.stream().map(Field::column).toList()));
        for (var row : rows)
            for (var field : Field.NATIONAL) {
                var cell = row.get(field.column());
                if (cell.isEmpty())
                    assertThat(field.required()).as(field.column()).isFalse();
                else assertThat(field.accepts(cell)).as("%s: %s", field, cell).isTrue();
            }
        assertThat(new HashSet<>(rows.stream().map(row -> row.get("id")).toList()))
                .hasSize(rows.size());
    }

    @Test
    void aPlaceThatHasTheLabelSaysSoAmongItsOtherLabels() {
        var place = all().stream()
                .filter(one -> !one.sheet().text(Field.AUTRES_FORMATIONS).contains(NationalOpenDataPlace.LABEL))
                .findFirst()
                .orElseThrow();
        var without = new NationalOpenDataPlace(NETWORK, place, false, Optional.empty()).text(Field.AUTRES_FORMATIONS);
        var with = new NationalOpenDataPlace(NETWORK, place, true, Optional.empty()).text(Field.AUTRES_FORMATIONS);
        assertThat(without).doesNotContain(NationalOpenDataPlace.LABEL);
        assertThat(with.split("\\|")).contains(NationalOpenDataPlace.LABEL);
        assertThat(Field.AUTRES_FORMATIONS.accepts(with)).isTrue();
    }

    @Test
    void theDayOfASheetIsThatOnWhichPeopleLastFoundItRight() {
        var place = place("France services de Saintes");
        var said = place.sheet().text(Field.DATE_MAJ);
        var later = clock.instant();
        var today = later.atZone(clock.getZone()).toLocalDate().toString();
        assertThat(new NationalOpenDataPlace(NETWORK, place, false, Optional.of(later)).text(Field.DATE_MAJ))
                .isEqualTo(today)
                .isGreaterThan(said);
        assertThat(new NationalOpenDataPlace(NETWORK, place, false, Optional.of(Instant.EPOCH)).text(Field.DATE_MAJ))
                .isEqualTo(said);
    }

    @Test
    void whatASourceSaidComesBackUnchanged() throws IOException {
        var place = place("France services de Saintes");
        var row = row(get(PLACES + ".csv"), place);
        for (var field : Field.NATIONAL)
            if (field != Field.ID)
                assertThat(row.get(field.column()))
                        .as(field.column())
                        .isEqualTo(place.sheet().text(field));
        assertThat(row.get("id")).isEqualTo(NETWORK + "-" + place.code());
    }

    @Test
    void whatTheSchemaRequiresAndNobodySaidIsFilled() throws IOException {
        var place = place("Café « L’Œuvre » – 東京 🐚");
        var row = row(get(PLACES + ".csv"), place);
        assertThat(row.get("pivot")).isEqualTo("00000000000000");
        assertThat(row.get("date_maj"))
                .isEqualTo(LocalDate.ofInstant(place.changedAt(), ZoneId.of("Europe/Paris"))
                        .toString());
        assertThat(row.get("modalites_acces"))
                .as("a place without services is not closed to the public")
                .isEmpty();
    }

    @Test
    void aSpreadsheetRunsNothing() throws IOException {
        var response = get(PLACES + ".csv");
        var row = row(response, place("<script>alert('x')</script>"));
        assertThat(row.get("adresse")).isEqualTo("'" + FORMULA);
        assertThat(row.get("complement_adresse")).isEqualTo("'+33 (0)5;'=HYPERLINK(\"http://mal.example\")");
        assertThat(row.get("presentation_resume")).startsWith("'=é").hasSize(280);
        assertThat(row.get("source")).isEqualTo("'@Essai");
        assertThat(row.get("longitude")).isEqualTo("-0.96");
        assertThat(row.get("latitude")).isEqualTo("45.93");
        assertThat(row(response, place("France services de Saintes")).get("telephone"))
                .isEqualTo("+33546000001");
    }

    @Test
    void noBrowserTakesDataForAPage() {
        for (var format : OpenDataFormat.values()) {
            var response = get(PLACES + "." + format.extension() + "?source=" + encoded("@Essai"));
            assertThat(response.body()).contains("<script>");
            assertThat(header(response, "Content-Type")).startsWith(format.mediaType());
            assertThat(header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(header(response, "Content-Security-Policy")).contains("default-src 'none'");
        }
    }

    @Test
    void theFileIsNamedAsTheSchemaWants() {
        var today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/Paris"));
        assertThat(header(get(PLACES + ".csv"), "Content-Disposition"))
                .isEqualTo("attachment; filename=\"" + today + "_essai-api_lieux-de-mediation-numerique_17.csv\"");
    }

    @Test
    void jsonKeepsOurOwnFieldsApart() {
        var place = place("France services de Saintes");
        var json = json(PLACES + "/" + place.code());
        var names = Field.NATIONAL.stream().map(Field::column).toList();
        assertThat(json.propertyNames()).containsAll(names).contains("extra").hasSize(33);
        assertThat(json.get("services"))
                .as("what the sheet names stays as it is")
                .hasSize(2);
        assertThat(json.get("extra").get("atelier_reparation").asString()).isEqualTo("Oui");
        assertThat(json.get("extra").get("petit_lieu_calme").asString()).isEqualTo("Non");
        assertThat(json.get("longitude").asDouble()).isEqualTo(-0.64109);
        assertThat(json.get("extra").get("pass_numerique").asString()).isEqualTo("Oui");
        assertThat(json.get("extra").get("precision").asString()).isEqualTo("adresse");
        assertThat(json.get("extra").get("page").asString())
                .isEqualTo("http://localhost:" + port + "/lieux/" + place.slug());
        assertThat(get(json.get("extra").get("page").asString().replace("http://localhost:" + port, ""))
                        .statusCode())
                .isEqualTo(200);
        assertThat(get(PLACES + ".csv").body())
                .doesNotContain("pass_numerique", "horaires_texte", "atelier_reparation", "petit_lieu_calme");
    }

    @Test
    void geoJsonPutsLongitudeFirstAndKeepsPlacesWithoutAPosition() {
        var collection = json(PLACES + ".geojson");
        assertThat(collection.get("type").asString()).isEqualTo("FeatureCollection");
        assertThat(collection.get("features")).hasSize(all().size());
        var saintes = json(PLACES + "/" + place("France services de Saintes").code() + ".geojson");
        assertThat(saintes.get("geometry").get("coordinates").get(0).asDouble()).isEqualTo(-0.64109);
        assertThat(saintes.get("properties").get("extra_precision").asString()).isEqualTo("adresse");
        var royan = json(PLACES + "/" + place("Café « L’Œuvre » – 東京 🐚").code() + ".geojson");
        assertThat(royan.get("geometry").isNull()).isTrue();
        assertThat(royan.get("properties").get("nom").asString()).isEqualTo("Café « L’Œuvre » – 東京 🐚");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/csv                                          | text/csv",
                "application/geo+json                              | application/geo+json",
                "text/html,application/xml;q=0.9,*/*;q=0.8         | application/json",
                "application/json;q=0.5, text/csv;q=0.8            | text/csv",
                "text/*                                            | text/csv",
            })
    void theAcceptHeaderChooses(String accept, String type) {
        assertThat(header(get(PLACES + "?per_page=1", "Accept", accept), "Content-Type"))
                .startsWith(type);
        assertThat(header(get(PLACES + ".geojson?per_page=1", "Accept", accept), "Content-Type"))
                .as("the address wins")
                .isEqualTo("application/geo+json");
    }

    @Test
    void aFormatThatWeDoNotHaveIsRefused() {
        var response = get(PLACES, "Accept", "application/pdf");
        assertProblem(response, 406);
        assertThat(json(response).get("detail").asString()).contains("application/geo+json", "text/csv");
        assertThat(get(PLACES + ".xml").statusCode()).isEqualTo(404);
    }

    @Test
    void everyPlaceIsOnOnePageAndTheOrderHolds() {
        var seen = new ArrayList<String>();
        var path = PLACES + "?source=Nombreux&per_page=90";
        while (!path.isEmpty()) {
            var response = get(path);
            var json = json(response);
            assertThat(json.get("total").asInt()).isEqualTo(MANY);
            assertThat(json.get("pages").asInt()).isEqualTo(3);
            assertThat(header(response, "X-Total-Count")).isEqualTo(Integer.toString(MANY));
            json.get("places").forEach(place -> seen.add(place.get("id").asString()));
            path = next(response);
            assertThat(json.get("links").has("next")).isEqualTo(!path.isEmpty());
        }
        assertThat(seen)
                .isEqualTo(all().stream()
                        .filter(place -> place.sheet().text(Field.SOURCE).equals("Nombreux"))
                        .map(place -> NETWORK + "-" + place.code())
                        .toList());
    }

    @Test
    void linksLeadToTheNeighbours() {
        var link = header(get(PLACES + ".csv?source=Nombreux&page=2&per_page=100"), "Link");
        assertThat(link)
                .contains("page=1&per_page=100>; rel=\"first\"")
                .contains("page=1&per_page=100>; rel=\"prev\"")
                .contains("page=3&per_page=100>; rel=\"next\"")
                .contains("page=3&per_page=100>; rel=\"last\"")
                .contains("source=Nombreux")
                .contains("etalab", "rel=\"license\"");
        assertThat(header(get(PLACES + "?source=Nombreux&page=3"), "Link")).doesNotContain("rel=\"next\"");
        assertThat(header(get(PLACES + "?source=Nombreux"), "Link")).doesNotContain("rel=\"prev\"");
    }

    @Test
    void aPageBeyondTheLastIsEmpty() {
        var response = get(PLACES + "?source=Nombreux&page=1000000&per_page=1000");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(json(response).get("places")).isEmpty();
        assertThat(header(response, "Link")).contains("page=1&per_page=1000>; rel=\"prev\"");
    }

    @Test
    void withoutAPageOnlyJsonStopsAtAHundred() throws IOException {
        assertThat(json(PLACES + "?source=Nombreux").get("places")).hasSize(100);
        assertThat(rows(get(PLACES + ".csv?source=Nombreux"))).hasSize(MANY);
        assertThat(rows(get(PLACES + ".csv?source=Nombreux&per_page=30"))).hasSize(30);
        assertThat(json(PLACES + ".geojson?source=Nombreux&page=3").get("features"))
                .hasSize(50);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "service=Aide aux démarches administratives | 1",
                "service=Aide aux démarches administratives&service=Loisirs et créations numériques | 1",
                "service=Loisirs et créations numériques | 0",
                "dispositif=Aidants Connect | 1",
                "code_insee=17415 | 1",
                "code_insee=17415&code_insee=17299 | 2",
                "code_postal=17200 | 1",
                "code_postal=17200&code_insee=17415 | 0",
                "departement=17&source=Essai | 2",
                "departement=2A | 0",
                "source=Essai | 2",
                "source=Essai&modifie_depuis=2020-01-01 | 2",
                "source=Essai&modifie_depuis=9999-12-31 | 0",
            })
    void filtersKeepTheColumnsToTheLetter(String query, int places) {
        assertThat(json(PLACES + "?" + query.replace(" ", "%20").replace("é", "%C3%A9"))
                        .get("total")
                        .asInt())
                .isEqualTo(places);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "besoin=impots&ou=17415&rayon=10 | 1",
                "besoin=impots&ou=17415&rayon=10&comment=&quand=&urgence= | 1",
                "besoin=impots,droits&ou=45.746,-0.633&compte=gratuit&urgence=jour&nombre=5 | 1",
                "besoin=impots&besoin=acheter&ou=17415 | 0",
                "ou=17299&rayon=5 | 1",
                "compte=pass | 0",
                "comment=distance | 0",
            })
    void aLinkOfThePageIsALinkOfTheApi(String query, int places) {
        assertThat(json(PLACES + "?" + query).get("total").asInt()).isEqualTo(places);
    }

    @Test
    void whatIsOpenNowIsAnotherAnswerInAMinute() {
        var path = PLACES + "?quand=maintenant&source=Essai";
        var tag = header(get(path), "ETag");
        clock.advance(Duration.ofMinutes(2));
        assertThat(header(get(path), "ETag")).isNotEqualTo(tag);
        assertThat(json(path).get("places").toString()).contains("東京").as("unreadable hours are not closed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "inconnu=1 | inconnu | besoin",
                "besoin=imppots | besoin | impots",
                "besoin=impots,droits,papiers,emploi | besoin | 3",
                "ou=99999 | ou | 17415",
                "ou=Saintes | ou | 17415",
                "ou=91,200 | ou | 17415",
                "rayon=0 | rayon | 100",
                "rayon=101 | rayon | 100",
                "rayon=1.5 | rayon | 100",
                "rayon=1&rayon=2 | rayon | 1",
                "comment=avion | comment | domicile",
                "quand=hier | quand | maintenant",
                "quand=2020-01-01 | quand | maintenant",
                "compte=luxe | compte | gratuit",
                "urgence=demain | urgence | semaine",
                "nombre=1000 | nombre | 30",
                "service=démarches | service | Aide aux démarches administratives",
                "service= | service | Aide aux démarches administratives",
                "dispositif=France services | dispositif | France Services",
                "code_insee=17999 | code_insee | 17415",
                "code_insee=1741 | code_insee | 17415",
                "code_postal=1710 | code_postal | 17100",
                "departement=00 | departement | 974",
                "source=Nulle | source | Nombreux",
                "modifie_depuis=2026-02-30 | modifie_depuis | 2026-11-25",
                "modifie_depuis=25/11/2026 | modifie_depuis | 2026-11-25",
                "page=0 | page | 1",
                "page=-1 | page | 1",
                "page=99999999999 | page | 1",
                "page=1&page=2 | page | 1",
                "per_page=1001 | per_page | 1",
                "per_page=dix | per_page | 1",
                "per_page= | per_page | 1",
                "lang=de | lang | en",
            })
    void whatIsNotUnderstoodIsRefusedAndTheAnswerSaysWhatWouldDo(String query, String parameter, String allowed) {
        for (var end : List.of("", ".csv", ".geojson")) {
            var response = get(PLACES + end + "?" + query.replace(" ", "%20").replace("é", "%C3%A9"));
            assertProblem(response, 400);
            var error = json(response).get("errors").get(0);
            assertThat(error.get("parameter").asString()).isEqualTo(parameter);
            assertThat(json(response).get("detail").asString()).contains(parameter, allowed);
        }
    }

    @Test
    void allMistakesAreToldAtOnceButNotThousands() {
        assertThat(json(PLACES + "?page=0&per_page=0&x=1").get("errors")).hasSize(3);
        var query = new StringBuilder();
        for (var i = 0; i < 200; i++) query.append("&p").append(i).append('=');
        var response = get(PLACES + "?" + query.substring(1));
        assertProblem(response, 400);
        assertThat(json(response).get("errors")).hasSize(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"besoin", "ou", "service", "source", "code_insee", "page", "modifie_depuis", "inconnu"})
    void aNovelInAParameterIsCutInTheAnswer(String parameter) {
        var response = get(PLACES + "?" + parameter + "=" + "a".repeat(7_000));
        assertProblem(response, 400);
        assertThat(response.body()).hasSizeLessThan(4_000);
        assertThat(get(PLACES + "?" + parameter + "=" + "a".repeat(10_000)).statusCode())
                .as("beyond what the server reads of an address")
                .isEqualTo(400);
    }

    @Test
    void aParametersNameIsNoMarkup() {
        var response = get(PLACES + "?" + encoded("<img src=x>") + "=" + encoded("\u0000\ud83d\ude00<b>"));
        assertProblem(response, 400);
        assertThat(get(PLACES + "/%00").statusCode()).isBetween(400, 404);
    }

    @Test
    void englishIsAnsweredToWhoAsksForIt() {
        assertThat(json(PLACES + "?page=0").get("title").asString()).isEqualTo("Un paramètre ne convient pas");
        assertThat(json(PLACES + "?page=0&lang=en").get("title").asString()).isEqualTo("A parameter is not accepted");
        var response = get(PLACES + "?page=0", "Accept-Language", "en-GB,en;q=0.9");
        assertThat(json(response).get("detail").asString()).contains("is not accepted");
        assertThat(header(response, "Content-Language")).isEqualTo("en");
        assertThat(json(get(PLACES + "?page=0&lang=fr", "Accept-Language", "en"))
                        .get("title")
                        .asString())
                .startsWith("Un paramètre");
        assertThat(header(get(PLACES + "?lang=en"), "Set-Cookie")).isEmpty();
    }

    @Test
    void whoeverHasTheAnswerIsNotSentItAgain() {
        for (var path :
                List.of(PLACES, PLACES + ".csv", PLACES + "/" + all().getFirst().code())) {
            var first = get(path);
            assertThat(header(first, "ETag")).startsWith("W/\"");
            assertThat(header(first, "Last-Modified")).endsWith("GMT");
            assertThat(header(first, "Cache-Control")).isEqualTo("public, max-age=60");
            assertThat(header(first, "Vary")).containsIgnoringCase("accept");
            var again = get(path, "If-None-Match", "\"x\", " + header(first, "ETag"));
            assertThat(again.statusCode()).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(header(again, "ETag")).isEqualTo(header(first, "ETag"));
            assertThat(get(path, "If-None-Match", "*").statusCode()).isEqualTo(304);
            assertThat(get(path, "If-None-Match", "W/\"autre\"").statusCode()).isEqualTo(200);
        }
        assertThat(header(get(PLACES), "ETag")).isNotEqualTo(header(get(PLACES + "?source=Essai"), "ETag"));
    }

    @Test
    void aPlaceThatComesOrGoesMakesAnotherAnswer() {
        var voice = new ValueStatementSource.HarvestedSource("passager-" + UUID.randomUUID(), UUID.randomUUID());
        var before = header(get(PLACES), "ETag");
        places.gather(voice, List.of(gathered("1", royan().sheet().values())));
        var there = header(get(PLACES), "ETag");
        assertThat(there).isNotEqualTo(before);
        var code = places.find(newest().code()).orElseThrow().code();
        places.withdrawAllBut(voice, List.of());
        assertThat(header(get(PLACES), "ETag")).isNotEqualTo(there);
        assertProblem(get(PLACES + "/" + code), 410);
        assertThat(get(PLACES + ".csv").body()).doesNotContain(code.value());
    }

    @Test
    void onePlaceIsFoundByItsIdOrItsCode() throws IOException {
        var place = place("France services de Saintes");
        assertThat(json(PLACES + "/" + place.code())).isEqualTo(json(PLACES + "/" + NETWORK + "-" + place.code()));
        assertThat(rows(get(PLACES + "/" + place.code() + ".csv"))).hasSize(1);
        assertThat(header(get(PLACES + "/" + place.code(), "Accept", "text/csv"), "Content-Type"))
                .startsWith("text/csv");
        assertProblem(get(PLACES + "/autre-reseau-" + place.code()), 404);
        assertProblem(get(PLACES + "/zzzzzzz"), 404);
        assertProblem(get(PLACES + "/" + place.code() + ".xml"), 404);
        assertProblem(get(PLACES + "/" + place.code() + "?page=1"), 400);
        assertProblem(get(PLACES + "/" + place.code(), "Accept", "image/png"), 406);
    }

    @Test
    void headGivesTheHeadersAlone() {
        for (var end : List.of("", ".csv", ".geojson", "/" + all().getFirst().code())) {
            var response = visitor().send("HEAD", PLACES + end);
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).isEmpty();
            assertThat(header(response, "ETag")).isEqualTo(header(get(PLACES + end), "ETag"));
        }
        assertThat(header(visitor().send("HEAD", PLACES + "?source=Nombreux"), "X-Total-Count"))
                .isEqualTo("250");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
    void nothingCanBeWritten(String method) {
        for (var path : List.of(PLACES, PLACES + ".csv", PLACES + "/k3f9x2a", "/api/v1/openapi.json")) {
            var response = visitor().send(method, path);
            assertProblem(response, 405);
            assertThat(header(response, "Allow")).contains("GET");
            assertThat(json(response).get("detail").asString()).contains("GET ou HEAD");
        }
    }

    @Test
    void otherSitesMayReadIt() {
        for (var path : List.of(PLACES, PLACES + "?page=0", PLACES + "/zzzzzzz", "/api/v1/rien")) {
            var response = get(path, "Origin", "https://ailleurs.example");
            assertThat(header(response, "Access-Control-Allow-Origin")).as(path).isEqualTo("*");
            assertThat(header(response, "Access-Control-Allow-Credentials")).isEmpty();
            assertThat(header(response, "Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
        }
        assertThat(header(get("/api", "Origin", "https://ailleurs.example"), "Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @Test
    void aPersonWhoIsSignedInGetsWhatEverybodyGets() {
        var signedIn = signedIn(person(Role.COORDINATOR)).get(PLACES + ".csv");
        assertThat(signedIn.body()).isEqualTo(get(PLACES + ".csv").body());
        assertThat(header(signedIn, "Cache-Control")).isEqualTo("public, max-age=60");
    }

    private void assertProblem(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.uri().toString()).isEqualTo(status);
        assertThat(header(response, "Content-Type")).startsWith("application/problem+json");
        assertThat(header(response, "Access-Control-Allow-Origin")).isEqualTo("*");
        var json = json(response);
        assertThat(json.get("status").asInt()).isEqualTo(status);
        assertThat(json.get("title").asString()).isNotBlank();
        assertThat(json.get("detail").asString()).isNotBlank();
    }

    private Place newest() {
        return all().stream().max(Comparator.comparing(Place::changedAt)).orElseThrow();
    }

    private String next(HttpResponse<String> response) {
        for (var link : header(response, "Link").split(", "))
            if (link.endsWith("rel=\"next\""))
                return link.substring(1, link.indexOf('>')).replace("http://localhost:" + port, "");
        return "";
    }

    private static CSVRecord row(HttpResponse<String> response, Place place) throws IOException {
        return rows(response).stream()
                .filter(row -> row.get("id").endsWith("-" + place.code()))
                .findFirst()
                .orElseThrow();
    }

    private static List<CSVRecord> rows(HttpResponse<String> response) throws IOException {
        var format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var parser = format.parse(new StringReader(response.body()))) {
            var rows = parser.getRecords();
            for (var row : rows) assertThat(row.size()).isEqualTo(32);
            return rows;
        }
    }
}
