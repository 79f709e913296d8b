package org.tousaidants.observatory.national;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tousaidants.observatory.parquet.DuckDbStore;

class NationalTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private int run(String... words) {
        var out = new PrintStream(said, true, StandardCharsets.UTF_8);
        return new NationalCommand(out, out).run(List.of(words), Clock.systemUTC());
    }

    @Test
    void twoNetworksAreCountedTogetherWithTheirManifest(@TempDir Path folder) throws Exception {
        try (var columns = DuckDbStore.open(1, 200)) {
            for (var network : List.of("a", "b"))
                columns.write(
                        "select '" + network + "' as network, 'lieux' as figure, '2026-10-31' as day, '' as breakdown,"
                                + " '' as cell, cast(case when '" + network
                                + "' = 'a' then 5000 end as bigint) as thousandths,"
                                + " '" + network + "' = 'b' as hidden",
                        folder.resolve(network + ".parquet"),
                        "");
        }
        assertThat(run("--files", folder + "/*.parquet", "--out", folder + "/out"))
                .isZero();
        assertThat(folder.resolve("out/france.csv")).hasContent("lieux;2026-10-31;5000;2;1");
        assertThat(Files.readString(folder.resolve("out/manifest.json")))
                .contains("a;1", "b;1", "sha256", "select figure");
        assertThat(folder.resolve("out")).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void whatIsNotThereIsRefusedAndNothingIsWritten(@TempDir Path folder) {
        assertThat(run("--files", folder + "/*.parquet", "--out", folder + "/out"))
                .isEqualTo(1);
        assertThat(folder.resolve("out")).doesNotExist();
        assertThat(run("--files", "x", "--threads", "many", "--out", "y")).isEqualTo(2);
        assertThat(run("--out", "y")).isEqualTo(2);
    }

    @Test
    void theQueriesUseOnlyWhatTwoEnginesRead() throws Exception {
        assertThat(NationalFigures.queries())
                .hasSize(4)
                .allSatisfy(query -> assertThat(query.sql())
                        .doesNotContainIgnoringCase("group by all", "//", "::", "qualify", "filter (", "median"));
    }
}
