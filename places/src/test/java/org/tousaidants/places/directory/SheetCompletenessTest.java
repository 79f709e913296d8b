package org.tousaidants.places.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PlaceSheet;

class SheetCompletenessTest {
    private static final DataUpkeepRules RULES = DataUpkeepRulesConfiguration.standard();

    @Test
    void anEmptySheetAnswersNothing() {
        var completeness = SheetCompleteness.of(RULES, PlaceSheet.of(Map.of()));
        assertThat(completeness.percent()).isZero();
        assertThat(completeness.answered()).isZero();
        assertThat(completeness.answers()).hasSize(RULES.criteria().size());
    }

    @Test
    void aSheetThatAnswersEverythingIsWhole() {
        var sheet = new EnumMap<Field, String>(Map.of(
                Field.ADRESSE, "1 rue de l'Arc",
                Field.CODE_POSTAL, "17100",
                Field.COMMUNE, "Saintes",
                Field.LATITUDE, "45.74",
                Field.LONGITUDE, "-0.63",
                Field.TELEPHONE, "+33546000001",
                Field.COURRIELS, "a@example.org",
                Field.HORAIRES, "Mo-Fr 09:00-12:00"));
        sheet.putAll(Map.of(
                Field.SERVICES, "Aide aux démarches administratives",
                Field.ACCES, "Téléphoner",
                Field.FRAIS, "Gratuit",
                Field.PUBLICS, "Jeunes",
                Field.PRISE_EN_CHARGE, "Surdité",
                Field.ITINERANCE, "Fixe",
                Field.PRESENTATION_DETAIL, "a".repeat(200)));
        assertThat(SheetCompleteness.of(RULES, PlaceSheet.of(sheet)).percent()).isEqualTo(100);
    }

    @Test
    void partOfAnAddressIsWorthItsPart() {
        assertThat(of("adresse", Map.of(Field.COMMUNE, "Saintes", Field.CODE_POSTAL, "17100")))
                .isEqualTo(67);
    }

    @Test
    void hoursThatNobodyCanReadAnswerNothingAndThoseAsReceivedHalf() {
        assertThat(of("horaires", Map.of(Field.HORAIRES, "sur demande, voir affiche")))
                .isZero();
        assertThat(of("horaires", Map.of(Field.HORAIRES_TEXTE, "le matin"))).isEqualTo(50);
        assertThat(of("horaires", Map.of(Field.HORAIRES, "Mo 09:00-12:00"))).isEqualTo(100);
    }

    @Test
    void aPresentationIsNeitherAWordNorANovel() {
        assertThat(presentation(49)).isZero();
        assertThat(presentation(50)).isEqualTo(50);
        assertThat(presentation(200)).isEqualTo(100);
        assertThat(presentation(2_000)).isEqualTo(50);
        assertThat(presentation(10_001)).isZero();
    }

    private static int presentation(int letters) {
        return of("presentation", Map.of(Field.PRESENTATION_DETAIL, "é".repeat(letters)));
    }

    private static int of(String criterion, Map<Field, String> sheet) {
        return SheetCompleteness.of(RULES, PlaceSheet.of(sheet)).answers().stream()
                .filter(answer -> answer.criterion().code().equals(criterion))
                .findFirst()
                .orElseThrow()
                .percent();
    }
}
