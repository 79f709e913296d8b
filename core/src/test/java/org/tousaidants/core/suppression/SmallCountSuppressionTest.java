package org.tousaidants.core.suppression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tousaidants.core.suppression.PublishedCounts.SumOfCounts;

class SmallCountSuppressionTest {
    /// A random table of counts with this number of rows and columns, the sums of the rows and columns, and the
    /// total.
    private static PublishedCounts table(Random random, int rows, int columns, int most) {
        var counts = new ArrayList<Long>();
        var sums = new ArrayList<SumOfCounts>();
        var wide = columns + 1;
        for (var row = 0; row <= rows; row++) for (var column = 0; column <= columns; column++) counts.add(0L);
        for (var row = 0; row < rows; row++)
            for (var column = 0; column < columns; column++) {
                var count = random.nextInt(3) == 0 ? 0L : random.nextInt(random.nextInt(3) == 0 ? 11 : most);
                for (var cell :
                        List.of(row * wide + column, row * wide + columns, rows * wide + column, rows * wide + columns))
                    counts.set(cell, counts.get(cell) + count);
            }
        for (var row = 0; row <= rows; row++) {
            var here = row;
            sums.add(new SumOfCounts(
                    row * wide + columns,
                    IntStream.range(0, columns).mapToObj(c -> here * wide + c).toList()));
        }
        for (var column = 0; column <= columns; column++) {
            var here = column;
            sums.add(new SumOfCounts(
                    rows * wide + column,
                    IntStream.range(0, rows).mapToObj(r -> r * wide + here).toList()));
        }
        return new PublishedCounts(counts, sums, Set.of());
    }

    @Test
    void nobodyBoundsASmallCountTooWell() {
        var random = new Random(18);
        for (var i = 0; i < 25; i++) {
            var publication = table(random, 3 + random.nextInt(6), 2 + random.nextInt(5), 80);
            var hiding = SmallCountSuppression.of(publication, PrimarySuppression.USUAL);
            var attack = new DisclosureRiskCheck(publication, hiding.hidden());
            for (var cell = 0; cell < publication.counts().size(); cell++)
                if (PrimarySuppression.USUAL.small(publication.count(cell))
                        && !hiding.exposed().contains(cell)) {
                    assertThat(hiding.hidden()).contains(cell);
                    assertThat(attack.tells(cell, PrimarySuppression.USUAL))
                            .as("bounds of an exchange for " + cell)
                            .isFalse();
                    var bounds = attack.on(cell);
                    assertThat(bounds.most()).isGreaterThanOrEqualTo(11 - 1e-6);
                    assertThat(bounds.most() - bounds.least()).isGreaterThanOrEqualTo(5 - 1e-6);
                    assertThat((double) publication.count(cell)).isBetween(bounds.least() - 1e-6, bounds.most() + 1e-6);
                }
            // Only a lone row of a small total cannot be protected, and no table here is that small.
            if (publication.counts().getLast() >= 40)
                assertThat(hiding.exposed()).isEmpty();
        }
    }

    @Test
    void theSmallCountAloneInItsRowTakesAnotherWithIt() {
        var publication = new PublishedCounts(
                List.of(4L, 20L, 30L, 54L), List.of(new SumOfCounts(3, List.of(0, 1, 2))), Set.of());
        assertThat(new DisclosureRiskCheck(publication, Set.of(0)).on(0).tells(PrimarySuppression.USUAL))
                .isTrue();
        var hiding = SmallCountSuppression.of(publication, PrimarySuppression.USUAL);
        assertThat(hiding.hidden()).contains(0).hasSize(2);
        assertThat(hiding.exposed()).isEmpty();
    }

    @Test
    void theTotalOfTwoSmallOnesIsNoProtection() {
        // The counts 3 and 4 with their published sum 7: each is known to be at most 7.
        var publication = new PublishedCounts(
                List.of(3L, 4L, 7L, 40L, 47L),
                List.of(new SumOfCounts(2, List.of(0, 1)), new SumOfCounts(4, List.of(2, 3))),
                Set.of());
        var hiding = SmallCountSuppression.of(publication, PrimarySuppression.USUAL);
        assertThat(hiding.hidden()).contains(0, 1, 2);
        assertThat(hiding.hidden().contains(3) || hiding.hidden().contains(4)).isTrue();
        assertThat(hiding.exposed()).isEmpty();
    }

    @Test
    void whatWasShownBeforeCannotHideAndIsSaid() {
        var counts = List.of(4L, 20L, 24L);
        var sums = List.of(new SumOfCounts(2, List.of(0, 1)));
        assertThat(SmallCountSuppression.of(new PublishedCounts(counts, sums, Set.of(1, 2)), PrimarySuppression.USUAL)
                        .exposed())
                .containsExactly(0);
        assertThat(SmallCountSuppression.of(new PublishedCounts(counts, sums, Set.of(0)), PrimarySuppression.USUAL)
                        .exposed())
                .containsExactly(0);
        // The total was published, one part was not: that part protects the other.
        assertThat(SmallCountSuppression.of(new PublishedCounts(counts, sums, Set.of(2)), PrimarySuppression.USUAL)
                        .hidden())
                .containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void nothingSmallHidesNothing() {
        var publication =
                new PublishedCounts(List.of(0L, 20L, 20L), List.of(new SumOfCounts(2, List.of(0, 1))), Set.of());
        assertThat(SmallCountSuppression.of(publication, PrimarySuppression.USUAL)
                        .hidden())
                .isEmpty();
    }

    @Test
    void countsThatDoNotAddUpAreRefused() {
        assertThatThrownBy(() ->
                        new PublishedCounts(List.of(1L, 2L, 4L), List.of(new SumOfCounts(2, List.of(0, 1))), Set.of()))
                .hasMessageContaining("its parts make 3");
    }
}
