package org.tousaidants.places.communes;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.platform.db.TestDatabase;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.Visitor;

/// Beside a running site. Each test takes a commune of its own with an estimated centre,
/// far from the demonstration.
class CommuneImportsTest extends RunningSite {
    @Autowired
    TerritoryCommunes territories;

    @Autowired
    Environment environment;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void aFileGivenAtTheDeskReplacesEstimatesAndIsRemembered() {
        var visitor = signedIn(person(Role.COORDINATOR));
        var commune = estimated(0);
        var answer = give(visitor, "officiel.json", json(commune), "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        // First seen, then kept, then undone.
        assertThat(stillEstimated(commune)).isTrue();
        var file = answer.headers().firstValue("Location").orElseThrow();
        assertThat(visitor.get(file).body()).contains("rien n’a changé", commune.name(), commune.code());
        press(visitor, file, "/acceptation");
        assertThat(stillEstimated(commune)).isFalse();
        press(visitor, file, "/annulation");
        assertThat(stillEstimated(commune)).isTrue();
        assertThat(visitor.get(file).body()).contains("les communes sont comme avant");
        var again = give(visitor, "officiel.json", json(commune), "")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        press(visitor, again, "/abandon");
        press(visitor, again, "/acceptation");
        assertThat(stillEstimated(commune))
                .as("a dropped change does not come back")
                .isTrue();
        press(
                visitor,
                give(visitor, "officiel.json", json(commune), "")
                        .headers()
                        .firstValue("Location")
                        .orElseThrow(),
                "/acceptation");
        assertThat(territories.communes().byCode(commune.code()))
                .hasValueSatisfying(c -> assertThat(c.estimated()).isFalse());
        assertThat(visitor.get("/bureau/territoire").body())
                .contains("Une commune mise à jour, dont un centre jusque-là estimé.")
                .contains("officiel.json")
                .contains("Personne de test");
    }

    @Test
    void whatTheCommandImportsIsKnownToTheRunningSiteWithinSeconds() throws Exception {
        var commune = estimated(1);
        territories.communes();
        var file = Files.writeString(
                folder.resolve("c.csv"),
                "\uFEFFcode_insee;latitude;longitude\n"
                        + commune.code() + ";" + commune.centre().latitude() + ";"
                        + commune.centre().longitude()
                        + "\n17999;46;0\n");
        assertThat(run("import", file.toString())).as(said()).isEqualTo(CommuneCommand.WAITS);
        assertThat(said())
                .contains(commune.code(), "devient", commune.name(), "Rien n’est changé", "/bureau/territoire/");
        job("communes.refresh");
        assertThat(stillEstimated(commune)).isTrue();
        assertThat(run("import", file.toString(), "--publish")).as(said()).isZero();
        assertThat(said())
                .contains("1 commune mise à jour, 1 centre estimé remplacé, aucune commune nouvelle")
                .contains("1 ligne refusée")
                .contains("3  17999  commune inconnue, et sans nom");
        job("communes.refresh");
        assertThat(stillEstimated(commune)).isFalse();
        assertThat(run()).isZero();
        assertThat(said()).contains("communes connues").contains(file.toString());
    }

    @Test
    void anAddressIsReadWhateverItEndsWith() throws Exception {
        var commune = estimated(2);
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/communes", exchange -> {
            var bytes = json(commune).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        System.setProperty("ta.harvest.allow-private", "localhost");
        try {
            var address = "http://localhost:" + server.getAddress().getPort() + "/communes?fields=nom,code,centre";
            assertThat(run("import", address, "--publish")).as(said()).isZero();
            assertThat(said()).contains("1 centre estimé remplacé");
        } finally {
            System.clearProperty("ta.harvest.allow-private");
            server.stop(0);
        }
    }

    @Test
    void whatCannotBeReadIsSaidBesideTheFieldAndChangesNothing() throws IOException {
        var visitor = signedIn(person(Role.COORDINATOR));
        wrong(give(visitor, "a.json", "{\"type\":\"FeatureCollection\"}", ""), "pas la liste de geo.api.gouv.fr");
        wrong(give(visitor, "a.csv", "code;lat\n", ""), "La colonne code_insee manque");
        // Places have a code and a centre too: they would overwrite the communes of every network.
        wrong(
                give(
                        visitor,
                        "lieux.csv",
                        "nom,adresse,code_insee,latitude,longitude\nMairie,1 rue,17415,45.7,-0.6\n",
                        ""),
                "ne décrit pas des communes");
        var towns = Communes.shipped().inDepartement("17").stream().limit(6).toList();
        var named = new StringBuilder("nom,code_insee,latitude,longitude\n");
        for (var town : towns)
            named.append("Espace numérique,%s,%s,%s\n"
                    .formatted(
                            town.code(), town.centre().latitude(), town.centre().longitude()));
        wrong(give(visitor, "lieux.csv", named.toString(), ""), "ne décrit pas des communes");
        wrong(give(visitor, "a.json", json(estimated(3)).substring(0, 40), ""), "incomplet ou abîmé");
        wrong(give(visitor, "", "", ""), "Choisissez un fichier, ou donnez son adresse.");
        wrong(give(visitor, "", "", "/etc/passwd"), "Donnez une adresse qui commence par https://");
        wrong(give(visitor, "", "", "http://127.0.0.1/"), "réseau privé");
        assertThat(stillEstimated(estimated(3))).isTrue();
    }

    @Test
    void onlyACoordinatorMay() {
        assertThat(signedIn(person(Role.HELPER)).get("/bureau/territoire").statusCode())
                .isEqualTo(404);
    }

    @Test
    void theCommandSaysWhatIsWrong() throws IOException {
        assertThat(run("import")).isEqualTo(CommuneCommand.MISUSED);
        assertThat(run("import", folder.resolve("absent.csv").toString())).isEqualTo(CommuneCommand.REFUSED);
        assertThat(said()).contains("n’existe pas");
        assertThat(run("import", "http://127.0.0.1/x")).isEqualTo(CommuneCommand.REFUSED);
        assertThat(said()).contains("réseau privé");
        assertThat(run("--help")).isZero();
        assertThat(said()).contains("communes import FICHIER|URL");
    }

    private Commune estimated(int n) {
        return Communes.shipped().all().stream()
                .filter(c -> c.estimated() && !c.departement().equals("17"))
                .skip(n)
                .findFirst()
                .orElseThrow();
    }

    private boolean stillEstimated(Commune commune) {
        return territories.communes().byCode(commune.code()).orElseThrow().estimated();
    }

    private static void press(Visitor visitor, String file, String act) {
        visitor.post(file + act, Map.of("_csrf", visitor.token("/bureau/territoire")));
    }

    private static String json(Commune commune) {
        return "[{\"nom\":\"%s\",\"code\":\"%s\",\"centre\":{\"type\":\"Point\",\"coordinates\":[%s,%s]}}]"
                .formatted(
                        commune.name(),
                        commune.code(),
                        commune.centre().longitude(),
                        commune.centre().latitude());
    }

    private static void wrong(java.net.http.HttpResponse<String> answer, String words) {
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("mistakes").contains(words);
    }

    private static java.net.http.HttpResponse<String> give(Visitor visitor, String name, String file, String address) {
        var token = visitor.token("/bureau/territoire");
        var body = new StringBuilder();
        part(body, "name=\"_csrf\"", token);
        part(body, "name=\"address\"", address);
        part(body, "name=\"file\"; filename=\"" + name + "\"\r\nContent-Type: text/plain", file);
        return visitor.post(
                "/bureau/territoire",
                "multipart/form-data; boundary=frontier",
                (body + "--frontier--\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private static void part(StringBuilder body, String head, String content) {
        body.append("--frontier\r\nContent-Disposition: form-data; ")
                .append(head)
                .append("\r\n\r\n")
                .append(content)
                .append("\r\n");
    }

    private int run(String... words) throws IOException {
        said.reset();
        var out = new PrintStream(said, true, StandardCharsets.UTF_8);
        return new CommuneCommand(
                        out, out, () -> TestDatabase.joined(environment.getRequiredProperty("ta.database-url")))
                .run(List.of(words), clock);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
