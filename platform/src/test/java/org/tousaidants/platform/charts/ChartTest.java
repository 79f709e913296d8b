package org.tousaidants.platform.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChartTest {
    /// A rule for a class alone.
    private static final Pattern RULE = Pattern.compile("(?m)^\\s*(\\.[a-z][a-z0-9-]*) \\{");

    @Test
    void whatIsMissingIsNeverDrawnAsZero() {
        var line =
                LineChart.of("lieux", List.of(ChartValue.of("a", 1), ChartValue.missing("b"), ChartValue.of("c", 2)));
        assertThat(line.path(line.series().getFirst())).containsPattern("^M[^L]*M[^L]*$");
        assertThat(line.dots(line.series().getFirst())).matches("(M[^M]*){2}");
    }

    @Test
    void aChangedDefinitionCutsTheLine() {
        var amounts =
                List.of(ChartValue.of("a", 1), ChartValue.of("b", 2), ChartValue.of("c", 3), ChartValue.of("d", 4));
        var times = amounts.stream().map(ChartValue::label).toList();
        var line = new LineChart(
                "lieux", times, List.of(new LineChart.LineChartSeries("lieux", amounts)), List.of(2), false);
        assertThat(line.path(line.series().getFirst())).containsPattern("^M[^LM]*L[^LM]*M[^LM]*L[^LM]*$");
        assertThat(line.cuts()).hasSize(1);
    }

    @Test
    void twoLinesThatEndAtOnePointWriteItsValueOnce() {
        var first = new LineChart.LineChartSeries("a", List.of(ChartValue.of("1", 0), ChartValue.of("2", 100)));
        var second = new LineChart.LineChartSeries("b", List.of(ChartValue.of("1", 50), ChartValue.of("2", 100)));
        var line = new LineChart("%", List.of("1", "2"), List.of(first, second), List.of(), true);
        assertThat(line.last(first)).isPresent();
        assertThat(line.last(second)).isEmpty();
    }

    /// « .bar » was a bar of a chart and the links at the foot of a telephone: with a chart, they showed on every
    /// screen.
    @Test
    void noClassHasTwoMeaningsOnAPageWithAChart() throws IOException {
        var sheets = new TreeMap<String, Set<String>>();
        for (var sheet : List.of("ta.css", "work.css", "charts.css", "map.css"))
            RULE.matcher(Files.readString(Path.of("platform/src/main/resources/static", sheet)))
                    .results()
                    .forEach(one -> sheets.computeIfAbsent(one.group(1), _ -> new TreeSet<>())
                            .add(sheet));
        assertThat(sheets).containsKeys(".bar", ".chart-fill");
        assertThat(sheets.entrySet()).allMatch(one -> one.getValue().size() == 1);
    }

    @Test
    void aSeriesWithAnAmountTooFewIsRefused() {
        assertThatThrownBy(() -> new LineChart(
                        "x",
                        List.of("a", "b"),
                        List.of(new LineChart.LineChartSeries("x", List.of())),
                        List.of(),
                        false))
                .hasMessageContaining("0 amounts for 2 times");
    }

    @Test
    void theScaleHoldsTheMostInRoundSteps() {
        var random = new Random(3);
        for (var i = 0; i < 2000; i++) {
            var most = random.nextDouble() * Math.pow(10, random.nextInt(9) - 2);
            var scale = ChartAxisScale.upTo(most);
            assertThat(scale.top()).isGreaterThanOrEqualTo(most * (1 - 1e-9)).isLessThan(most * 2.6);
            assertThat(scale.marks()).hasSizeBetween(2, 6);
        }
        assertThat(ChartAxisScale.upTo(52).marks()).containsExactly(0.0, 20.0, 40.0, 60.0);
        assertThat(ChartAxisScale.upTo(0).marks()).containsExactly(0.0, 1.0);
    }

    @Test
    void barsStartAtZeroAndHiddenOnesHaveNoLength() {
        var bars = Chart.bars(
                "x",
                List.of(ChartValue.of("a", 4), ChartValue.of("b", 1), ChartValue.hidden("c"), ChartValue.of("d", 0)));
        assertThat(bars.amounts().stream().map(bars::percent)).containsExactly(100.0, 25.0, 0.0, 0.0);
        assertThat(Chart.bars("x", List.of(ChartValue.of("a", 43), ChartValue.of("b", 20)))
                        .scale()
                        .top())
                .as("the longest bar ends below a round number")
                .isEqualTo(50);
    }

    /// Regression: 93 of 100 filled the whole bar, and so did 43.8 of 100 euros.
    @Test
    void aShareFillsItsShareOfTheBarWhateverTheOthersAre() {
        var shares = Chart.shares("%", List.of(ChartValue.of("a", 93), ChartValue.of("b", 43.8)));
        assertThat(shares.amounts().stream().map(shares::percent)).containsExactly(93.0, 43.8);
        assertThat(shares.scale().marks()).containsExactly(0.0, 25.0, 50.0, 75.0, 100.0);
        var line = LineChart.of("%", List.of(ChartValue.of("a", 2), ChartValue.of("b", 4)), List.of(), true);
        assertThat(line.scale().top()).isEqualTo(100);
    }

    @Test
    void thePartsOfAWholeMakeOneBarAndNoneIsDrawnWhenOneIsHidden() {
        var parts = (ShareBarChart)
                Chart.parts("euros", List.of(ChartValue.of("a", 30), ChartValue.of("b", 60), ChartValue.of("c", 10)));
        assertThat(parts.amounts().stream().map(parts::percent)).containsExactly(30.0, 60.0, 10.0);
        assertThat(List.of(parts.start(0), parts.start(1), parts.start(2))).containsExactly(0.0, 30.0, 90.0);
        assertThat(Chart.parts("euros", List.of(ChartValue.of("a", 30), ChartValue.hidden("b")))
                        .amounts())
                .as("the rest of the whole would tell the hidden one")
                .noneMatch(ChartValue::known);
        assertThat(Chart.parts(
                        "euros",
                        IntStream.range(0, 6)
                                .mapToObj(n -> ChartValue.of("p" + n, 10))
                                .toList()))
                .as("six tints are not told apart")
                .isInstanceOfSatisfying(
                        BarChart.class, bars -> assertThat(bars.share()).isTrue());
    }
}
