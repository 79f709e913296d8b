package org.tousaidants.places.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.RunningSite;

class PlaceDeskPagesTest extends RunningSite {
    @Autowired
    PlaceDirectory directory;

    @Autowired
    Places places;

    @Test
    void theCoordinatorConfirmsAndThePublicPageSaysSo() {
        var place = anyPlace();
        var desk = "/bureau/lieux/" + place.code();
        var coordinator = signedIn(person(Role.COORDINATOR));
        assertThat(visitor().get("/lieux/" + place.slug()).body()).contains("Information du ");
        var form = new HashMap<>(Map.of("seen", "" + place.changes(), "tout", "1"));
        form.put("_csrf", coordinator.token(desk + "/provenance"));
        var answer = coordinator.post(desk + "/confirmations", form);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(coordinator.get(desk + "/provenance").body()).contains("Confirmé par Personne de test");
        assertThat(visitor().get("/lieux/" + place.slug()).body())
                .contains("par la coordination du réseau")
                .doesNotContain("Personne de test");
        assertThat(coordinator.get("/bureau/journal").body()).contains("Confirmation d’une fiche");
    }

    @Test
    void nothingTickedIsExplained() {
        var place = anyPlace();
        var coordinator = signedIn(person(Role.COORDINATOR));
        var desk = "/bureau/lieux/" + place.code();
        var answer = coordinator.post(
                desk + "/confirmations",
                Map.of("seen", "1", "champ", "nimporte", "_csrf", coordinator.token(desk + "/provenance")));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Cochez au moins une ligne", "href=\"#f-champ\"");
    }

    @Test
    void aLongListGoesByPagesAndKeepsWhatWasSearched() {
        var coordinator = signedIn(person(Role.COORDINATOR));
        var first = coordinator.get("/bureau/lieux?q=1+7&sans=latitude").body();
        assertThat(first).doesNotContain("rel=\"next\"");
        var many = coordinator.get("/bureau/lieux?q=17").body();
        assertThat(many).contains("Page 1 sur ", "/bureau/lieux?q=17&amp;sans=&amp;page=2", "value=\"17\"");
        assertThat(coordinator.get("/bureau/lieux?q=17&sans=&page=2").body())
                .contains("Page 2 sur ", "/bureau/lieux?q=17&amp;sans=&amp;page=1", "value=\"17\"");
        assertThat(coordinator.get("/bureau/lieux?q=17&page=99999999").statusCode())
                .isEqualTo(200);
        assertThat(coordinator.get("/bureau/lieux?q=introuvable").body())
                .contains("Essayez avec un seul mot", "href=\"/bureau/lieux\"");
    }

    @Test
    void hoursAreReadAndWrittenInFrenchAndWhatIsNotUnderstoodIsSaid() {
        var place = anyPlace();
        var desk = "/bureau/lieux/" + place.code();
        var coordinator = signedIn(person(Role.COORDINATOR));
        assertThat(coordinator.get(desk).body()).contains("Par exemple\u00a0: lundi au vendredi 9h-12h");
        var form = new HashMap<>(Map.of("seen", "" + place.changes(), "horaires", "quand il fait beau"));
        form.put("_csrf", coordinator.token(desk));
        var refused = coordinator.post(desk + "/corrections", form);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Nous ne comprenons pas «", "quand il fait beau");
    }

    @Test
    void aHelperNeitherSeesNorConfirms() {
        var desk = "/bureau/lieux/" + anyPlace().code();
        var helper = signedIn(person(Role.HELPER));
        assertThat(helper.get(desk + "/provenance").statusCode()).isEqualTo(404);
        var form = Map.of("seen", "1", "tout", "1", "_csrf", helper.token("/profil"));
        assertThat(helper.post(desk + "/confirmations", form).statusCode()).isEqualTo(404);
    }

    @Test
    void oneAddressLeadsToTheOtherAndAnswersAgainAfterTheUndo() {
        var here = directory.snapshot().places();
        var one = here.get(0);
        var two = here.get(1);
        var network = networks.here().id();
        var coordinator = person(Role.COORDINATOR);
        var voice = new ValueStatementSource.AccountSource(coordinator.id(), coordinator.name());
        var grouped = (PlaceMergeResult.PlacesMerged) places.group(one.id(), two.id(), voice);
        var absorbed = grouped.absorbed().equals(one.id()) ? one : two;
        var survivor = grouped.survivor();
        for (var after : new String[] {"", "/fiche"}) {
            var moved = visitor().get("/lieux/" + absorbed.slug() + after);
            assertThat(moved.statusCode()).isEqualTo(301);
            assertThat(moved.headers().firstValue("Location")).contains("/lieux/" + survivor.slug() + after);
            assertThat(moved.headers().firstValue("Cache-Control")).contains("no-cache");
        }
        var api = visitor().get("/api/v1/places/" + network + "-" + absorbed.code() + ".json");
        assertThat(api.statusCode()).isEqualTo(301);
        assertThat(api.headers().firstValue("Location"))
                .contains("/api/v1/places/" + network + "-" + survivor.code() + ".json");
        assertThat(visitor().get("/api/v1/places.csv").body())
                .doesNotContain(absorbed.code().value());
        var visitor = signedIn(coordinator);
        assertThat(visitor.get("/bureau/lieux/" + absorbed.code()).headers().firstValue("Location"))
                .contains("/bureau/lieux/" + survivor.code());
        var desk = "/bureau/lieux/" + survivor.code();
        assertThat(visitor.get(desk).body()).contains("Séparer la fiche " + absorbed.code());
        var form = Map.of("fiche", absorbed.code().value(), "_csrf", visitor.token(desk));
        for (var told : new String[] {"separated", "apart"}) {
            var undone = visitor.post(desk + "/separations", form);
            assertThat(undone.statusCode()).isEqualTo(303);
            assertThat(undone.headers().firstValue("Location")).contains(desk + "?fait=" + told);
        }
        assertThat(visitor.get(desk + "?fait=separated").body()).contains("La fiche est séparée");
        assertThat(visitor().get("/lieux/" + absorbed.slug()).statusCode()).isEqualTo(200);
        assertThat(visitor.get("/bureau/journal").body())
                .contains("Réunion de plusieurs fiches", "Séparation de fiches");
    }

    @Test
    void theHistorySaysWhichSheetCameAndWhichLeftAndNothingOfThoseThatStayed() {
        var word = UUID.randomUUID().toString().substring(0, 8);
        var all = new ArrayList<Place>();
        for (var name : List.of("Mairie " + word, "Annexe " + word, "Guichet " + word)) {
            places.gather(
                    new ValueStatementSource.HarvestedSource("source-" + name.charAt(0), UUID.randomUUID()),
                    List.of(new HarvestedPlaceRecord(
                            name, PlaceSheet.of(Map.of(Field.NOM, name, Field.COMMUNE, "Saintes")))));
            directory.snapshot().places().stream()
                    .filter(place -> place.name().equals(name))
                    .forEach(all::add);
        }
        var nadia = new ValueStatementSource.AccountSource(UUID.randomUUID(), "Nadia");
        places.group(all.get(1).id(), all.get(2).id(), nadia);
        places.group(all.get(0).id(), all.get(1).id(), nadia);
        var coordinator = signedIn(person(Role.COORDINATOR));
        var desk = "/bureau/lieux/" + all.getFirst().code();
        assertThat(coordinator.get(desk).body().replace('\u00a0', ' '))
                .contains("<strong>Annexe " + word + "</strong>", "source-A – 1 autre fiche partira avec elle")
                .contains("Nadia a réuni « Annexe " + word + " » avec cette fiche");
        places.regroup(
                List.of(
                        Set.of(all.get(0).id(), all.get(2).id()),
                        Set.of(all.get(1).id())),
                nadia);
        var told = coordinator.get(desk).body().replace('\u00a0', ' ');
        assertThat(told)
                .contains("Nadia a réuni « Guichet " + word + " » et « Annexe " + word + " »")
                .contains("Nadia a réuni « Annexe " + word + " » avec cette fiche")
                .contains("Nadia a séparé « Annexe " + word + " » de cette fiche")
                .doesNotContain("Nadia a réuni « Guichet " + word + " » avec cette fiche");
        // Repeated: a duplicate changes nothing.
        places.group(all.get(0).id(), all.get(1).id(), nadia);
        told = coordinator.get(desk).body().replace('\u00a0', ' ');
        assertThat(told.split("Nadia a séparé", -1)).hasSize(2);
        assertThat(told.split("Nadia a réuni « Annexe " + word + " » avec", -1)).hasSize(3);
        places.separate(all.get(1).id(), nadia);
        assertThat(coordinator.get("/bureau/lieux/" + all.get(1).code()).body().replace('\u00a0', ' '))
                .contains("Nadia a séparé cette fiche de « Mairie " + word + " »");
    }

    @Test
    void thePastOfAPlaceIsTheCoordinatorsAndADayMustBeADay() {
        var desk = "/bureau/lieux/" + anyPlace().code();
        var coordinator = signedIn(person(Role.COORDINATOR));
        assertThat(coordinator.get(desk + "/passe").statusCode()).isEqualTo(200);
        assertThat(coordinator.get(desk + "/passe?date=2027-06-01").body()).contains("Informations connues");
        assertThat(coordinator.get(desk + "/passe?date=2020-06-01").body())
                .contains("le réseau ne connaissait pas encore ce lieu");
        for (var wrong : new String[] {"hier", "2026-02-30", "99999-01-01", "-1"})
            assertThat(coordinator.get(desk + "/passe?date=" + wrong).statusCode())
                    .isEqualTo(422);
        assertThat(coordinator.get("/bureau/lieux/zzzzzzz/passe").statusCode()).isEqualTo(404);
        assertThat(signedIn(person(Role.HELPER)).get(desk + "/passe").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aLongHistoryGoesByPagesTheLatestFirst() {
        var name = "Halte " + UUID.randomUUID().toString().substring(0, 8);
        for (var i = 0; i < 45; i++) {
            var sheet = PlaceSheet.of(
                    Map.of(Field.NOM, name, Field.COMMUNE, "Saintes", Field.ADRESSE, i + " rue de l'Arc"));
            places.gather(
                    new ValueStatementSource.HarvestedSource("mairie", new UUID(7, 7)),
                    List.of(new HarvestedPlaceRecord(name, sheet)));
        }
        var place = directory.snapshot().places().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        var coordinator = signedIn(person(Role.COORDINATOR));
        var desk = "/bureau/lieux/" + place.code();
        var first = coordinator.get(desk).body();
        assertThat(first).contains("Page 1 sur 3", desk + "?histoire=2");
        assertThat(changes(first)).isEqualTo(20);
        var last = coordinator.get(desk + "?histoire=3").body();
        assertThat(last).contains("Page 3 sur 3").doesNotContain("rel=\"next\"");
        assertThat(changes(last)).isEqualTo(5);
        for (var wrong : new String[] {"0", "99999", "x", "-1", ""})
            assertThat(coordinator.get(desk + "?histoire=" + wrong).statusCode())
                    .isEqualTo(200);
    }

    private static int changes(String page) {
        return page.substring(page.indexOf("id=\"histoire\"")).split("<li><strong>", -1).length - 1;
    }

    /// A place of the demonstration that no other test changes.
    @Test
    void aPlaceDeclaresThatItIsSmallAndQuietAndThePageSaysWhoAndWhen() {
        var place = anyPlace();
        var page = "/lieux/" + place.slug();
        assertThat(visitor().get(page).body()).doesNotContain("petit lieu calme", "lieu animé");
        var team = new ValueStatementSource.CaretakerSource(UUID.randomUUID(), "Rose de l’accueil");
        places.correct(place.code(), place.changes(), team, Map.of(Field.LIEU_CALME, "Oui", Field.REPARATION, "Oui"));
        assertThat(visitor().get(page).body())
                .contains("petit lieu calme, avec peu de monde et peu de bruit (déclaré le ", "par le lieu)")
                .contains("réparation des appareils")
                .doesNotContain("Rose de l’accueil");
        assertThat(visitor().get(page + "?lang=en").body()).contains("small and quiet", "by the place)");
        var asked = visitor()
                .get("/aide/reponses?besoin=droits&ou=17415&compte=calme")
                .body();
        assertThat(asked)
                .contains("Écrivains publics de Saintonge", "Petit lieu calme")
                .doesNotContain("CCAS de Saintes");
        assertThat(visitor().get("/aide/precisions?besoin=droits&ou=17415").body())
                .contains("Un petit lieu calme, sans bruit ni foule", "Un atelier qui répare les appareils");
        assertThat(visitor()
                        .get("/aide/reponses?besoin=acheter&ou=17274&compte=reparation")
                        .body())
                .contains("Atelier Réemploi de l", "Répare les appareils");
    }

    @Test
    void nobodyElseDeclaresAPlaceQuietAndNeitherYesAndNoTogether() {
        var place = anyPlace();
        var desk = "/bureau/lieux/" + place.code();
        var coordinator = signedIn(person(Role.COORDINATOR));
        var before = directory.snapshot().places().size();
        var form = new HashMap<>(Map.of("seen", "" + place.changes(), "petit_lieu_calme", "Oui|Non"));
        form.put("_csrf", coordinator.token(desk));
        assertThat(coordinator.post(desk + "/corrections", form).statusCode()).isEqualTo(422);
        var helper = signedIn(person(Role.HELPER));
        var other = Map.of("seen", "1", "petit_lieu_calme", "Oui", "_csrf", helper.token("/profil"));
        assertThat(helper.post(desk + "/corrections", other).statusCode()).isEqualTo(404);
        assertThat(directory.snapshot().places()).hasSize(before);
    }

    private Place anyPlace() {
        return directory.snapshot().places().stream()
                .filter(place -> place.name().equals("Mairie de Loulay"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aPhotoOfTheHouseIsShownWithItsWordsAndGoneWhenRemoved() throws Exception {
        var coordinator = signedIn(person(Role.COORDINATOR));
        // A place in the results of its own town.
        var place = directory.snapshot().places().stream()
                .filter(one -> one.name().equals("France services de Rochefort"))
                .findFirst()
                .orElseThrow();
        var desk = "/bureau/lieux/" + place.code() + "/photo";
        var image = new java.awt.image.BufferedImage(1600, 800, java.awt.image.BufferedImage.TYPE_INT_RGB);
        var bytes = new java.io.ByteArrayOutputStream();
        javax.imageio.ImageIO.write(image, "png", bytes);
        var head = "--xyz\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + coordinator.token(desk)
                + "\r\n--xyz\r\nContent-Disposition: form-data; name=\"texte\"\r\n\r\n";
        var file = "\r\n--xyz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f.png\"\r\n"
                + "Content-Type: image/png\r\n\r\n";
        var body = new java.io.ByteArrayOutputStream();
        body.write((head + "Une porte verte, deux marches" + file).getBytes(StandardCharsets.UTF_8));
        body.write(bytes.toByteArray());
        body.write("\r\n--xyz--\r\n".getBytes(StandardCharsets.UTF_8));
        var given = coordinator.post(desk, "multipart/form-data; boundary=xyz", body.toByteArray());
        assertThat(given.statusCode()).as(given.body()).isEqualTo(303);
        var page = visitor().get("/lieux/" + place.slug()).body();
        assertThat(page).contains("alt=\"Une porte verte, deux marches\"");
        var at = page.indexOf("/fichiers/");
        var photo = visitor().get(page.substring(at, page.indexOf('"', at)));
        assertThat(photo.headers().firstValue("Content-Type")).contains("image/jpeg");
        // A result card shows it too, small enough for a slow connection.
        var cards = visitor()
                .get("/aide/reponses?besoin=demarche&ou="
                        + place.sheet().text(org.tousaidants.core.schema.Field.CODE_INSEE))
                .body();
        assertThat(cards).contains("alt=\"Une porte verte, deux marches\" width=\"60\"");
        var start = cards.indexOf("/fichiers/");
        var small = visitor().get(cards.substring(start, cards.indexOf('"', start)));
        assertThat(small.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(small.body().length()).isLessThan(6_000);
        // Without a description it is not public, and a text is no picture.
        var wrong = coordinator.post(
                desk,
                "multipart/form-data; boundary=xyz",
                (head + file + "<svg></svg>\r\n--xyz--\r\n").getBytes(StandardCharsets.UTF_8));
        assertThat(wrong.statusCode()).isEqualTo(422);
        coordinator.post(desk + "/retrait", java.util.Map.of("_csrf", coordinator.token(desk)));
        assertThat(visitor().get("/lieux/" + place.slug()).body()).doesNotContain("Une porte verte");
    }
}
