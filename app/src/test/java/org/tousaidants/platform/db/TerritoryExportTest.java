package org.tousaidants.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.tousaidants.core.text.Sha256;
import org.tousaidants.demo.people.DemoTestSite;
import org.tousaidants.platform.tenancy.CurrentTenantScope;
import org.tousaidants.platform.web.TestSite;

/// A territory leaves with all its data, and its new host serves the same addresses.
@TestPropertySource(properties = "ta.secret=" + TerritoryExportTest.SECRET)
class TerritoryExportTest extends DemoTestSite {
    static final String SECRET = "the secret of the first host, long enough";
    /// Tables of the installation: reference data read again at each host, sessions, scheduled work.
    private static final Set<String> SHARED = Set.of(
            "communes_commune",
            "communes_import",
            "communes_row",
            "figures_commune",
            "flyway_schema_history",
            "identity_session",
            "identity_session_attributes",
            "jobs_task",
            "restoration_mark");

    @Autowired
    DataSource source;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);

    private Path exported() throws IOException {
        var folder = Files.createTempDirectory("leaving").resolve("reseau");
        assertThat(new NetworkExportCommand(out, out)
                        .export(source, folder, networks.here().id(), clock))
                .as(said.toString(StandardCharsets.UTF_8))
                .isEqualTo(0);
        return folder;
    }

    private int read(DataSource there, Path folder) throws IOException {
        return new NetworkImportCommand(out, out).load(there, folder);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void everyTableIsThatOfATenantOrOfTheInstallation() {
        var tables = new TreeSet<>(sql.sql("select table_name from information_schema.tables"
                        + " where table_schema = 'public' and table_type = 'BASE TABLE'")
                .query(String.class)
                .list());
        tables.removeAll(new TenantTableRows(source).tables());
        assertThat(tables).as("tables that leave with no tenant").isEqualTo(new TreeSet<>(SHARED));
    }

    @Test
    void everyRowIsReadBackAndTheNewHostServesTheSameAddresses() throws Exception {
        var folder = exported();
        var before = prints(source);
        assertThat(before.values()).as("the demonstration fills many tables").hasSizeGreaterThan(60);
        assertThat(Files.readString(folder.resolve("dictionnaire.csv")))
                .contains("badges_key,sealed,bytea", "the private half under the secret of the installation");

        var url = TestDatabase.url();
        try (var there = Database.join(url, Path.of("target", "no-data"))) {
            assertThat(read(there.dataSource(), folder)).as(said()).isZero();
            assertThat(prints(there.dataSource())).isEqualTo(before);
            assertThat(read(there.dataSource(), folder)).as("a second time").isEqualTo(1);
        }

        var badge = sql.sql("select code from badges_badge order by code limit 1")
                .query(String.class)
                .single();
        var addresses = new ArrayList<>(List.of("/verifier/" + badge));
        sql.sql("select code from places_place where gone_at is null and merged_into is null"
                        + " order by code limit 3")
                .query(String.class)
                .list()
                .forEach(id -> addresses.add("/lieux/" + id));
        var here = networks.here();
        try (var site = TestDatabase.site(
                TestSite.class,
                url,
                List.of(
                        "--ta.demo=true",
                        "--ta.demo.year=false",
                        "--ta.network.id=" + here.id(),
                        "--ta.network.name=" + here.name(),
                        "--ta.network.departement=17",
                        "--ta.secret=the secret of the second host, also long enough",
                        "--ta.secret-before=" + SECRET))) {
            var next = site.getEnvironment().getProperty("local.server.port");
            for (var address : addresses) {
                var old = get(port, address);
                assertThat(old.statusCode()).as(address).isEqualTo(200);
                var now = get(Integer.parseInt(String.valueOf(next)), address);
                assertThat(now.statusCode()).as(address).isEqualTo(200);
                assertThat(title(now.body())).as(address).isEqualTo(title(old.body()));
            }
            var opened = site.getBean(EncryptedRowReencryption.class).counts();
            assertThat(opened.keySet()).as("each sealed row opens").allMatch(OptionalInt::isPresent);
            assertThat(opened.keySet()).isNotEmpty();
        }
    }

    private static HttpResponse<String> get(int port, String address) throws Exception {
        try (var client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + address))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private static String title(String page) {
        return page.replaceAll("(?s).*<h1[^>]*>(.*?)</h1>.*", "$1");
    }

    /// The fingerprint of all rows of each table.
    private Map<String, String> prints(DataSource of) {
        var prints = new TreeMap<String, String>();
        CurrentTenantScope.in(networks.here().id(), () -> {
            var rows = new TenantTableRows(of);
            for (var table : rows.counts(_ -> true).keySet()) {
                var columns = String.join(
                        ", ",
                        rows.columns(table).stream()
                                .map(column -> '"' + column.name() + '"')
                                .toList());
                prints.put(
                        table,
                        Sha256.hex(rows.one(
                                        "select string_agg(line, chr(10) order by line collate \"C\") from (select row("
                                                + columns + ")::text line from " + table + ") lines")
                                .orElse("")));
            }
        });
        return prints;
    }

    @Test
    void aChangedFileIsRefusedAndNothingIsWritten() throws IOException {
        var folder = exported();
        var file = folder.resolve("donnees/identity_account.csv");
        Files.writeString(file, Files.readString(file).replace("COORDINATOR", "HELPER"));
        try (var there = Database.join(TestDatabase.url(), Path.of("target", "no-data"))) {
            assertThat(read(there.dataSource(), folder)).isEqualTo(1);
            assertThat(said()).contains("identity_account.csv a changé");
            assertThat(NetworkCommand.networks(there.dataSource())).isEmpty();
        }
    }

    @Test
    void anExportOverwritesNoFolder() throws IOException {
        var folder = Files.createTempDirectory("leaving");
        Files.writeString(folder.resolve("mine.txt"), "kept");
        assertThat(new NetworkExportCommand(out, out).export(source, folder, "", clock))
                .isEqualTo(1);
        assertThat(folder.resolve("mine.txt")).hasContent("kept");
    }
}
