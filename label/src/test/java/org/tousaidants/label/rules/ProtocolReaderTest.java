package org.tousaidants.label.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tousaidants.label.rules.Protocol.Nature;
import org.tousaidants.label.rules.Protocol.Status;

/// Rules are read strictly: each mistake has its file, its line and what to write instead, all at once.
class ProtocolReaderTest {
    private static final Draft BASE = Draft.of("base");
    private static final Draft TERRITORY = Draft.of("charente-maritime");

    @Test
    void theBaseIsAProposalOfThirtyThreeCommitmentsAndSixteenSkills() {
        var base = BASE.read();
        assertThat(base.identity().status()).isEqualTo(Status.PROPOSED);
        assertThat(base.charter().commitments()).hasSize(33);
        assertThat(base.skills().competences()).hasSize(16);
        assertThat(base.charter().of("proche")).hasSize(14);
        assertThat(base.charter().of("benevole")).hasSize(29);
        assertThat(base.charter().of("mediateur")).hasSize(33);
        assertThat(base.charter().of("lieu")).hasSize(14);
        assertThat(base.skills().level("mediateur", "4.2")).isEqualTo(5);
        assertThat(base.skills().level("proche", "3.4")).isZero();
    }

    @Test
    void aTerritoryWritesOnlyWhatItChanges() {
        var here = TERRITORY.read();
        assertThat(here.skills().level("accueil", "4.2")).isEqualTo(4);
        assertThat(here.skills().level("mediateur", "4.2")).isEqualTo(5);
        assertThat(here.charter().commitments()).hasSize(34);
        assertThat(here.charter().commitment("CM-01")).isPresent();
        assertThat(here.charter().preamble()).startsWith("Nous sommes des proches");
        assertThat(here.identity().base()).contains(new Protocol.Ref("base", "1.0.0"));
        assertThat(here.guarantees().stream()
                        .filter(each -> each.id().equals("rendez-vous-dix-jours"))
                        .findFirst()
                        .orElseThrow())
                .satisfies(each -> {
                    assertThat(each.threshold()).isEqualTo(8);
                    assertThat(each.share()).isEqualTo(90);
                });
    }

    @Test
    void whatIsAskedOfEachProfileIsWhatTheFileSays() {
        var label = BASE.read().label(Nature.PERSON);
        assertThat(label.asked("proche").stream().map(Label.Requirement::id))
                .containsExactly("charte", "competences-declarees");
    }

    @Test
    void allMistakesAreToldAtOnceWithTheirLine() {
        var draft = BASE.with(Shapes.SKILLS, "mediateur: 5", "mediateurr: 5")
                .with(Shapes.PROFILES, "fonctions: [reperer]", "fonctions: [repérer]")
                .with(Shapes.CHARTER, "groupe: G", "groupe: H")
                .with(Shapes.HELPERS, "validite-mois: 36", "validite-moi: 36");
        assertThat(draft.mistakes())
                .contains(
                        "charte.yaml:%d : chapitre inconnu(e) : « H ». Écrivez « A »."
                                .formatted(draft.line(Shapes.CHARTER, "groupe: H")),
                        "competences.yaml:%d : profil inconnu(e) : « mediateurr ». Écrivez « mediateur »."
                                .formatted(draft.line(Shapes.SKILLS, "mediateurr")),
                        "profils.yaml:%d : fonction inconnu(e) : « repérer ». Écrivez « reperer »."
                                .formatted(draft.line(Shapes.PROFILES, "[repérer]")),
                        "label-aidants.yaml:%d : « validite-moi » n’existe pas dans « label-aidants.yaml ». Écrivez « validite-mois »."
                                .formatted(draft.line(Shapes.HELPERS, "validite-moi:")));
    }

    @Test
    void anUnknownCompetenceIsRefused() {
        assertThat(BASE.with(Shapes.SKILLS, "\n  \"4.3\": {proche", "\n  \"6.1\": {proche")
                        .mistakes())
                .anyMatch(each -> each.contains("compétence inconnu(e) : « 6.1 »"))
                .anyMatch(each -> each.contains("« 4.3 » n’est pas dans la grille"));
    }

    @Test
    void requirementsThatSupposeOneAnotherAreRefused() {
        var draft = BASE.with(
                Shapes.HELPERS,
                "    profils: [tous]\n    que-faire: Lisez",
                "    profils: [tous]\n    apres: [entretien]\n    que-faire: Lisez");
        assertThat(draft.mistakes())
                .anyMatch(each -> each.contains("se supposent l’une l’autre : charte → entretien → charte"));
    }

    @Test
    void whatNobodyCouldFulfilIsAContradiction() {
        assertThat(BASE.with(Shapes.HELPERS, "profils: [proche]", "profils: [proche, benevole]")
                        .with(Shapes.HELPERS, "apres: [charte]", "apres: [competences-declarees]")
                        .mistakes())
                .anyMatch(
                        each -> each.contains(
                                "« entretien » est exigé du profil « mediateur », mais « competences-declarees », à remplir d’abord"));
        assertThat(BASE.with(Shapes.HELPERS, "rappels-jours: [90, 30, 7]", "rappels-jours: [360]")
                        .with(Shapes.HELPERS, "validite-mois: 36", "validite-mois: 6")
                        .mistakes())
                .anyMatch(each -> each.contains("tombe avant le début"));
        assertThat(BASE.with(Shapes.HELPERS, "parmi: [aider-souvent, formation-recente]", "parmi: [charte]")
                        .mistakes())
                .anyMatch(each -> each.contains("« parmi » est une liste trop courte"));
    }

    @Test
    void questionsThatTurnInCirclesAreRefused() {
        assertThat(BASE.with(Shapes.PROFILES, "question: coeur", "question: cadre")
                        .mistakes())
                .anyMatch(each -> each.contains("tournent en rond : cadre → travail → cadre"))
                .anyMatch(each -> each.contains("aucune réponse ne mène à la question « coeur »"));
    }

    @Test
    void aTerritoryMayRaiseButNotLower() {
        var draft = TERRITORY
                .with(Shapes.SKILLS, "\"4.1\": {accueil: 4}", "\"4.1\": {accueil: 2}")
                .with(Shapes.GUARANTEES, "seuil: 8", "seuil: 12")
                .with(
                        Shapes.CHARTER,
                        "  - id: CM-01",
                        "  - id: CH-09\n    texte: Je valide quand c’est utile.\n    profils: [mediateur]\n  - id: CM-01")
                .whole(Shapes.HELPERS, """
                        pourquoi: Essai.
                        validite-mois: 60
                        decision: {signatures: 1}
                        exigences:
                          - id: competences
                            preuves: [certification, declaration]
                          - id: entretien
                            validite-mois: 48
                            profils: [benevole]
                        dispenses:
                          - id: tout-le-monde
                            exigence: entretien
                            profils: [benevole]
                            si: actes_12_mois > 0
                            pourquoi: Plus simple.
                        """)
                .whole(Shapes.INTERVIEW, "pourquoi: Essai.\npairs: 1\n");
        assertThat(draft.mistakes())
                .contains(
                        "competences.yaml:%d : le niveau attendu en 4.1 pour « accueil » passe sous le socle : 2 au lieu de 3. Écrivez 3 ou plus."
                                .formatted(draft.line(Shapes.SKILLS, "{accueil: 2}")),
                        "garanties.yaml:%d : la garantie « rendez-vous-dix-jours » promet moins que le socle. Écrivez 10 ou moins."
                                .formatted(draft.line(Shapes.GUARANTEES, "seuil: 12")),
                        "entretien-de-pairs.yaml:2 : « pairs » passe sous le socle : 1 au lieu de 2. Écrivez 2 ou plus.",
                        "label-aidants.yaml:2 : « validite-mois » est plus lâche que le socle : 60 au lieu de 36. Écrivez 36 ou moins.",
                        "label-aidants.yaml:3 : le socle veut plus de signatures : 2. Gardez ce que fixe le socle, ou demandez plus.",
                        "label-aidants.yaml:6 : « competences » admet une preuve que le socle n’admet pas. Gardez seulement : certification, profil-pix, attestation.",
                        "label-aidants.yaml:8 : « entretien » vaudrait plus longtemps que dans le socle. Écrivez 36 ou moins.",
                        "label-aidants.yaml:11 : « tout-le-monde » dispense d’une exigence du socle. Retirez cette dispense.")
                .anyMatch(each -> each.contains("le texte de l’engagement CH-09 est celui du socle"))
                .anyMatch(each -> each.contains("l’engagement CH-09 n’est plus pris par tous ceux du socle"))
                .anyMatch(each -> each.startsWith("label-aidants.yaml:9 : « entretien » n’est plus exigée de tous"));
    }

    @Test
    void whatATerritoryAddsMustBeWhole() {
        assertThat(TERRITORY.with(Shapes.CHARTER, "    groupe: G\n", "").mistakes())
                .anyMatch(each -> each.contains("« groupe » manque dans « engagements »"));
        assertThat(TERRITORY.with(Shapes.CHARTER, "pourquoi: >-", "raison: >-").mistakes())
                .anyMatch(each -> each.contains("« pourquoi » manque dans « charte.yaml »"));
    }

    @Test
    void aTerritoryNamesABaseThatExistsAndItsVersion() {
        assertThat(TERRITORY
                        .with(Shapes.IDENTITY, "  id: base", "  id: socle-perdu")
                        .mistakes())
                .anyMatch(each -> each.contains("le socle « socle-perdu » est introuvable"));
        assertThat(TERRITORY
                        .with(Shapes.IDENTITY, "  version: 1.0.0\nterritoire", "  version: 0.9.0\nterritoire")
                        .mistakes())
                .anyMatch(each -> each.contains("le socle trouvé est en version 1.0.0"));
    }

    @Test
    void expressionsAreTypedWhenTheFileIsRead() {
        var rule = "profil == 'formateur' ? actes_12_mois >= 5 : actes_12_mois >= 20";
        assertThat(BASE.with(Shapes.HELPERS, rule, "actes_12_moi >= 20").mistakes())
                .anyMatch(
                        each -> each.contains("« actes_12_moi » n’est pas un fait déclaré. Écrivez « actes_12_mois »"));
        assertThat(BASE.with(Shapes.HELPERS, rule, "actes_12_mois >= 'vingt'").mistakes())
                .anyMatch(each -> each.contains("compare des choses de natures différentes"));
        assertThat(BASE.with(Shapes.HELPERS, rule, "actes_12_mois + 2").mistakes())
                .anyMatch(each -> each.contains("ne répond pas par oui ou non"));
        assertThat(BASE.with(Shapes.HELPERS, rule, "actes_12_mois >= ").mistakes())
                .anyMatch(each -> each.contains("ne se lit plus au caractère"));
    }

    @Test
    void expressionsHaveNoLoopAndNoEndlessLength() {
        var rule = "profil == 'formateur' ? actes_12_mois >= 5 : actes_12_mois >= 20";
        assertThat(BASE.with(Shapes.HELPERS, rule, "[1, 2, 3].all(n, n > 0)").mistakes())
                .isNotEmpty();
        assertThat(BASE.with(Shapes.HELPERS, rule, "(".repeat(200) + "true" + ")".repeat(200))
                        .mistakes())
                .isNotEmpty();
        assertThat(BASE.with(Shapes.HELPERS, rule, "true || ".repeat(200) + "true")
                        .mistakes())
                .anyMatch(each -> each.contains("trop longue"));
    }

    @Test
    void yamlThatHidesThingsIsRefused() {
        assertThat(BASE.whole(Shapes.INDICATORS, "a: &x [1]\nb: *x\n").mistakes())
                .anyMatch(each -> each.startsWith("indicateurs.yaml:1 : une ancre « & » n’est pas admise"));
        assertThat(BASE.whole(Shapes.INDICATORS, "a: !!java.net.URL \"http://x\"\n")
                        .mistakes())
                .anyMatch(each -> each.startsWith("indicateurs.yaml:1 : une étiquette « ! » n’est pas admise"));
        assertThat(BASE.whole(Shapes.INDICATORS, "a: 1\n---\nb: 2\n").mistakes())
                .anyMatch(each -> each.startsWith("indicateurs.yaml:3 : un second document commence ici"));
        assertThat(BASE.whole(Shapes.INDICATORS, "? [a]\n: b\n").mistakes())
                .anyMatch(each -> each.contains("sert de nom"));
        assertThat(BASE.whole(Shapes.INDICATORS, "source: un\nsource: deux\n").mistakes())
                .anyMatch(each -> each.startsWith("indicateurs.yaml:2 : « source » est écrit deux fois"));
        assertThat(BASE.whole(Shapes.INDICATORS, "source:\n\t- un\n").mistakes())
                .anyMatch(each -> each.contains("une tabulation sert de marge"));
        assertThat(BASE.whole(Shapes.INDICATORS, "\u0000").mistakes()).isNotEmpty();
        assertThat(BASE.whole(Shapes.INDICATORS, "").mistakes()).anyMatch(each -> each.contains("le fichier est vide"));
    }

    @Test
    void aBombCostsNothing() {
        var laughs = new StringBuilder("a0: &a0 [ha]\n");
        for (var i = 1; i < 40; i++) laughs.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        assertTimeout(Duration.ofSeconds(5), () -> {
            assertThat(BASE.whole(Shapes.INDICATORS, laughs.toString()).mistakes())
                    .isNotEmpty();
            assertThat(BASE.whole(Shapes.INDICATORS, "a: " + "[".repeat(100_000))
                            .mistakes())
                    .isNotEmpty();
            assertThat(BASE.whole(Shapes.INDICATORS, "- x\n".repeat(240_000)).mistakes())
                    .anyMatch(each -> each.contains("trop d’éléments"));
            assertThat(BASE.whole(Shapes.INDICATORS, "x".repeat(1_500_000)).mistakes())
                    .anyMatch(each -> each.contains("trop gros"));
        });
    }

    @Test
    void aFileThatNobodyWouldReadIsSaid(@TempDir Path folder) throws Exception {
        for (var file : BASE.folder().files().entrySet())
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        Files.move(folder.resolve(Shapes.GUARANTEES), folder.resolve("garantie.yaml"));
        Files.write(folder.resolve(Shapes.INDICATORS), new byte[] {'a', ':', ' ', (byte) 0xE9});
        Files.createSymbolicLink(folder.resolve("voisin"), folder.resolve(Shapes.CHARTER));
        var found = new Draft(Folder.at(folder).orElseThrow());
        assertThat(found.mistakes())
                .anyMatch(
                        each -> each.equals("garantie.yaml:1 : ce fichier n’est pas lu. Nommez-le « garanties.yaml »."))
                .anyMatch(each -> each.startsWith("garanties.yaml:1 : ce fichier manque"))
                .anyMatch(each -> each.contains("indicateurs.yaml:1 : le fichier n’est pas en UTF-8"))
                .anyMatch(each -> each.startsWith("voisin:1 : un protocole ne contient que des fichiers"));
    }

    @Test
    void aSignatureIsBoundToTheExactText() {
        var base = BASE.read().charter();
        var spaced = BASE.with(Shapes.CHARTER, "je ne la presse pas,", "je ne la   presse pas,")
                .read()
                .charter();
        var other = BASE.with(Shapes.CHARTER, "je ne la presse pas,", "je ne la presse guère,")
                .read()
                .charter();
        assertThat(hashes(spaced)).isEqualTo(hashes(base));
        assertThat(hashes(other)).isNotEqualTo(hashes(base));
    }

    private static String hashes(Charter charter) {
        return charter.commitments().stream().map(Charter.Commitment::hash).collect(Collectors.joining());
    }
}
