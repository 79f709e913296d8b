package org.tousaidants.community.resources;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.RunningSite;

class LearningResourcesTest extends RunningSite {
    @Autowired
    LearningResources resources;

    private LearningResource resource(String title, String summary, String link) {
        return new LearningResource(
                UUID.randomUUID(),
                title,
                summary,
                LearningResource.ResourceKind.GUIDE,
                List.of(new DigitalCompetence("4.1")),
                new LearningResource.ResourceTargetReaders(
                        LearningResource.ResourceAudience.BOTH, "fr", LearningResource.ResourceReadingLevel.SIMPLE),
                new LearningResource.ResourceSource(
                        LearningResource.ResourceLicence.CC_BY, "Médiathèque, \"Saintes\"", link),
                LocalDate.of(2026, 11, 2),
                clock.instant());
    }

    private List<String> found(String typed) {
        return resources.search(typed, 20).stream().map(LearningResource::title).toList();
    }

    @Test
    void aResourceIsFoundInPlainWordsWhateverAccentsAndEndings() {
        resources.put(resource("Régler la télévision connectée", "Premiers réglages.", ""));
        assertThat(found("comment regler ma tele")).contains("Régler la télévision connectée");
        assertThat(found("télévisions")).contains("Régler la télévision connectée");
        assertThat(found("télévision planétarium")).isEmpty();
    }

    @Test
    void nothingTypedIsReadAsAnOperator() {
        for (var typed : List.of("' or 1=1 --", "a:* & !b | (c", "<->", "\\", "🙂", "x".repeat(5000)))
            assertThat(visitor()
                            .get("/ressources?mots=" + URLEncoder.encode(typed, StandardCharsets.UTF_8))
                            .statusCode())
                    .isEqualTo(200);
    }

    @Test
    void aCatalogueComesBackAsItWentOutAndAKnownAddressIsUpdated() {
        var one = resource(
                "=Titre qui commence par un signe", "Deux lignes,\net une \"citation\".", "https://exemple.fr/a");
        resources.put(one);
        var read = (LearningResourceCsv.ParsedResourceCsv)
                LearningResourceCsv.read(LearningResourceCsv.csv(List.of(one)), clock.instant());
        assertThat(read.rows().getFirst().at(one.id()))
                .usingRecursiveComparison()
                .ignoringFields("added", "summary")
                .isEqualTo(one);
        assertThat(resources.bring(read.rows())).isOne();
        assertThat(found("titre signe")).hasSize(1);
        assertThat(resources.put(resource("Autre", "Même adresse.", "https://exemple.fr/a")))
                .isFalse();
    }

    @Test
    void aCatalogueWithOneWrongLineChangesNothing() {
        var csv = LearningResourceCsv.csv(List.of(resource("Bonne ligne du catalogue", "x", "")));
        assertThat(LearningResourceCsv.read(csv + "seule\n", clock.instant()))
                .isEqualTo(new LearningResourceCsv.InvalidResourceCsv(3));
        assertThat(LearningResourceCsv.read(csv.replace("2026-11-02", "hier"), clock.instant()))
                .isEqualTo(new LearningResourceCsv.InvalidResourceCsv(2));
        assertThat(LearningResourceCsv.read("", clock.instant()))
                .isEqualTo(new LearningResourceCsv.InvalidResourceCsv(1));
    }

    @Test
    void aPeerLeavesADatedNoteAndAStrangerDoesNot() {
        var one = resource("Ranger ses photos", "Avec des dossiers.", "");
        resources.put(one);
        var address = "/ressources/" + one.id();
        var helper = signedIn(person(Role.HELPER));
        var token = helper.token(address);
        var form = Map.of("_csrf", token, "id", UUID.randomUUID().toString(), "words", "Marche avec des débutants.");
        assertThat(helper.post(address + "/notes", form).statusCode()).isEqualTo(303);
        assertThat(helper.post(address + "/notes", form).statusCode()).isEqualTo(303);
        assertThat(visitor().get(address).body()).containsOnlyOnce("Marche avec des débutants");
        assertThat(visitor().get(address).body()).contains("\"LearningResource\"");
        assertThat(visitor().post(address + "/notes", Map.of("words", "non")).statusCode())
                .isNotEqualTo(303);
    }

    @Test
    void aNoteLeadsNobodyToAnotherSiteInTheNetworksName() {
        var one = resource("Payer en ligne", "Avec sa carte.", "");
        resources.put(one);
        var address = "/ressources/" + one.id();
        var helper = signedIn(person(Role.HELPER));
        var token = helper.token(address);
        for (var words : List.of(
                "Voir https://impots.example/carte",
                "le vrai site : www.impots-gouv.example",
                "sur impots-gouv.xyz/aide")) {
            var form = Map.of("_csrf", token, "id", UUID.randomUUID().toString(), "words", words);
            var answer = helper.post(address + "/notes", form);
            assertThat(answer.statusCode()).as(words).isEqualTo(422);
            assertThat(answer.body()).contains("sans adresse de site");
        }
        assertThat(visitor().get(address).body()).doesNotContain("impots");
    }

    @Test
    void everyModuleTeachesACompetenceAndEachQuestionHasOneRightAnswerAndItsReason() {
        assertThat(LearningModule.all()).isNotEmpty().allSatisfy(module -> {
            assertThat(module.competences()).isNotEmpty();
            assertThat(module.questions()).isNotEmpty().allSatisfy(asked -> {
                assertThat(asked.options().stream().filter(LearningModule.LessonAnswerOption::right))
                        .hasSize(1);
                assertThat(asked.why()).isNotBlank();
            });
        });
    }

    /// The lexicon is linked on every public page and on no page for coordinators.
    @Test
    void eachWordOfTheBookletIsExplainedInBothLanguagesAndLinkedFromWhereItIsUsed() {
        var french = PlainLanguageLexicon.words("fr");
        assertThat(french).hasSizeGreaterThan(80).allSatisfy(word -> {
            assertThat(word.fr().plain()).endsWith(".");
            assertThat(word.en().plain()).endsWith(".");
        });
        var page = visitor().get("/lexique").body();
        assertThat(french).allSatisfy(word -> assertThat(page).containsOnlyOnce("id=\"" + word.anchor() + "\""));
        assertThat(visitor().get("/lexique?lang=en").body()).contains(">Phishing (<span lang=\"fr\">Hameçonnage");
        var link = "<a rel=\"help\" href=\"/lexique#mot-compte\">compte</a>";
        assertThat(visitor().get("/formations").body()).containsOnlyOnce(link);
        assertThat(visitor().get("/ma-vie-numerique").body()).containsOnlyOnce(link);
        assertThat(signedIn(person(Role.HELPER)).get("/formations").body()).doesNotContain("rel=\"help\"");
        var one = resource("Choisir un mot de passe", "Avec Pix, sans hameçonnage. Le compte est bon.", "");
        resources.put(one);
        assertThat(visitor().get("/ressources/" + one.id()).body())
                .contains("#mot-pix\">Pix</a>", "#mot-hameconnage\">Hameçonnage</a>")
                .doesNotContain("#mot-compte");
    }
}
