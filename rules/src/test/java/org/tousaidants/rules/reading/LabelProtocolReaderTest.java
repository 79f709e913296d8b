package org.tousaidants.rules.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tousaidants.Processor;
import org.tousaidants.rules.archive.RulesFolder;
import org.tousaidants.rules.protocol.LabelCharter;
import org.tousaidants.rules.protocol.LabelProtocol;
import org.tousaidants.rules.protocol.LabelProtocol.HolderNature;
import org.tousaidants.rules.protocol.LabelProtocol.ProtocolStatus;
import org.tousaidants.rules.protocol.LabelRules;
import org.tousaidants.rules.protocol.RuleFileSchemas;

/// Tests that rules are read strictly: all mistakes at once, each with its file, line and correction.
class LabelProtocolReaderTest {
    private static final ChangedProtocol BASE = ChangedProtocol.of("base");
    private static final ChangedProtocol TERRITORY = ChangedProtocol.of("charente-maritime");

    @Test
    void theBaseIsAProposalOfThirtyThreeCommitmentsAndSixteenSkills() {
        var base = BASE.read();
        assertThat(base.identity().status()).isEqualTo(ProtocolStatus.PROPOSED);
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
        assertThat(here.identity().base()).contains(new LabelProtocol.ProtocolReference("base", "1.0.0"));
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
        var label = BASE.read().label(HolderNature.PERSON);
        assertThat(label.asked("proche").stream().map(LabelRules.LabelRequirement::id))
                .containsExactly("charte", "competences-declarees");
    }

    @Test
    void allMistakesAreToldAtOnceWithTheirLine() {
        var draft = BASE.with(RuleFileSchemas.SKILLS, "mediateur: 5", "mediateurr: 5")
                .with(RuleFileSchemas.PROFILES, "fonctions: [reperer]", "fonctions: [repérer]")
                .with(RuleFileSchemas.CHARTER, "groupe: G", "groupe: H")
                .with(RuleFileSchemas.HELPERS, "validite-mois: 36", "validite-moi: 36");
        assertThat(draft.mistakes())
                .contains(
                        "charte.yaml:%d : chapitre : nom inconnu, « H ». Écrivez « A »."
                                .formatted(draft.line(RuleFileSchemas.CHARTER, "groupe: H")),
                        "competences.yaml:%d : profil : nom inconnu, « mediateurr ». Écrivez « mediateur »."
                                .formatted(draft.line(RuleFileSchemas.SKILLS, "mediateurr")),
                        "profils.yaml:%d : fonction : nom inconnu, « repérer ». Écrivez « reperer »."
                                .formatted(draft.line(RuleFileSchemas.PROFILES, "[repérer]")),
                        "label-aidants.yaml:%d : « validite-moi » n’existe pas dans « label-aidants.yaml ». Écrivez « validite-mois »."
                                .formatted(draft.line(RuleFileSchemas.HELPERS, "validite-moi:")));
    }

    @Test
    void anUnknownCompetenceIsRefused() {
        assertThat(BASE.with(RuleFileSchemas.SKILLS, "\n  \"4.3\": {proche", "\n  \"6.1\": {proche")
                        .mistakes())
                .anyMatch(each -> each.contains("compétence : nom inconnu, « 6.1 »"))
                .anyMatch(each -> each.contains("« 4.3 » n’est pas dans la grille"));
    }

    @Test
    void requirementsThatSupposeOneAnotherAreRefused() {
        var draft = BASE.with(
                RuleFileSchemas.HELPERS,
                "    profils: [tous]\n    que-faire: Lisez",
                "    profils: [tous]\n    apres: [entretien]\n    que-faire: Lisez");
        assertThat(draft.mistakes())
                .anyMatch(each -> each.contains("demande l’autre d’abord : charte → entretien → charte"));
    }

    @Test
    void whatNobodyCouldFulfilIsAContradiction() {
        assertThat(BASE.with(RuleFileSchemas.HELPERS, "profils: [proche]", "profils: [proche, benevole]")
                        .with(RuleFileSchemas.HELPERS, "apres: [charte]", "apres: [competences-declarees]")
                        .mistakes())
                .anyMatch(
                        each -> each.contains(
                                "« entretien » est exigé du profil « mediateur », mais « competences-declarees », à remplir d’abord"));
        assertThat(BASE.with(RuleFileSchemas.HELPERS, "rappels-jours: [90, 30, 7]", "rappels-jours: [360]")
                        .with(RuleFileSchemas.HELPERS, "validite-mois: 36", "validite-mois: 6")
                        .mistakes())
                .anyMatch(each -> each.contains("tombe avant le début"));
        assertThat(BASE.with(RuleFileSchemas.HELPERS, "parmi: [aider-souvent, formation-recente]", "parmi: [charte]")
                        .mistakes())
                .anyMatch(each -> each.contains("« parmi » est une liste trop courte"));
    }

    @Test
    void questionsThatTurnInCirclesAreRefused() {
        assertThat(BASE.with(RuleFileSchemas.PROFILES, "question: coeur", "question: cadre")
                        .mistakes())
                .anyMatch(each -> each.contains("se suivent sans fin : cadre → travail → cadre"))
                .anyMatch(each -> each.contains("aucune réponse ne mène à la question « coeur »"));
    }

    @Test
    void aTerritoryMayRaiseButNotLower() {
        var draft = TERRITORY
                .with(RuleFileSchemas.SKILLS, "\"4.1\": {accueil: 4}", "\"4.1\": {accueil: 2}")
                .with(RuleFileSchemas.GUARANTEES, "seuil: 8", "seuil: 12")
                .with(
                        RuleFileSchemas.CHARTER,
                        "  - id: CM-01",
                        "  - id: CH-09\n    texte: Je valide quand c’est utile.\n    profils: [mediateur]\n  - id: CM-01")
                .whole(RuleFileSchemas.HELPERS, """
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
                .whole(RuleFileSchemas.INTERVIEW, "pourquoi: Essai.\npairs: 1\n");
        assertThat(draft.mistakes())
                .contains(
                        "competences.yaml:%d : le niveau attendu en 4.1 pour « accueil » passe sous le socle : 2 au lieu de 3. Écrivez 3 ou plus."
                                .formatted(draft.line(RuleFileSchemas.SKILLS, "{accueil: 2}")),
                        "garanties.yaml:%d : la garantie « rendez-vous-dix-jours » est plus faible que dans le socle. Écrivez 10 ou moins."
                                .formatted(draft.line(RuleFileSchemas.GUARANTEES, "seuil: 12")),
                        "entretien-de-pairs.yaml:2 : « pairs » passe sous le socle : 1 au lieu de 2. Écrivez 2 ou plus.",
                        "label-aidants.yaml:2 : « validite-mois » est moins exigeant que le socle : 60 au lieu de 36. Écrivez 36 ou moins.",
                        "label-aidants.yaml:3 : le socle exige plus de signatures : 2. Gardez la valeur du socle, ou demandez plus.",
                        "label-aidants.yaml:6 : « competences » accepte un justificatif que le socle refuse. Gardez seulement : certification, profil-pix, attestation.",
                        "label-aidants.yaml:8 : « entretien » serait valable plus longtemps que dans le socle. Écrivez 36 ou moins.",
                        "label-aidants.yaml:11 : « tout-le-monde » dispense d’une exigence du socle. Retirez cette dispense, ou donnez-lui un dernier jour (« jusqu-au »).")
                .anyMatch(each -> each.contains("le texte de l’engagement CH-09 doit rester celui du socle"))
                .anyMatch(each -> each.contains("certains profils du socle ne prennent plus l’engagement CH-09"))
                .anyMatch(each -> each.startsWith("label-aidants.yaml:9 : « entretien » n’est plus exigée de tous"));
    }

    @Test
    void eachThingThatATerritoryMayNotDoIsRefused() {
        refused(
                RuleFileSchemas.HELPERS,
                "grace-jours: 61\n",
                "« grace-jours » est moins exigeant que le socle : 61 au lieu de 60");
        refused(RuleFileSchemas.HELPERS, "decision: {recours-jours: 30}\n", "60");
        refused(RuleFileSchemas.HELPERS, "rappels-jours: [30, 7]\n", "90");
        refused(
                RuleFileSchemas.HELPERS,
                "exigences:\n  - id: pratique\n    parmi: [aider-souvent, formation-recente, charte]\n",
                "pratique");
        refused(
                RuleFileSchemas.HELPERS,
                "exigences:\n  - id: formation-recente\n    au-moins: 7\n",
                "formation-recente");
        refused(
                RuleFileSchemas.HELPERS,
                "exigences:\n  - id: aider-souvent\n    regle: actes_12_mois >= 1\n",
                "aider-souvent");
        refused(RuleFileSchemas.HELPERS, "exigences:\n  - id: entretien\n    apres: []\n", "entretien");
        refused(RuleFileSchemas.INTERVIEW, "criteres:\n  - id: secret\n    profils: [mediateur]\n", "secret");
        refused(RuleFileSchemas.INTERVIEW, "minutes: 20\n", "45");
        refused(RuleFileSchemas.INTERVIEW, "autres-structures: non\n", "oui");
        refused(RuleFileSchemas.GUARANTEES, "garanties:\n  - id: urgence-48-heures\n    part-pour-cent: 50\n", "95");
        refused(RuleFileSchemas.GUARANTEES, "garanties:\n  - id: vingt-minutes\n    seuil: 25\n", "20");
        refused(RuleFileSchemas.SKILLS, "competences:\n  - id: \"1.1\"\n    nom: Chercher\n", "1.1");
        refused(RuleFileSchemas.PROFILES, "profils:\n  - id: benevole\n    nature: lieu\n", "benevole");
        refused(RuleFileSchemas.PLACES, "procedure:\n  - id: ecouter\n    au-moins: 1\n", "demande moins que le socle");
        refused(
                RuleFileSchemas.PLACES,
                "procedure:\n  - id: essayer\n    apres-jours: 10\n",
                "demande moins que le socle");
        refused(
                RuleFileSchemas.PLACES,
                "procedure:\n  - id: visite-croisee\n    avec: equipe\n",
                "demande moins que le socle");
        refused(RuleFileSchemas.PLACES, "procedure:\n  - id: choisir\n    au-moins: 4\n", "Retirez « au-moins »");
        refused(RuleFileSchemas.PLACES, "procedure:\n  - id: ecouter\n    apres-jours: 4\n", "Retirez « apres-jours »");
        refused(
                RuleFileSchemas.HELPERS,
                "exigences:\n  - id: etapes\n    nom: N\n    nature: demarche\n    profils: [benevole]\n"
                        + "    que-faire: F\n    ou: O\n",
                "une personne n’a pas d’étapes à raconter");
    }

    /// Checks that a change is refused, in a file of the territory without other content.
    private static void refused(String file, String change, String told) {
        assertThat(TERRITORY
                        .whole(file, "pourquoi: Essai.\nsource: Essai.\n" + change)
                        .mistakes())
                .as(change)
                .isNotEmpty()
                .allMatch(each -> each.startsWith(file) || each.contains(told))
                .anyMatch(each -> each.contains(told));
    }

    @Test
    void aTerritoryMayAskMoreAndSooner() {
        var more = TERRITORY
                .whole(
                        RuleFileSchemas.HELPERS,
                        "pourquoi: Essai.\nsource: Essai.\nvalidite-mois: 24\ngrace-jours: 30\n"
                                + "decision: {signatures: 3, recours-jours: 90}\nrappels-jours: [120, 90, 30, 7]\n")
                .whole(RuleFileSchemas.INTERVIEW, "pourquoi: Essai.\nsource: Essai.\npairs: 3\nminutes: 60\n");
        var read = more.read();
        assertThat(read.helpers().graceDays()).isEqualTo(30);
        assertThat(read.helpers().decision().signatures()).isEqualTo(3);
        assertThat(read.interview().peers()).isEqualTo(3);
    }

    @Test
    void twelveLevelsAreReadAndNoMoreAndANumberThatIsATextTakesQuotes() {
        assertThat(BASE.whole(RuleFileSchemas.INDICATORS, "a: " + "[".repeat(11) + "]".repeat(11) + "\n")
                        .mistakes())
                .noneMatch(each -> each.contains("emboîtés"));
        assertThat(BASE.whole(RuleFileSchemas.INDICATORS, "a: " + "[".repeat(13) + "]".repeat(13) + "\n")
                        .mistakes())
                .anyMatch(each -> each.contains("emboîtés"));
        assertThat(BASE.with(RuleFileSchemas.SKILLS, "- id: \"1.1\"", "- id: 1.1")
                        .mistakes())
                .anyMatch(each -> each.contains("guillemets"));
    }

    @Test
    void anExpressionOfFiveHundredCharactersIsReadAndNoMore() {
        var rule = "profil == 'formateur' ? actes_12_mois >= 5 : actes_12_mois >= 20";
        var start = "actes_12_mois >= 20";
        var most = start + " || false".repeat((499 - start.length()) / " || false".length());
        assertThat(BASE.with(RuleFileSchemas.HELPERS, rule, most).mistakes()).isEmpty();
        assertThat(BASE.with(RuleFileSchemas.HELPERS, rule, start + " || false".repeat(60))
                        .mistakes())
                .anyMatch(each -> each.contains("trop longue"));
    }

    @Test
    void whatATerritoryAddsMustBeWhole() {
        assertThat(TERRITORY
                        .with(RuleFileSchemas.CHARTER, "    groupe: G\n", "")
                        .mistakes())
                .anyMatch(each -> each.contains("« groupe » manque dans « engagements »"));
        assertThat(TERRITORY
                        .with(RuleFileSchemas.CHARTER, "pourquoi: >-", "raison: >-")
                        .mistakes())
                .anyMatch(each -> each.contains("« pourquoi » manque dans « charte.yaml »"));
    }

    @Test
    void aTerritoryNamesABaseThatExistsAndItsVersion() {
        assertThat(TERRITORY
                        .with(RuleFileSchemas.IDENTITY, "  id: base", "  id: socle-perdu")
                        .mistakes())
                .anyMatch(each -> each.contains("le socle « socle-perdu » est introuvable"));
        assertThat(TERRITORY
                        .with(RuleFileSchemas.IDENTITY, "  version: 1.0.0\nterritoire", "  version: 0.9.0\nterritoire")
                        .mistakes())
                .anyMatch(each -> each.contains("le socle trouvé est en version 1.0.0"));
    }

    @Test
    void expressionsAreTypedWhenTheFileIsRead() {
        var rule = "profil == 'formateur' ? actes_12_mois >= 5 : actes_12_mois >= 20";
        assertThat(BASE.with(RuleFileSchemas.HELPERS, rule, "actes_12_moi >= 20")
                        .mistakes())
                .anyMatch(
                        each -> each.contains("« actes_12_moi » n’est pas un fait déclaré. Écrivez « actes_12_mois »"));
        assertThat(BASE.with(RuleFileSchemas.HELPERS, rule, "actes_12_mois >= 'vingt'")
                        .mistakes())
                .anyMatch(each -> each.contains("compare des choses de natures différentes"));
        assertThat(BASE.with(RuleFileSchemas.HELPERS, rule, "actes_12_mois + 2").mistakes())
                .anyMatch(each -> each.contains("ne répond pas par oui ou non"));
        assertThat(BASE.with(RuleFileSchemas.HELPERS, rule, "actes_12_mois >= ").mistakes())
                .anyMatch(each -> each.contains("est illisible à partir du caractère"));
    }

    @Test
    void expressionsHaveNoLoopAndNoEndlessLength() {
        var rule = "profil == 'formateur' ? actes_12_mois >= 5 : actes_12_mois >= 20";
        assertThat(BASE.with(RuleFileSchemas.HELPERS, rule, "[1, 2, 3].all(n, n > 0)")
                        .mistakes())
                .isNotEmpty();
        assertThat(BASE.with(RuleFileSchemas.HELPERS, rule, "(".repeat(200) + "true" + ")".repeat(200))
                        .mistakes())
                .isNotEmpty();
        assertThat(BASE.with(RuleFileSchemas.HELPERS, rule, "true || ".repeat(200) + "true")
                        .mistakes())
                .anyMatch(each -> each.contains("trop longue"));
    }

    @Test
    void yamlThatHidesThingsIsRefused() {
        assertThat(BASE.whole(RuleFileSchemas.INDICATORS, "a: &x [1]\nb: *x\n").mistakes())
                .anyMatch(each -> each.startsWith("indicateurs.yaml:1 : une ancre « & » n’est pas admise"));
        assertThat(BASE.whole(RuleFileSchemas.INDICATORS, "a: !!java.net.URL \"http://x\"\n")
                        .mistakes())
                .anyMatch(each -> each.startsWith("indicateurs.yaml:1 : une étiquette « ! » n’est pas admise"));
        assertThat(BASE.whole(RuleFileSchemas.INDICATORS, "a: 1\n---\nb: 2\n").mistakes())
                .anyMatch(each -> each.startsWith("indicateurs.yaml:3 : un second document commence ici"));
        assertThat(BASE.whole(RuleFileSchemas.INDICATORS, "? [a]\n: b\n").mistakes())
                .anyMatch(each -> each.contains("sert de nom"));
        assertThat(BASE.whole(RuleFileSchemas.INDICATORS, "source: un\nsource: deux\n")
                        .mistakes())
                .anyMatch(each -> each.startsWith("indicateurs.yaml:2 : « source » est écrit deux fois"));
        assertThat(BASE.whole(RuleFileSchemas.INDICATORS, "source:\n\t- un\n").mistakes())
                .anyMatch(each -> each.contains("une tabulation sert de marge"));
        assertThat(BASE.whole(RuleFileSchemas.INDICATORS, "\u0000").mistakes()).isNotEmpty();
        assertThat(BASE.whole(RuleFileSchemas.INDICATORS, "").mistakes())
                .anyMatch(each -> each.contains("le fichier est vide"));
    }

    @Test
    void aBombCostsNothing() {
        var laughs = new StringBuilder("a0: &a0 [ha]\n");
        for (var i = 1; i < 40; i++) laughs.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        assertThat(Processor.time(() -> {
                    assertThat(BASE.whole(RuleFileSchemas.INDICATORS, laughs.toString())
                                    .mistakes())
                            .isNotEmpty();
                    assertThat(BASE.whole(RuleFileSchemas.INDICATORS, "a: " + "[".repeat(100_000))
                                    .mistakes())
                            .isNotEmpty();
                    assertThat(BASE.whole(RuleFileSchemas.INDICATORS, "- x\n".repeat(240_000))
                                    .mistakes())
                            .anyMatch(each -> each.contains("trop d’éléments"));
                    assertThat(BASE.whole(RuleFileSchemas.INDICATORS, "x".repeat(1_500_000))
                                    .mistakes())
                            .anyMatch(each -> each.contains("trop gros"));
                }))
                .isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void aFileThatNobodyWouldReadIsSaid(@TempDir Path folder) throws Exception {
        for (var file : BASE.folder().files().entrySet())
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        Files.move(folder.resolve(RuleFileSchemas.GUARANTEES), folder.resolve("garantie.yaml"));
        Files.write(folder.resolve(RuleFileSchemas.INDICATORS), new byte[] {'a', ':', ' ', (byte) 0xE9});
        Files.createSymbolicLink(folder.resolve("voisin"), folder.resolve(RuleFileSchemas.CHARTER));
        var found = new ChangedProtocol(RulesFolder.at(folder).orElseThrow());
        assertThat(found.mistakes())
                .anyMatch(each -> each.equals(
                        "garantie.yaml:1 : le logiciel ne lit pas ce fichier. Nommez-le « garanties.yaml »."))
                .anyMatch(each -> each.startsWith("garanties.yaml:1 : ce fichier manque"))
                .anyMatch(each -> each.contains("indicateurs.yaml:1 : le fichier n’est pas en UTF-8"))
                .anyMatch(each -> each.startsWith("voisin:1 : un protocole ne contient que des fichiers"));
    }

    @Test
    void aSignatureIsBoundToTheExactText() {
        var base = BASE.read().charter();
        var spaced = BASE.with(RuleFileSchemas.CHARTER, "je ne la presse pas,", "je ne la   presse pas,")
                .read()
                .charter();
        var other = BASE.with(RuleFileSchemas.CHARTER, "je ne la presse pas,", "je ne la presse guère,")
                .read()
                .charter();
        assertThat(hashes(spaced)).isEqualTo(hashes(base));
        assertThat(hashes(other)).isNotEqualTo(hashes(base));
    }

    private static String hashes(LabelCharter charter) {
        return charter.commitments().stream()
                .map(LabelCharter.CharterCommitment::hash)
                .collect(Collectors.joining());
    }
}
