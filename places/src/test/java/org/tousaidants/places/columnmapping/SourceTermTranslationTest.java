package org.tousaidants.places.columnmapping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tousaidants.core.schema.Field;

class SourceTermTranslationTest {

    @Test
    void eachLabelOfTheSchemaMeansItself() {
        for (var field : Field.values())
            for (var label : field.terms())
                assertThat(SourceTermTranslation.of(field).values(label))
                        .as(field + " " + label)
                        .containsExactly(label);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "SERVICES#Prendre en main un ordinateur#Maîtrise des outils numériques du quotidien",
                "SERVICES#prendre en main un SMARTPHONE ou une tablette#Maîtrise des outils numériques du quotidien",
                "SERVICES#Accompagner les démarches de santé#Aide aux démarches administratives",
                "SERVICES#S’équiper en matériel informatique#Acquisition de matériel informatique à prix solidaire",
                "SERVICES#Comprehension du monde numerique#Compréhension du monde numérique",
                "PUBLICS#Seniors (+ 65 ans)#Seniors",
                "PUBLICS#Familles/enfants#Familles et/ou enfants",
                "PUBLICS#Adultes#",
                "PUBLICS#Surdité#",
                "PRISE_EN_CHARGE#Public langues étrangères#Langues étrangères (anglais)|Langues étrangères (autres)",
                "PRISE_EN_CHARGE#Handicaps psychiques : troubles psychiatriques donnant lieu à des atteintes"
                        + "#Handicaps mentaux",
                "PRISE_EN_CHARGE#Handicaps mentaux : déficiences limitant les activités d'une personne#Handicaps mentaux",
                "PRISE_EN_CHARGE#Uniquement femmes#",
                "FRAIS#Gratuit : Je peux accéder gratuitement au lieu et à ses services#Gratuit",
                "FRAIS#Gratuit sous condition : La gratuité est conditionnée à des critères#Gratuit sous condition",
                "FRAIS#Adhésion : L'accès au lieu et/ou à ses services nécessite d'y adhérer#Payant",
                "FRAIS#Accepte le Pass numérique : Il est possible d'utiliser un Pass numérique#",
                "DISPOSITIFS#CNFS#Conseillers numériques",
                "DISPOSITIFS#Point relais CAF#Point d'accès numérique CAF",
                "DISPOSITIFS#APTIC#",
                "FORMATIONS#Fabriques de Territoire#Fabriques de Territoire",
                "FORMATIONS#Étapes numériques(La Poste)#Étapes numériques (La Poste)",
                "ACCOMPAGNEMENT#A ma place : une personne habilitée fait les démarches à ma place"
                        + "#Accompagnement individuel",
                "ACCOMPAGNEMENT#Seul : j'ai accès à du matériel et une connexion#En autonomie",
                "TYPOLOGIE#asso#ASSO",
                "TYPOLOGIE#PE#FT"
            })
    void theWordsOfTheOldSchemaAreUnderstood(Field field, String written, String expected) {
        assertThat(SourceTermTranslation.of(field).known(written))
                .map(values -> String.join("|", values))
                .contains(expected == null ? "" : expected);
    }

    @Test
    void anUnknownWordIsUnknownExceptWhereAnyIsAllowed() {
        assertThat(SourceTermTranslation.of(Field.SERVICES).known("Réparer les vélos"))
                .isEmpty();
        assertThat(SourceTermTranslation.of(Field.AUTRES_FORMATIONS).values("Qualiopi"))
                .containsExactly("Qualiopi");
    }
}
