package org.tousaidants.platform.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.tousaidants.platform.web.RunningSite;

/// Tests that each chart shows its message, unit, axis, definition and source, on the page and in each of its
/// files.
class ChartFilesTest extends RunningSite {
    private static final String PAGE = "/composants/graphiques";
    private static final String MESSAGE = "69\u00a0% disent que l’aide a été utile, + 3 points en un an";
    private static final String DEFINITION = "Ils ne disent rien d’un vrai réseau.";

    @Test
    void aChartOnAPageHasItsMessageAsTitleItsDoubtItsAxisItsUnitAndItsSource() {
        var page = visitor().get(PAGE).body();
        var chart = page.substring(page.indexOf("id=\"shares-title\""), page.indexOf("id=\"parts-title\""));
        assertThat(chart)
                .contains(
                        MESSAGE, "entre 65 et 73", "<span>0\u00a0%</span>", "<span>100\u00a0%</span>", "% des réponses")
                .contains("<b>93\u00a0%</b>", "width=\"93.0\"", DEFINITION, "Source\u00a0:");
        assertThat(chart.indexOf(DEFINITION)).as("notes are folded").isGreaterThan(chart.indexOf("<details>"));
    }

    @Test
    void aChartIsDownloadedAsDrawingPictureAndTableWithItsDefinitionAndSourceInside() throws Exception {
        for (var chart : new String[] {"shares", "parts", "bars", "line"}) {
            var drawing = visitor().file(PAGE + "?fichier=" + chart + ".svg");
            assertThat(drawing.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("image/svg+xml");
            assertThat(drawing.headers().firstValue("Content-Disposition").orElseThrow())
                    .contains(chart + ".svg");
            var svg = new String(drawing.body(), StandardCharsets.UTF_8);
            assertThat(svg)
                    .startsWith("<svg")
                    .contains("<title>", "<desc>", DEFINITION.split(" ")[0], "Source");
            var png = visitor().file(PAGE + "?fichier=" + chart + ".png").body();
            assertThat(new String(png, StandardCharsets.UTF_8)).contains("Title", "Description", DEFINITION, "Source");
            var picture = ImageIO.read(new ByteArrayInputStream(png));
            assertThat(picture.getWidth()).isEqualTo(1800);
            var table = new String(
                    visitor().file(PAGE + "?fichier=" + chart + ".csv").body(), StandardCharsets.UTF_8);
            assertThat(table).contains("series,label,value,hidden,unit,title,definition,source", DEFINITION, "Source");
        }
        var shares = new String(visitor().file(PAGE + "?fichier=shares.svg").body(), StandardCharsets.UTF_8);
        assertThat(shares).contains(MESSAGE, ">100<", ">93\u00a0%<", ">% des réponses<", ">Cela m’a servi<");
    }

    @Test
    void aPageStaysAPageWhenNoChartHasTheNameAskedFor() {
        var page = visitor().get(PAGE + "?lang=en&fichier=nothing-like-it.png");
        assertThat(page.body()).contains("<h1>", "fichier=bars.png\"");
    }
}
