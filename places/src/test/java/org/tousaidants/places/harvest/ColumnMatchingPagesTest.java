package org.tousaidants.places.harvest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.ValueStatementSource;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.tenancy.CurrentTenantScope;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.Visitor;

class ColumnMatchingPagesTest extends RunningSite {
    private static final String TABLE = """
            Structure;Rue;CP;Ville;N° de téléphone;Services proposés;Bénévoles
            La Palette;9 place de la Poste;17300;Rochefort;05 87 66 00 00;Atelier internet|Impression;4
            Médiathèque des Oiseaux;1 rue du Port;17100;Saintes;pas encore;Impression;3
            Atelier du Port;2 rue du Port;17300;Rochefort;05 46 00 00 01;Impression;2
            L’Atelier du port;2 rue du Port;17300;Rochefort;05 46 00 00 01;Impression;2
            """;

    @Autowired
    OpenDataHarvests harvests;

    @Autowired
    Places places;

    @AfterEach
    void leave() {
        try (var _ = CurrentTenantScope.enter(networks.here().id())) {
            places.withdrawAllBut(new ValueStatementSource.HarvestedSource("la-ville", UUID.randomUUID()), List.of());
        }
    }

    @Test
    void anyTableEntersByMatchingItsColumnsAndItsValuesOnce() throws InterruptedException {
        var coordinator = signedIn(person(Role.COORDINATOR));
        // A source needs only a name for people.
        assertThat(post(coordinator, "/bureau/source-nouvelle", "/bureau/sources", Map.of("label", "La ville"))
                        .headers()
                        .firstValue("Location"))
                .hasValueSatisfying(address -> assertThat(address).endsWith("/bureau/sources/la-ville"));
        var source = "/bureau/sources/la-ville";
        assertThat(upload(coordinator, source, TABLE)).endsWith(source + "/colonnes");
        var columns = coordinator.get(source + "/colonnes").body();
        assertThat(columns)
                .contains("La Palette · Médiathèque des Oiseaux · Atelier du Port", "4 lignes lues")
                .contains("France services, listes de 2022 et de 2024", "Voir le résultat avant de publier")
                .containsPattern("<option value=\"nom\"[^>]*selected");
        // Without a name the form is shown again, with the chosen values.
        var refused = post(coordinator, source + "/colonnes", source + "/colonnes", Map.of("c1", "adresse"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Dites quelle colonne donne le nom du lieu.");
        var choices = Map.of(
                "c0",
                "nom",
                "c1",
                "adresse",
                "c2",
                "code_postal",
                "c3",
                "commune",
                "c4",
                "telephone",
                "c5",
                "services");
        assertThat(location(post(coordinator, source + "/colonnes", source + "/colonnes", choices)))
                .endsWith(source + "/valeurs");
        var values = coordinator.get(source + "/valeurs").body();
        assertThat(values)
                .contains("Impression", "Atelier internet", "4 lignes")
                .doesNotContain("La Palette");
        var run = location(post(
                coordinator,
                source + "/valeurs",
                source + "/valeurs",
                Map.of("de0", "Services proposés = Impression", "c0", "Accès internet et matériel informatique")));
        assertThat(run).contains("/bureau/moissons/");
        var page = finished(coordinator, run.substring(run.indexOf("/bureau")));
        assertThat(page)
                .as("what is left out is named: a column, a value outside the vocabulary, a telephone")
                .contains("Valeurs écartées", "Bénévoles", "Atelier internet", "pas encore")
                .as("two lines of the file are one place")
                .contains("Une autre ligne du même fichier");
        // The mapping belongs to the source, and can be taken away as a file of the national tool.
        var file = coordinator.get(source + "/correspondance.config.json");
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("la-ville.config.json");
        assertThat(file.body()).contains("\"cible\" : \"Accès internet et matériel informatique\"", "\"Structure\"");
        // The same table again asks nothing more.
        assertThat(upload(coordinator, source, TABLE)).contains("/bureau/moissons/");
    }

    @Test
    void aHelperMatchesNothing() {
        var helper = signedIn(person(Role.HELPER));
        for (var page : List.of("colonnes", "valeurs", "correspondance.config.json"))
            assertThat(helper.get("/bureau/sources/la-ville/" + page).statusCode())
                    .isEqualTo(404);
    }

    private static String finished(Visitor coordinator, String run) throws InterruptedException {
        for (var i = 0; i < 100; i++) {
            var page = coordinator.get(run).body();
            if (!page.contains("L’import est en cours")) return page;
            Thread.sleep(Duration.ofMillis(100));
        }
        throw new AssertionError("the run does not end");
    }

    private static java.net.http.HttpResponse<String> post(
            Visitor visitor, String page, String action, Map<String, String> typed) {
        var form = new HashMap<>(typed);
        form.put("_csrf", visitor.token(page));
        return visitor.post(action, form);
    }

    private static String location(java.net.http.HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("" + answer.statusCode());
    }

    private static String upload(Visitor visitor, String source, String table) {
        var body = "--cut\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + visitor.token(source)
                + "\r\n--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"lieux.csv\"\r\n"
                + "Content-Type: text/csv\r\n\r\n" + table + "\r\n--cut--\r\n";
        return location(visitor.post(
                source + "/moissons", "multipart/form-data; boundary=cut", body.getBytes(StandardCharsets.UTF_8)));
    }
}
