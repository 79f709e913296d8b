package org.tousaidants.platform.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChartTest {
    @Test
    void whatIsMissingIsNeverDrawnAsZero() {
        var line = Curve.of("lieux", List.of(Amount.of("a", 1), Amount.missing("b"), Amount.of("c", 2)));
        assertThat(line.path(line.series().getFirst())).containsPattern("^M[^L]*M[^L]*$");
        assertThat(line.dots(line.series().getFirst())).matches("(M[^M]*){2}");
    }

    @Test
    void aChangedDefinitionCutsTheLine() {
        var amounts = List.of(Amount.of("a", 1), Amount.of("b", 2), Amount.of("c", 3), Amount.of("d", 4));
        var times = amounts.stream().map(Amount::label).toList();
        var line = new Curve("lieux", times, List.of(new Curve.Series("lieux", amounts)), List.of(2));
        assertThat(line.path(line.series().getFirst())).containsPattern("^M[^LM]*L[^LM]*M[^LM]*L[^LM]*$");
        assertThat(line.cuts()).hasSize(1);
    }

    @Test
    void aSeriesWithAnAmountTooFewIsRefused() {
        assertThatThrownBy(
                        () -> new Curve("x", List.of("a", "b"), List.of(new Curve.Series("x", List.of())), List.of()))
                .hasMessageContaining("0 amounts for 2 times");
    }

    @Test
    void theScaleHoldsTheMostInRoundSteps() {
        var random = new Random(3);
        for (var i = 0; i < 2000; i++) {
            var most = random.nextDouble() * Math.pow(10, random.nextInt(9) - 2);
            var scale = Scale.upTo(most);
            assertThat(scale.top()).isGreaterThanOrEqualTo(most * (1 - 1e-9)).isLessThan(most * 2.6);
            assertThat(scale.marks()).hasSizeBetween(2, 6);
        }
        assertThat(Scale.upTo(52).marks()).containsExactly(0.0, 20.0, 40.0, 60.0);
        assertThat(Scale.upTo(0).marks()).containsExactly(0.0, 1.0);
    }

    @Test
    void equalSharesLieOnTheStraightLineAndOneWhoHasAllFarFromIt() {
        var equal = Lorenz.over("lieux", List.of(new Lorenz.Holding(10, 20), new Lorenz.Holding(30, 60)));
        assertThat(equal.gini()).isCloseTo(0, within(1e-9));
        assertThat(equal.shareOf(.5)).isCloseTo(.5, within(1e-9));
        var one = Lorenz.over("lieux", List.of(new Lorenz.Holding(99, 0), new Lorenz.Holding(1, 5)));
        assertThat(one.gini()).isCloseTo(.99, within(1e-9));
        assertThat(one.shareOf(.5)).isZero();
        assertThat(Lorenz.over("lieux", List.of()).points()).isEmpty();
    }

    @Test
    void aLorenzCurveNeverRisesAboveTheStraightLine() {
        var random = new Random(5);
        for (var i = 0; i < 200; i++) {
            var curve = Lorenz.over(
                    "x",
                    IntStream.rangeClosed(0, random.nextInt(20))
                            .mapToObj(n -> new Lorenz.Holding(1 + random.nextInt(1000), 1 + random.nextInt(50)))
                            .toList());
            for (var share = .05; share < 1; share += .05)
                assertThat(curve.shareOf(share)).isLessThanOrEqualTo(share + 1e-9);
        }
    }

    @Test
    void fiveNumbersSayTheSpread() {
        assertThat(Spread.Row.over("a", 9, 1, 5, 3, 7).five()).containsExactly(1.0, 3.0, 5.0, 7.0, 9.0);
        assertThat(Spread.Row.over("a").known()).isFalse();
        assertThatThrownBy(() -> new Spread.Row("a", List.of(2.0, 1.0, 3.0, 4.0, 5.0)))
                .hasMessageContaining("in order");
    }

    @Test
    void barsStartAtZeroAndHiddenOnesHaveNoLength() {
        var bars = new Bars("x", List.of(Amount.of("a", 4), Amount.of("b", 1), Amount.hidden("c"), Amount.of("d", 0)));
        assertThat(bars.amounts().stream().map(bars::percent)).containsExactly(100.0, 25.0, 0.0, 0.0);
        assertThat(bars.least().orElseThrow().label()).isEqualTo("d");
    }
}
