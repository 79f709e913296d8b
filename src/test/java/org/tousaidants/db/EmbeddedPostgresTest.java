package org.tousaidants.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class EmbeddedPostgresTest {
    @Test
    void frenchWordsAreSortedAsInADictionary() {
        try (var database = TestDatabase.fresh()) {
            assertThat(JdbcClient.create(database)
                            .sql("select w from unnest(array['Eu','Zebra','abc','eau','Étretat','été']) w order by w")
                            .query(String.class)
                            .list())
                    .isEqualTo(List.of("abc", "eau", "été", "Étretat", "Eu", "Zebra"));
        }
    }

    @Test
    void aKilledApplicationLosesNothingCommittedAndLeavesNoServerBehind() throws Exception {
        var folder = Files.createTempDirectory(
                "tous-aidants-kill",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        var first = application(folder);
        var server = serverOf(first);
        var last = "";
        for (var i = 0; i < 50; i++) last = first.inputReader().readLine();
        kill(first, server);

        var second = application(folder);
        var again = serverOf(second);
        assertThat(count(second.inputReader().readLine()))
                .as("what was committed before the kill is there")
                .isGreaterThan(count(last));
        kill(second, again);
        PostgresBinaries.delete(folder);
    }

    private static ProcessHandle serverOf(Process application) throws Exception {
        var said = application.inputReader().readLine();
        assertThat(said).startsWith("ready ");
        return ProcessHandle.of(Long.parseLong(said.substring(6))).orElseThrow();
    }

    private static void kill(Process application, ProcessHandle server) throws Exception {
        application.destroyForcibly().waitFor();
        server.onExit().get(20, TimeUnit.SECONDS);
    }

    private static int count(String said) {
        return Integer.parseInt(said.substring("counted ".length()));
    }

    private static Process application(Path folder) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        CountingApplication.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    @Test
    void twoApplicationsDoNotServeOneFolder() throws Exception {
        var folder = Files.createTempDirectory("tous-aidants-lock");
        try (var first = DataFolder.open(folder)) {
            assertThatThrownBy(() -> DataFolder.open(first.path()))
                    .isInstanceOf(DatabaseRefused.class)
                    .hasMessageContaining("sert déjà le dossier");
        }
        DataFolder.open(folder).close();
    }

    @Test
    void theDataFolderIsWhereTheDocumentationSays() {
        var home = Path.of("/home/nadia");
        assertThat(DataFolder.chosen(Map.of("TA_DATA_DIR", "/srv/ta"), "nadia", home))
                .isEqualTo(Path.of("/srv/ta"));
        assertThat(DataFolder.chosen(Map.of(), "root", home)).isEqualTo(Path.of("/var/lib/tous-aidants"));
        assertThat(DataFolder.chosen(Map.of(), "nadia", home))
                .isEqualTo(Path.of("/home/nadia/.local/share/tous-aidants"));
    }

    @Test
    void anAddressIsReadAndItsPasswordNeverShown() {
        assertThat(DatabaseAddress.parse("postgres://claire:s%40fe@db.example:6432/ta?sslmode=require"))
                .isEqualTo(new DatabaseAddress(
                        "jdbc:postgresql://db.example:6432/ta?sslmode=require",
                        Optional.of("claire"),
                        Optional.of("s@fe")));
        assertThat(DatabaseAddress.parse("postgres://claire:secret@db.example/ta")
                        .toString())
                .doesNotContain("secret");
        assertThat(DatabaseAddress.parse("jdbc:postgresql://h/b?user=a&password=secret")
                        .toString())
                .doesNotContain("secret");
        for (var wrong : List.of("mysql://a:secret@b/c", "postgres://claire:secret@", "postgres:// a:secret"))
            assertThatThrownBy(() -> DatabaseAddress.parse(wrong))
                    .isInstanceOf(DatabaseRefused.class)
                    .hasMessageNotContaining("secret");
    }
}
