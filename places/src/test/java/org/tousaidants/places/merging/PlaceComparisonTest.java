package org.tousaidants.places.merging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tousaidants.core.hours.OpeningHours;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.places.directory.PlaceId;

class PlaceComparisonTest {
    @Test
    void onlyTheWordsThatDifferAreMarked() {
        var line = line(Field.ADRESSE, "1 rue de l'Arc", "1, RUE de l’Arc bis");
        assertThat(line.state()).isEqualTo(PlaceComparison.FieldComparisonState.DIFFERENT);
        assertThat(alone(line.left())).isEmpty();
        assertThat(alone(line.right())).containsExactly("bis");
    }

    @Test
    void caseAccentsAndPunctuationMakeNoDifference() {
        assertThat(line(Field.NOM, "Médiathèque – Saint-Jean", "mediatheque saint jean")
                        .state())
                .isEqualTo(PlaceComparison.FieldComparisonState.SAME);
    }

    @Test
    void theOrderCountsInAnAddressAndNotInAList() {
        var address = line(Field.ADRESSE, "2 rue du 8 Mai", "8 rue du 2 Mai");
        assertThat(address.state()).isEqualTo(PlaceComparison.FieldComparisonState.DIFFERENT);
        assertThat(alone(address.left())).isNotEmpty();
        assertThat(line(Field.COURRIELS, "a@example.org|b@example.org", "b@example.org|a@example.org")
                        .state())
                .isEqualTo(PlaceComparison.FieldComparisonState.SAME);
    }

    @Test
    void numbersAndKindsAreSaidAsPeopleSayThem() {
        assertThat(text(line(Field.TELEPHONE, "+33546072233", "+590690112233")))
                .containsExactly("05\u00a046\u00a007\u00a022\u00a033", "0690\u00a011\u00a022\u00a033");
        assertThat(text(line(Field.TYPOLOGIE, "RFS", "BIB")))
                .containsExactly("Réseau France services", "Bibliothèque / Médiathèque");
        assertThat(text(line(Field.PIVOT, "73282932000074", "")))
                .containsExactly("732\u00a0829\u00a0320\u00a000074", "");
    }

    private static List<String> text(PlaceComparison.ComparedRow line) {
        return java.util.stream.Stream.of(line.left(), line.right())
                .map(words -> String.join(
                        " ",
                        words.stream().map(PlaceComparison.ComparedWord::text).toList()))
                .toList();
    }

    @Test
    void anUnknownSiretIsNotShownAsOne() {
        assertThat(line(Field.PIVOT, "00000000000000", "11111111100011").state())
                .isEqualTo(PlaceComparison.FieldComparisonState.ONE_SIDE);
    }

    @Test
    void whatOneSideAloneSaysIsNoContradiction() {
        var line = line(Field.TELEPHONE, "+33546000001", "");
        assertThat(line.state()).isEqualTo(PlaceComparison.FieldComparisonState.ONE_SIDE);
        assertThat(alone(line.left())).isEmpty();
    }

    @Test
    void whatNeitherSaysIsNotShown() {
        assertThat(PlaceComparison.of(place(Map.of()), place(Map.of())).lines()).isEmpty();
    }

    private static List<String> alone(List<PlaceComparison.ComparedWord> words) {
        return words.stream()
                .filter(PlaceComparison.ComparedWord::alone)
                .map(PlaceComparison.ComparedWord::text)
                .toList();
    }

    private static PlaceComparison.ComparedRow line(Field field, String left, String right) {
        return PlaceComparison.of(
                        place(left.isEmpty() ? Map.of() : Map.of(field, left)),
                        place(right.isEmpty() ? Map.of() : Map.of(field, right)))
                .lines()
                .getFirst();
    }

    private static Place place(Map<Field, String> sheet) {
        return new Place(
                new PlaceId(UUID.randomUUID()),
                new PlaceCode("0000000"),
                PlaceSheet.of(sheet),
                Optional.empty(),
                OpeningHours.of(""),
                1,
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty());
    }
}
