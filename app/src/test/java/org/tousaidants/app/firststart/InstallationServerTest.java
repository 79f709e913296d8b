package org.tousaidants.app.firststart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tousaidants.core.territory.Departements;

/// An installation without a network asks for what it needs on one page.
class InstallationServerTest {
    private static final Map<String, String> ANSWERS = Map.of(
            "nom", "Haute-Vienne",
            "departement", "87",
            "telephone", "05 55 00 00 00",
            "personne", "Nadia Ferret",
            "compte", "nadia@exemple.fr",
            "choix", "annuaire");

    private static final List<String> REGIONS = List.of(
            "Auvergne-Rhône-Alpes",
            "Bourgogne-Franche-Comté",
            "Bretagne",
            "Centre-Val de Loire",
            "Corse",
            "Grand Est",
            "Hauts-de-France",
            "Île-de-France",
            "Normandie",
            "Nouvelle-Aquitaine",
            "Occitanie",
            "Pays de la Loire",
            "Provence-Alpes-Côte d’Azur");

    @TempDir
    Path data;

    @Test
    void theAnswersOfOnePageAreTheSettingsOfTheSite() throws IOException, InterruptedException {
        try (var morning = InstallationServer.open(new InetSocketAddress("127.0.0.1", 0), data)) {
            assertThat(get(morning.address()).body()).contains("Préparer votre site", "Haute-Vienne (87)");
            assertThat(post(morning, ANSWERS).statusCode()).isEqualTo(200);
            assertThat(morning.isWritten()).isTrue();
        }
        var written = new Properties();
        written.load(new StringReader(Files.readString(data.resolve(InstallationServer.FILE))));
        assertThat(written)
                .containsEntry("ta.network.id", "haute-vienne")
                .containsEntry("ta.network.departement", "87")
                .containsEntry("ta.help.phone", "+33555000000")
                .containsEntry("ta.coordinator.mail", "nadia@exemple.fr")
                .containsEntry("ta.modules.preset", "annuaire");
    }

    @Test
    void behindAReverseProxyTheConsoleNamesThePublicAddress() throws IOException {
        try (var morning = InstallationServer.open(new InetSocketAddress("127.0.0.1", 0), data)) {
            assertThat(morning.address("https://aidants.exemple.fr/")).startsWith("https://aidants.exemple.fr/?code=");
        }
    }

    @Test
    void aKnownNameNeedsNoDepartement() {
        assertThat(departementOf("Haute-Vienne")).contains("87");
        assertThat(departementOf("cc des portes de vassiviere")).contains("87");
        assertThat(departementOf("Limoges")).contains("87");
        assertThat(departementOf("limoges métropole")).contains("87");
        assertThat(departementOf("Saint-Denis")).as("several communes").isEmpty();
    }

    @Test
    void aRegionLeadsToTheNamesOfItsDepartements() throws IOException, InterruptedException {
        try (var morning = InstallationServer.open(new InetSocketAddress("127.0.0.1", 0), data)) {
            var answers = new HashMap<>(ANSWERS);
            answers.put("nom", "nouvelle aquitaine");
            var refused = post(morning, answers);
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body()).contains("ce nom est celui d’une région", "Deux-Sèvres, Vienne, Haute-Vienne");
            assertThat(morning.isWritten()).isFalse();
        }
        assertThat(departementOf("La Réunion"))
                .as("a region of one département")
                .contains("974");
        assertThat(Departements.all().keySet())
                .as("each département of the mainland is in one region")
                .filteredOn(code -> !code.startsWith("97") && !code.startsWith("98"))
                .allSatisfy(code -> assertThat(REGIONS)
                        .filteredOn(region -> Departements.inRegion(region).contains(code))
                        .hasSize(1));
    }

    @Test
    void thePageSaysThePerimeterOfAKnownName() throws IOException, InterruptedException {
        try (var morning = InstallationServer.open(new InetSocketAddress("127.0.0.1", 0), data)) {
            var answers = new HashMap<>(ANSWERS);
            answers.put("nom", "CU Limoges Métropole");
            answers.remove("departement");
            assertThat(post(morning, answers).body())
                    .containsPattern("CU Limoges Métropole.: 20 communes, 2\\d\\d.\\d{3} habitants");
        }
        assertThat(KnownTerritories.of("CA Redon Agglomération"))
                .as("communes of three départements")
                .hasValueSatisfying(known -> {
                    assertThat(known.departement()).isEqualTo("35");
                    assertThat(known.elsewhere()).isPositive();
                });
    }

    private static Optional<String> departementOf(String name) {
        var answers = new HashMap<>(ANSWERS);
        answers.put("nom", name);
        answers.remove("departement");
        return InstallationForm.read(answers) instanceof InstallationForm.CompleteInstallationForm(var lines)
                ? lines.stream()
                        .filter(line -> line.startsWith("ta.network.departement="))
                        .map(line -> line.substring(line.indexOf('=') + 1))
                        .findFirst()
                : Optional.empty();
    }

    @Test
    void thePageSpeaksEnglishToo() throws IOException, InterruptedException {
        try (var morning = InstallationServer.open(new InetSocketAddress("127.0.0.1", 0), data)) {
            assertThat(get(morning.address()).body()).contains("lang=\"fr\"", "In English");
            var english = get(morning.address() + "&lang=en").body();
            assertThat(english).contains("<html lang=\"en\">", "Set up your site", "En français");
            var answers = new HashMap<>(ANSWERS);
            answers.put("lang", "en");
            answers.remove("personne");
            assertThat(post(morning, answers).body()).contains("Give your first name and last name.");
        }
    }

    @Test
    void aMissingAnswerIsNamedAndNothingIsWritten() throws IOException, InterruptedException {
        try (var morning = InstallationServer.open(new InetSocketAddress("127.0.0.1", 0), data)) {
            var answers = new HashMap<>(ANSWERS);
            answers.put("compte", "nadia");
            answers.put("nom", "<b>87</b>");
            answers.remove("departement");
            var refused = post(morning, answers);
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body())
                    .contains("Choisissez un département", "Cette adresse n’est pas complète", "&lt;b>87&lt;/b>")
                    .doesNotContain("<b>87");
            assertThat(morning.isWritten()).isFalse();
            assertThat(data.resolve(InstallationServer.FILE)).doesNotExist();
        }
    }

    @Test
    void aBrowserWithoutTheCodeOfTheConsoleGetsNothing() throws IOException, InterruptedException {
        try (var morning = InstallationServer.open(new InetSocketAddress("127.0.0.1", 0), data)) {
            var bare = morning.address().replaceAll("code=.*", "code=autre");
            assertThat(get(bare).statusCode()).isEqualTo(404);
            var answers = new HashMap<>(ANSWERS);
            answers.put("code", "autre");
            assertThat(post(bare, answers).statusCode()).isEqualTo(404);
            assertThat(morning.isWritten()).isFalse();
        }
    }

    private static HttpResponse<String> get(String address) throws IOException, InterruptedException {
        return sent(HttpRequest.newBuilder(URI.create(address)).build());
    }

    private static HttpResponse<String> post(InstallationServer morning, Map<String, String> answers)
            throws IOException, InterruptedException {
        var all = new HashMap<>(answers);
        all.put("code", morning.address().replaceAll(".*code=", ""));
        return post(morning.address(), all);
    }

    private static HttpResponse<String> post(String address, Map<String, String> answers)
            throws IOException, InterruptedException {
        var body = answers.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return sent(HttpRequest.newBuilder(URI.create(address))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private static HttpResponse<String> sent(HttpRequest request) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
