package org.tousaidants.places.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataUpkeepRulesFileTest {
    @Test
    void theFileOfTheProductGivesEveryFieldOfTheDeskOnePace() {
        var rules = DataUpkeepRulesConfiguration.standard();
        var aged =
                rules.ageing().stream().flatMap(rule -> rule.fields().stream()).toList();
        assertThat(aged).doesNotHaveDuplicates().containsAll(SheetCorrectionForm.FIELDS);
        assertThat(rules.ageing()).allSatisfy(rule -> assertThat(rule.reason()).isNotBlank());
        assertThat(rules.criteria())
                .allSatisfy(criterion -> assertThat(criterion.reason()).isNotBlank());
    }

    @Test
    void everythingWrongIsSaidAtOnceWithItsPath() {
        assertThat(mistakes("""
                        vieillissement:
                          - {sujet: a, nom: A, nom_en: A, champs: [horraires], demi_vie_jours: 0, poids: 1, raison: r}
                          - {sujet: b, nom: B, champs: [telephone], demi_vie_jours: 5, poids: 1, raison: r, vitesse: 3}
                          - {sujet: c, nom: C, nom_en: C, champs: [telephone], demi_vie_jours: 5, poids: 1, raison: r}
                        a_verifier_sous: 150
                        completude:
                          - {critere: x, nom: X, nom_en: X, manque: m, manque_en: m, tous: [nom], un_de: [nom], poids: 1, raison: r}
                          - {critere: y, nom: Y, nom_en: Y, manque: m, manque_en: m, longueur: [nom], bandes: [[9, 1, 5]], poids: 1, raison: r}
                        """))
                .startsWith(
                        "vieillissement[0].champs : champ inconnu : horraires",
                        "vieillissement[0].champs : il faut au moins un champ",
                        "vieillissement[0] : demi_vie_jours est un nombre entier de 1 à 36500",
                        "vieillissement[1] : clé inconnue : vitesse",
                        "vieillissement[1] : il manque nom_en",
                        "vieillissement.c : telephone est dans deux sujets",
                        "a_verifier_sous est un nombre entier de 0 à 100",
                        "completude[0] : il faut une mesure et une seule : tous, un_de ou longueur",
                        "completude[1].bandes : une bande s'écrit [de, à, part], la part de 0 à 100",
                        "completude[1].bandes : il faut au moins une bande");
    }

    @Test
    void whomToBelieveIsCheckedToo() {
        assertThat(mistakes("""
                        valeur_retenue:
                          confiance: {personne: 100, source: 0, sources: {gironde: 120}}
                          ensembles: [[adresse, commune], [commune]]
                          reunis: [nom]
                          plus_recent: [date_maj]
                          emplacement: {exacte: 100, adresse: 90, commune: 15, estimée: 10, pifometre: 1}
                        """))
                .endsWith(
                        "valeur_retenue.confiance.sources : gironde est un nombre entier de 1 à 100",
                        "valeur_retenue.reunis : nom n'est pas une liste",
                        "valeur_retenue.confiance : source est un nombre entier de 1 à 100",
                        "valeur_retenue.ensembles : commune est dans deux ensembles",
                        "valeur_retenue.emplacement : précision inconnue : pifometre");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "- 1",
                "vieillissement: oui",
                "a: {b",
                "a: 1\na: 2",
                "!!java.lang.Thread {}",
                "vieillissement: [null, 3]"
            })
    void whatIsNotAFileOfRulesIsRefusedInWords(String text) {
        assertThat(mistakes(text)).isNotEmpty();
    }

    private static List<String> mistakes(String text) {
        return DataUpkeepRulesFile.read(text) instanceof DataUpkeepRulesFile.InvalidUpkeepRules(var mistakes)
                ? mistakes
                : List.of();
    }
}
