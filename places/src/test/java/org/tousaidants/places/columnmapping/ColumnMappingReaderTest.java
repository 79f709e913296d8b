package org.tousaidants.places.columnmapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tousaidants.places.columnmapping.ColumnMappingReader.InvalidMapping;
import org.tousaidants.platform.web.Messages;

class ColumnMappingReaderTest {

    @Test
    void anUnknownKeyIsNamedWithItsPathAndTheNearestOne() {
        assertThat(words("{\"nom\":{\"colonne\":\"n\"},\"services\":[{\"cible\":\"Loisirs et créations numériques\"},"
                        + "{\"colonnes\":[\"a\"],\"terms\":[\"x\"],\"cible\":\"Loisirs et créations numériques\"}]}"))
                .containsExactly("services[1].terms : clé inconnue, vouliez-vous « termes » ?");
    }

    @Test
    void anUnknownFieldIsNamedWithTheNearestOne() {
        assertThat(words("{\"nom\":{\"colonne\":\"n\"},\"code_insée\":{\"colonne\":\"c\"}}"))
                .containsExactly("code_insée : clé inconnue, vouliez-vous « code_insee » ?");
    }

    @Test
    void allMistakesAreSaidAtOnce() {
        assertThat(words("{\"horairs\":{\"osm\":\"h\"},\"latitude\":{\"dissocier\":{\"colonne\":\"g\","
                        + "\"séparateur\":\",\",\"partie\":\"deux\"}},\"frais_a_charge\":{\"colonne\":\"tarif\"},"
                        + "\"horaires\":{\"jours\":[{\"colonne\":\"lundi\",\"osm\":\"Lu\"}]}}"))
                .hasSize(5)
                .anyMatch(words -> words.startsWith("horairs :"))
                .anyMatch(words -> words.startsWith("latitude.dissocier.partie :"))
                .anyMatch(words -> words.startsWith("frais_a_charge : une liste"))
                .anyMatch(words -> words.startsWith("horaires.jours[0].osm :"))
                .anyMatch(words -> words.startsWith("nom : ce champ est obligatoire"));
    }

    @Test
    void aTargetOutsideTheVocabularyIsRefusedAndAnOldOneIsUnderstood() {
        assertThat(words("{\"nom\":{\"colonne\":\"n\"},\"frais_a_charge\":[{\"cible\":\"Gratuis\"}]}"))
                .containsExactly(
                        "frais_a_charge[0].cible : « Gratuis » n’est pas une valeur de ce champ, vouliez-vous « Gratuit » ?");
        assertThat(ColumnMappingReader.read(
                        "{\"nom\":{\"colonne\":\"n\"},\"services\":[{\"cible\":\"Accéder à du matériel\"}]}"))
                .isInstanceOf(ColumnMappingReader.ParsedMapping.class);
    }

    @Test
    void whatIsNotJsonIsRefusedWithItsLineAndColumn() {
        assertThat(words("{\"nom\":\n  {\"colonne\" \"n\"}}"))
                .singleElement()
                .asString()
                .contains("ligne 2, colonne 14");
        assertThat(words("{\"nom\":{\"colonne\":\"n\"}} et la suite"))
                .singleElement()
                .asString()
                .contains("JSON");
        assertThat(words("{\"nom\":{\"colonne\":\"n\"},\n\"nom\":{\"colonne\":\"m\"}}"))
                .singleElement()
                .asString()
                .contains("deux fois", "ligne 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "3", "null", "{}", "{\"nom\":null}", "{\"nom\":[]}", "{\"nom\":{}}", "\u0000"})
    void whatIsNoMappingIsRefusedInWords(String json) {
        assertThat(ColumnMappingReader.read(json)).isInstanceOf(InvalidMapping.class);
        assertThat(words(json)).allSatisfy(words -> assertThat(words).isNotBlank());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "{\"services\":[{\"termes\":[\"a\"],\"cible\":\"Loisirs et créations numériques\"}]}#« termes » sans « colonnes »",
                "{\"services\":[{\"colonnes\":[\"a\"],\"sauf\":[\"b\"]}]}#« sauf » sans « termes »",
                "{\"services\":[{}]}#il faut « colonnes »",
                "{\"adresse\":{\"joindre\":{\"colonnes\":[\"a\"]}}}#la clé « séparateur » manque",
                "{\"adresse\":{\"colonne\":\"a\",\"valeur\":\"b\"}}#une seule de ces clés",
                "{\"adresse\":{\"colonne\":3}}#un texte ou une liste",
                "{\"precision\":{\"colonne\":\"p\"}}#clé inconnue",
                "{\"courriel\":{\"colonne\":\"p\"},\"courriels\":{\"colonne\":\"p\"}}#déjà rempli"
            })
    void aMistakeIsExplained(String json, String expected) {
        assertThat(words(json.replaceFirst("\\{", "{\"nom\":{\"colonne\":\"n\"},")))
                .anyMatch(words -> words.contains(expected));
    }

    private static java.util.List<String> words(String json) {
        return ((InvalidMapping) ColumnMappingReader.read(json))
                .mistakes().stream().map(ColumnMappingReaderTest::words).toList();
    }

    private static String words(ColumnMappingReader.MappingMistake mistake) {
        var why = mistake.why();
        var words = Messages.in(Locale.FRENCH).t(why.key(), why.details().toArray());
        return (mistake.path().isEmpty() ? words : mistake.path() + " : " + words).replace('\u00a0', ' ');
    }
}
