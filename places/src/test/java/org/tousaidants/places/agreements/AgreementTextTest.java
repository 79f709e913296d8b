package org.tousaidants.places.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tousaidants.places.agreements.AgreementText.PartKind;
import org.tousaidants.places.agreements.AgreementText.TextChange;

class AgreementTextTest {
    private static final Path DOCUMENT = Path.of("docs/accord-conjoint.md");
    private static final String MARK = "<!-- model: written by bin/check --fix -->\n";

    @Test
    void aTextIsReadAsHeadingsListsTablesAndParagraphs() {
        var text = AgreementText.of("""
                Avant-propos.

                ## 1. Entre qui
                - Le porteur
                - Le membre
                Une phrase.
                Une autre.

                | Données | Qui |
                |---|---|
                | Annuaire | porteur |
                | Pass |
                | Mandats | membre | de trop |
                """);
        assertThat(text.parts().stream().map(AgreementText.TextPart::kind))
                .containsExactly(
                        PartKind.PARAGRAPH,
                        PartKind.HEADING,
                        PartKind.LIST,
                        PartKind.PARAGRAPH,
                        PartKind.PARAGRAPH,
                        PartKind.TABLE);
        var table = text.parts().getLast();
        assertThat(table.section()).isEqualTo("1. Entre qui");
        assertThat(table.head()).containsExactly("Données", "Qui");
        assertThat(table.rows())
                .containsExactly(List.of("Annuaire", "porteur"), List.of("Pass", ""), List.of("Mandats", "membre"));
    }

    @Test
    void strangeTextBreaksNothing() {
        for (var strange : List.of("", "##", "## ", "-", "|", "||", "| |", "|---|", "[", "[]", "\u0000", "<script>"))
            assertThat(AgreementText.of(strange).parts()).hasSizeLessThanOrEqualTo(1);
        assertThat(AgreementText.toFill("[a] et [b\nc] et [a], [ ]")).containsExactly("[a]", "[ ]");
    }

    @Test
    void changesNameTheSectionAndTheLinesOnly() {
        var before = "## Un\nA\n\n## Deux\n- B\n- C\n";
        assertThat(AgreementText.changes(before, before)).isEmpty();
        assertThat(AgreementText.changes(before, "## Un\nA\n\n## Deux\n- B\n- D\n- E\n"))
                .containsExactly(new TextChange("Deux", List.of("C"), List.of("D", "E")));
        assertThat(AgreementText.changes("", before))
                .singleElement()
                .satisfies(change -> assertThat(change.removed()).isEmpty());
    }

    /// Between random texts, the removed and the added lines are exactly those by which the texts differ.
    @Test
    void everyChangedLineIsShownOnce() {
        var random = RandomGenerator.of("L64X128MixRandom");
        for (var round = 0; round < 300; round++) {
            var before = lines(random);
            var after = lines(random);
            var changes = AgreementText.changes(before, after);
            var removed = changes.stream().mapToInt(one -> one.removed().size()).sum();
            var added = changes.stream().mapToInt(one -> one.added().size()).sum();
            assertThat(before.lines().filter(line -> !line.isEmpty()).count() - removed)
                    .as("the kept lines of %s | %s", before, after)
                    .isEqualTo(after.lines().filter(line -> !line.isEmpty()).count() - added);
            assertThat(changes.isEmpty()).isEqualTo(before.equals(after));
        }
    }

    private static String lines(RandomGenerator random) {
        return IntStream.range(0, random.nextInt(6))
                .mapToObj(i -> String.valueOf((char) ('a' + random.nextInt(4))))
                .collect(Collectors.joining("\n\n"));
    }

    /// The document for readers without a site is the shipped model.
    @Test
    void theDocumentIsTheModel() throws IOException {
        var text = Files.readString(DOCUMENT);
        var from = text.indexOf(MARK) + MARK.length();
        assertThat(from).isGreaterThan(MARK.length());
        var wanted = text.substring(0, from) + "\n" + AgreementModel.document();
        if (Boolean.getBoolean("ta.fix")) Files.writeString(DOCUMENT, wanted);
        else assertThat(text).as("bin/check --fix writes it").isEqualTo(wanted);
    }
}
