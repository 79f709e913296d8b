package org.tousaidants.observatory.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// There were four answers to « qui est trop loin »: the queries and the words of the two figures have the limits of
/// their measure.
class AccessToHelpFiguresTest {
    @ParameterizedTest
    @EnumSource
    void theLimitsOfAQueryAndOfItsWordsAreThoseOfTheMeasure(AccessToHelpFigures access) throws IOException {
        var column = access.measure.straight() ? "km" : "minutes";
        var limit = "case when " + column + " > " + access.measure.limit() + " then population";
        var far = new FigureDefinitionCatalogue().find(access.far).orElseThrow();
        assertThat(far.queries().sql()).contains(limit);
        assertThat(recount()).as("recompter.sql").contains(limit);
        var classes = access.measure.classes();
        assertThat(far.queries().breakdowns().get(FigureDefinition.FigureBreakdown.STATE))
                .contains(
                        "case when %1$s <= %2$d then 'a' when %1$s <= %3$d then 'b' when %1$s <= %4$d then 'c' else 'd' end"
                                .formatted(column, classes[0], classes[1], classes[2]));
        for (var lang : List.of("fr", "en")) {
            assertThat(far.cells().get("a").in(lang)).startsWith(classes[0] + " ");
            assertThat(far.cells().get("b").in(lang))
                    .startsWith(classes[0] + " ")
                    .contains(" " + classes[1] + " ");
            assertThat(far.cells().get("c").in(lang))
                    .startsWith(classes[1] + " ")
                    .contains(" " + classes[2] + " ");
            assertThat(far.cells().get("d").in(lang)).contains(" " + classes[2] + " ");
        }
        assertThat(far.said("name", "fr")).containsAnyOf(access.measure.limit() + " km", "vingt minutes");
    }

    private static String recount() throws IOException {
        try (var file = AccessToHelpFiguresTest.class.getResourceAsStream("/recompter.sql")) {
            assertThat(file).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
