package org.tousaidants.rules.versions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.label.helpers.HelperFiles;
import org.tousaidants.places.directory.DataUpkeepRules;
import org.tousaidants.places.directory.HarvestedPlaceRecord;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.ValueStatementSource;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.tenancy.ValuePerTenant;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.Visitor;
import org.tousaidants.rules.archive.RulesArchive;
import org.tousaidants.rules.archive.RulesFolder;
import org.tousaidants.rules.reading.LabelProtocolReader;

/// Tests a territory that changes one value in each file of the protocol, and the effect on the site; then a
/// coordinator who changes a rule on screen and takes over a newer base.
class EveryFileRulesTest extends RunningSite {
    private static final Path FOLDER = overlay();

    @Autowired
    ApplicationContext context;

    @Autowired
    ValuePerTenant<DataUpkeepRules> upkeep;

    @Autowired
    Places places;

    @Autowired
    PlaceDirectory directory;

    @DynamicPropertySource
    static void protocol(DynamicPropertyRegistry properties) {
        properties.add("ta.protocol", FOLDER::toString);
        properties.add("ta.network.id", () -> "haute-vienne");
        properties.add("ta.network.name", () -> "Haute-Vienne");
    }

    private static Path overlay() {
        try {
            var folder = Files.createTempDirectory("haute-vienne");
            var why = "pourquoi: Nous l’avons voté.\nsource: Vote du 3 décembre 2026.\n";
            var base = RulesFolder.shipped("base").orElseThrow();
            write(
                    folder,
                    "protocole.yaml",
                    "id: haute-vienne\nnom: « Tous aidants » en Haute-Vienne\nversion: 1.0.0\n"
                            + "en-vigueur: 2026-11-25\nstatut: adopte\nadopte-par: \"Assemblée du 24 novembre 2026\"\n"
                            + "socle: {id: base, version: 1.0.0}\nterritoire: Haute-Vienne (87)\nlicence: Licence Ouverte 2.0\n"
                            + "resume: Le socle, et nos choix.\nsource: Vote.\n");
            write(
                    folder,
                    "profils.yml",
                    why + "profils:\n  - id: benevole\n    phrase: Je donne une matinée au foyer rural.\n");
            write(folder, "preambule.md", "Ici, en Haute-Vienne, nous prenons le temps.\n");
            write(
                    folder,
                    "charte.yaml",
                    why + "engagements:\n  - id: HV-01\n    groupe: G\n    texte: Je connais le bus de"
                            + " mon canton.\n    profils: [benevole]\n    exemple: Le bus passe mardi.\n");
            write(folder, "competences.yaml", why + "grille:\n  \"4.2\": {benevole: 5}\n");
            write(folder, "entretien-de-pairs.yaml", why + "minutes: 60\n");
            write(
                    folder,
                    "label-aidants.yaml",
                    why + "validite-mois: 24\nfaits:\n  - id: tutorat\n    type: oui-non\n"
                            + "    question: A-t-elle été suivie six mois par une paire ?\nexigences:\n  - id: tutorat\n"
                            + "    nom: Six mois avec une paire\n    nature: constat\n    fait: tutorat\n    profils: [benevole]\n"
                            + "    moyen-de: competences\n    raison: On apprend aussi en faisant à deux.\n"
                            + "    approuve-par: Assemblée du 24 novembre 2026\n    que-faire: Aidez six mois avec une paire.\n"
                            + "    ou: Dans un lieu du réseau.\ndispenses:\n  - id: relais\n    exigence: competences\n"
                            + "    profils: [service-civique]\n    niveaux: {\"3.1\": 1}\n"
                            + "    pourquoi: Les formations reprennent au printemps.\n    jusqu-au: "
                            + LocalDate.now().plusDays(30) + "\n    approuve-par: Assemblée du 24 novembre 2026\n");
            write(
                    folder,
                    "label-lieux.yaml",
                    why + "exigences:\n  - id: accueil\n    que-faire: Ouvrez la porte, et dites" + " bonjour.\n"
                            + "procedure:\n  - id: ecouter\n    au-moins: 7\n");
            write(
                    folder,
                    "garanties.yaml",
                    why + "garanties:\n  - id: vingt-minutes\n    seuil: 15\n    phrase: Chaque"
                            + " habitant trouve une aide à moins de quinze minutes.\n");
            write(
                    folder,
                    "indicateurs.yaml",
                    why + "indicateurs:\n  - id: delai-urgence\n    definition: Part des urgences"
                            + " rappelées dans la journée.\n");
            write(
                    folder,
                    "equivalences.yaml",
                    "source: Vote.\nequivalences:\n  - id: pim\n    nom: Point information"
                            + " médiation\n    tenu-par: la Ville\n    dit: On y est reçu.\n    ne-dit-pas: Le niveau.\n"
                            + "    vaut: Une visite plus courte.\n    histoire:\n      - {le: 2026-11-24, fait: Inscrit ici., source: Vote.}\n");
            write(
                    folder,
                    "entretien-des-donnees.yaml",
                    text(base, "entretien-des-donnees.yaml").replaceFirst("demi_vie_jours: 180", "demi_vie_jours: 90"));
            write(
                    folder,
                    "courriels-d-entretien.yaml",
                    text(base, "courriels-d-entretien.yaml")
                            .replaceFirst("lieux_par_courriel: 20", "lieux_par_courriel: 3"));
            write(
                    folder,
                    "conservation.yaml",
                    "plus_court:\n  bookings.booking: {duree: 45 jours, source: Vote du 3 décembre 2026}\n");
            write(folder, "AUTEURS.md", "Nadia Ferret\n");
            write(folder, "LICENCE", "Licence Ouverte 2.0\n");
            write(
                    folder,
                    "historique.yaml",
                    "versions:\n  - version: 1.0.0\n    le: 2026-11-24\n    auteurs: [Nadia Ferret]\n"
                            + "    atelier: Atelier de Limoges\n    vote: Assemblée du 24 novembre 2026\n    pourquoi: Nos choix.\n");
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(RulesFolder folder, String file) {
        return Optional.ofNullable(folder.files().get(file)).orElseThrow();
    }

    private static void write(Path folder, String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    @Test
    void eachFileOfATerritoryRulesTheSite() {
        var visitor = visitor();
        assertThat(visitor.get("/protocole").body()).contains("haute-vienne");
        assertThat(visitor.get("/donnees-personnelles").body())
                .contains("45 jours")
                .doesNotContain("90 jours");
        assertThat(visitor.get("/protocole/haute-vienne/1.0.0").body())
                .contains("Ouvrez la porte, et dites")
                .contains("Assemblée du 24 novembre 2026")
                .contains("Nadia Ferret", "Atelier de Limoges")
                .contains("On apprend aussi en faisant à deux.")
                // The intention, the means of the base, and the means that this territory accepts as
                // well.
                .contains("Intention", "ne pas mettre la personne en danger")
                .contains("Autre moyen accepté", "Aidez six mois avec une paire.");
        var offer = visitor.get("/devenir-aidant/benevole").body();
        assertThat(offer)
                .contains("Je donne une matinée au foyer rural.")
                .contains("30 engagements")
                .contains("24 mois")
                // An alternative means adds no requirement.
                .doesNotContain("Aidez six mois avec une paire.")
                .containsPattern("4\\.2 [^<]*</th>\\s*<td[^>]*>5<");
        assertThat(visitor.get("/protocole/grille").body())
                .contains("5 ↑", "plus qu’au socle\u00a0: 3", "Mener une recherche", "Médiateur", "Expert");
        // Asking for less than the base is public, with its reason and its last day.
        assertThat(visitor.get("/protocole/grille").body()).contains("1 ↓", "moins qu’au socle\u00a0: 2");
        for (var path : List.of("/protocole/haute-vienne/1.0.0", "/devenir-aidant/service-civique"))
            assertThat(visitor.get(path).body())
                    .as(path)
                    .contains("Exigence plus légère", "Les formations reprennent au printemps.", "Décidé par");
        assertThat(visitor.get("/devenir-aidant/benevole").body()).doesNotContain("Exigence plus légère");
        assertThat(visitor.get("/protocole/grille?profil=accueil").body()).doesNotContain("5 ↑");
        for (var profile : List.of("lieu", "inconnu"))
            assertThat(visitor.get("/protocole/grille?profil=" + profile).statusCode())
                    .as(profile)
                    .isEqualTo(404);
        assertThat(visitor.get("/charte?profil=benevole").body())
                .contains("nous prenons le temps.", "Je connais le bus de mon canton.");
        assertThat(visitor.get("/competences/garanties").body())
                .contains("à moins de quinze minutes.", "Part des urgences rappelées dans la journée.");
        assertThat(visitor.get("/territoires").body()).contains("Point information", "Aidants Connect");
        assertThat(upkeep.here().ageing().getFirst().halfLifeDays()).isEqualTo(90);
        assertThat(String.valueOf(
                        context.getBean("careRules", ValuePerTenant.class).here()))
                .contains("mostPlacesInALetter=3");
        var helper = signedIn(person(Role.HELPER));
        HelperFiles.open(helper, "benevole", "Saintes (17100)", Map.of());
        assertThat(helper.get("/mon-dossier/entretien").body()).contains("60 minutes");
        assertThat(signedIn(person(Role.COORDINATOR))
                        .get("/bureau/lieux/" + place() + "/label/demarche")
                        .body())
                .contains("7 personnes au moins");
        // The rules are adopted, so pages show no notice.
        for (var path : List.of("/devenir-aidant/benevole", "/charte", "/competences/garanties"))
            assertThat(visitor.get(path).body()).as(path).doesNotContain("non votée");
        for (var path : List.of("/mon-dossier", "/mon-dossier/charte"))
            assertThat(helper.get(path).body()).as(path).doesNotContain("non votée");
    }

    private String place() {
        var sheet = PlaceSheet.of(
                Map.of(Field.NOM, "Tiers-lieu de Bellac", Field.COMMUNE, "Bellac", Field.CODE_POSTAL, "87300"));
        places.gather(
                new ValueStatementSource.HarvestedSource("bellac", UUID.randomUUID()),
                List.of(new HarvestedPlaceRecord("bellac", sheet)));
        return directory.snapshot().places().getFirst().code().value();
    }

    @Test
    void theCoordinatorChangesALevelASentenceAndADelayOnScreenAndSeesTheEffect() {
        var nadia = signedIn(person(Role.COORDINATOR));
        var draft = begun(nadia);
        var chapters = draft + "/regles?chapitre=";
        assertThat(nadia.get(chapters + "competences.yaml").body()).contains("grille/4.1/accueil");
        assertThat(nadia.get(chapters + "label-aidants.yaml").body())
                .contains("L’entretien avec des pairs", "validite-mois");
        assertThat(nadia.get(chapters + "nulle-part").statusCode()).isEqualTo(200);
        var level = draft + "/regle?adresse=competences.yaml/grille/4.1/accueil";
        assertThat(nadia.get(level).body()).contains("Sécuriser l’environnement numérique", "value=\"3\"");
        // A value below the base is refused with a message.
        var low = change(nadia, draft, "competences.yaml/grille/4.1/accueil", "1", "Plus simple.");
        assertThat(low.statusCode()).isEqualTo(422);
        assertThat(low.body()).contains("Écrivez 3 ou plus");
        var next = change(nadia, draft, "competences.yaml/grille/4.1/accueil", "4", "Trop d’arnaques au guichet.")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(nadia.get(next).body()).contains("monte de 3 à 4");
        next = change(nadia, next, "label-aidants.yaml/validite-mois", "18", "Le numérique change vite.")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        next = change(
                        nadia,
                        next,
                        "label-lieux.yaml/exigences/discretion/que-faire",
                        "Posez un paravent : cela suffit.",
                        "Dit par les lieux.")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(nadia.get(next).body()).contains("18", "Posez un paravent");
        assertThat(nadia.get(draft).statusCode()).isEqualTo(404);
        assertThat(nadia.get(next + "/regle?adresse=protocole.yaml/version").statusCode())
                .isEqualTo(404);
    }

    @Test
    void theCoordinatorProposesAnotherMeansAndAsksForLessForATimeOnScreen() {
        var nadia = signedIn(person(Role.COORDINATOR));
        var draft = begun(nadia);
        var other = draft + "/autre-moyen";
        assertThat(nadia.get(other).body())
                .contains("L’intention reste la même", "Que des pairs indépendants voient la posture");
        var means = new TreeMap<>(Map.of(
                "_csrf", nadia.token(other),
                "exigence", "entretien",
                "profils", "benevole",
                "nom", "Une séance observée",
                "question", "Une paire a-t-elle observé une séance ?",
                "que-faire", "Invitez une paire à une séance.",
                "ou", "Dans votre lieu.",
                "raison", "La posture se voit en séance.",
                "approuve-par", "Assemblée du 2 décembre 2026"));
        var wrong = new TreeMap<>(means);
        wrong.put("profils", "proche");
        assertThat(nadia.post(other, wrong).statusCode()).isEqualTo(422);
        wrong.put("exigence", "charte");
        assertThat(nadia.post(other, wrong).statusCode()).isEqualTo(422);
        var added = nadia.post(other, means);
        assertThat(added.statusCode()).as(added.body()).isEqualTo(303);
        var next = added.headers().firstValue("Location").orElseThrow();
        assertThat(nadia.get(next).body()).contains("Une séance observée");
        var less = new TreeMap<>(Map.of(
                "_csrf", nadia.token(next + "/plus-leger"),
                "exigence", "entretien",
                "profils", "service-civique",
                "jusqu-au", LocalDate.now().plusYears(4).toString(),
                "raison", "Pas encore deux pairs.",
                "approuve-par", "Assemblée du 2 décembre 2026"));
        var tooLong = nadia.post(next + "/plus-leger", less);
        assertThat(tooLong.statusCode()).isEqualTo(422);
        assertThat(tooLong.body()).contains("Le maximum est de 24 mois");
        less.put("jusqu-au", LocalDate.now().plusMonths(6).toString());
        var lighter = nadia.post(next + "/plus-leger", less);
        assertThat(lighter.statusCode()).as(lighter.body()).isEqualTo(303);
        assertThat(nadia.get(lighter.headers().firstValue("Location").orElseThrow())
                        .body())
                .contains("devient plus légère que dans d’autres réseaux jusqu’au", "Pas encore deux pairs.");
        assertThat(signedIn(person(Role.HELPER)).get(other).statusCode()).isEqualTo(404);
    }

    @Test
    void aNewerBaseIsTakenInAtTheDeskAndItsConflictIsDecidedThere() throws IOException {
        var nadia = signedIn(person(Role.COORDINATOR));
        var files = new TreeMap<>(RulesFolder.shipped("base").orElseThrow().files());
        files.keySet().removeIf(file -> file.matches("entretien-des.*|courriels.*"));
        files.computeIfPresent("protocole.yaml", (_, text) -> text.replace("version: 1.0.0", "version: 1.1.0"));
        files.computeIfPresent("entretien-de-pairs.yaml", (_, text) -> text.replace("minutes: 45", "minutes: 50"));
        files.computeIfPresent(
                "competences.yaml",
                (_, text) -> text.replace("\"1.1\": {proche: 1, benevole: 2,", "\"1.1\": {proche: 2, benevole: 2,"));
        var base = new RulesFolder("base", files, List.of());
        var protocol =
                ((LabelProtocolReader.ParsedProtocol) LabelProtocolReader.read(base, _ -> Optional.empty())).protocol();
        var answer =
                upload(nadia, RulesArchive.of(protocol, base, Optional.empty()).bytes());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        var page = answer.headers().firstValue("Location").orElseThrow();
        assertThat(nadia.get(page).body())
                .contains("monte de 1 à 2")
                .contains("entretien-de-pairs.yaml/minutes", "Contradictions à régler");
        var decided = nadia.post(page, Map.of("_csrf", nadia.token(page), "choix-0", "socle"));
        assertThat(decided.statusCode()).as(decided.body()).isEqualTo(303);
        assertThat(nadia.get(decided.headers().firstValue("Location").orElseThrow())
                        .body())
                .contains("60", "50");
    }

    private static String begun(Visitor nadia) {
        var page = nadia.get("/bureau/protocole/projets/nouveau").body();
        return nadia.post(
                        "/bureau/protocole/projets/nouveau",
                        Map.of(
                                "_csrf",
                                Visitor.tokenIn(page),
                                "version",
                                "1.1.0",
                                "id",
                                UUID.randomUUID().toString(),
                                "nom",
                                "Règles d’essai",
                                "depart",
                                "vigueur"))
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    private static HttpResponse<String> change(Visitor nadia, String draft, String address, String value, String why) {
        return nadia.post(
                draft + "/regle",
                Map.of(
                        "_csrf",
                        nadia.token(draft + "/regle?adresse=" + address),
                        "adresse",
                        address,
                        "valeur",
                        value,
                        "pourquoi",
                        why));
    }

    private static HttpResponse<String> upload(Visitor visitor, byte[] zip) throws IOException {
        var body = new ByteArrayOutputStream();
        body.write(("--frontier\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n"
                        + visitor.token("/bureau/protocole/reprise")
                        + "\r\n--frontier\r\nContent-Disposition: form-data; name=\"file\"; filename=\"socle.zip\"\r\n"
                        + "Content-Type: application/zip\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.write(zip);
        body.write("\r\n--frontier--\r\n".getBytes(StandardCharsets.UTF_8));
        return visitor.post("/bureau/protocole/reprise", "multipart/form-data; boundary=frontier", body.toByteArray());
    }
}
