package org.tousaidants.observatory.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class FigureDefinitionFileTest {
    private static final String GOOD = """
            order: 1
            name: {fr: 'Lieux', en: 'Places'}
            question: {fr: 'Combien ?', en: 'How many?'}
            population: {fr: 'Les lieux.', en: 'Places.'}
            unit: {fr: 'lieux', en: 'places'}
            limits: {fr: 'Aucune.', en: 'None.'}
            kind: count
            period: day
            secret: false
            keeper: La coordination
            sql: select count(*) as amount from places
            changes:
              - {day: '2026-11-28', fr: 'Début.', en: 'Beginning.'}
            """;

    private static List<String> mistakes(String text) {
        return switch (FigureDefinitionFile.read("essai", text)) {
            case FigureDefinitionFile.ParsedFigureDefinition _ -> List.of();
            case FigureDefinitionFile.InvalidFigureDefinition(var _, var mistakes) -> mistakes;
        };
    }

    @Test
    void aWholeFileIsRead() {
        assertThat(mistakes(GOOD)).isEmpty();
    }

    @Test
    void everyFileOfTheSiteIsRead() throws IOException {
        assertThat(new FigureDefinitionCatalogue().all()).hasSizeGreaterThanOrEqualTo(28);
    }

    @Test
    void aFigureWithoutPopulationIsRefusedAndSoIsOneThatSpeaksOneLanguage() {
        assertThat(mistakes(GOOD.replaceAll("population: .*\n", "")))
                .containsExactly("population: missing, or without fr or en");
        assertThat(mistakes(GOOD.replace("unit: {fr: 'lieux', en: 'places'}", "unit: {fr: lieux}")))
                .containsExactly("unit: missing, or without fr or en");
    }

    @Test
    void aQueryIsOneQueryAndCallsOnlyWhatCounts() {
        assertThat(mistakes(GOOD.replace("from places", "from places; drop table places_place")))
                .containsExactly("sql: one query, without « ; », « $ » or comments");
        assertThat(mistakes(GOOD.replace("count(*)", "set_config('role', 'none', true)")))
                .containsExactly("sql: « set_config » is not a function that a figure may call");
        assertThat(mistakes(GOOD.replace("select count(*) as amount from places", "delete from places")))
                .containsExactly("sql: begins with « select »");
    }

    @Test
    void allMistakesAreSaidAtOnce() {
        assertThat(mistakes(GOOD.replace("kind: count", "kind: guess").replace("'2026-11-28'", "'28/11/2026'")
                        + "colour: blue\nbreakdowns: {street: select 1}\n"))
                .containsExactlyInAnyOrder(
                        "kind: one of [count, share, median, average]",
                        "changes: day is written '2026-11-28', between quotes, not 28/11/2026",
                        "breakdowns.street: only commune, epci, state, need, month",
                        "unknown key: colour");
    }
}
