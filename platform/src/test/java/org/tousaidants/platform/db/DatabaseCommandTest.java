package org.tousaidants.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tousaidants.platform.tenancy.AllTenantsAccess;

class DatabaseCommandTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @BeforeEach
    void open() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        TestDatabase.lendPrograms(Files.createDirectory(folder.resolve("data")));
    }

    private int run(String... words) throws Exception {
        var out = new PrintStream(said, true, StandardCharsets.UTF_8);
        return new DatabaseCommand("", folder.resolve("data"), out, out).run(List.of(words), Clock.systemUTC());
    }

    private Database database() {
        var database = Database.open("", folder.resolve("data"));
        // After its start, the site has granted the role all tables.
        JdbcClient.create(database.dataSource())
                .sql("alter default privileges grant all on tables to " + AllTenantsAccess.ROLE)
                .update();
        return database;
    }

    @Test
    void aBackupTakenWhileServingIsRestoredAndOneThatIsBrokenChangesNothing() throws Exception {
        assumeTrue(DatabaseCommand.program("pg_dump").isPresent(), "needs postgresql-client-17");
        var file = folder.resolve("sauvegarde du soir.dump");
        try (var served = database()) {
            var client = JdbcClient.create(served.dataSource());
            client.sql("create table kept (word text)").update();
            client.sql("insert into kept values ('Étretat')").update();
            assertThat(run("backup", file.toString())).as(said.toString()).isZero();
            client.sql("insert into kept values ('after the backup')").update();
            assertThatThrownBy(() -> run("restore", file.toString()))
                    .isInstanceOf(DatabaseSetupException.class)
                    .hasMessageContaining("sert déjà");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");

        var broken = Files.write(folder.resolve("broken.dump"), java.util.Arrays.copyOf(Files.readAllBytes(file), 700));
        assertThat(run("restore", broken.toString())).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("Rien n’a été changé");
        assertThat(words()).containsExactly("after the backup", "Étretat");

        assertThat(run("restore", file.toString())).as(said.toString()).isZero();
        assertThat(words()).containsExactly("Étretat");
    }

    @Test
    void theDumpOfAnotherNetworkIsRefusedAndTheOldDatabaseStaysBesideAfterARestoration() throws Exception {
        assumeTrue(DatabaseCommand.program("pg_dump").isPresent(), "needs postgresql-client-17");
        var ours = folder.resolve("ours.dump");
        var foreign = folder.resolve("foreign.dump");
        var other = folder.resolve("other.dump");
        var begun = folder.resolve("begun.dump");
        try (var served = database()) {
            var client = JdbcClient.create(served.dataSource());
            client.sql("create table kept (word text)").update();
            assertThat(run("backup", foreign.toString())).isZero();
            client.sql("create table flyway_schema_history (version text, checksum int, success boolean)")
                    .update();
            client.sql("insert into flyway_schema_history values ('1', 7, true), ('2', 8, true)")
                    .update();
            client.sql("create table identity_network (id text)").update();
            client.sql("create table journal_entry (network text, number int, hash bytea)")
                    .update();
            client.sql("insert into identity_network values ('elsewhere')").update();
            assertThat(run("backup", other.toString())).isZero();
            client.sql("update identity_network set id = 'here'").update();
            client.sql("insert into journal_entry values ('here', 1, '\\x0a'), ('here', 2, '\\x0b')")
                    .update();
            assertThat(run("backup", begun.toString())).isZero();
            client.sql("update journal_entry set hash = '\\x01' where number = 1")
                    .update();
            client.sql("insert into kept values ('ours')").update();
            assertThat(run("backup", ours.toString())).isZero();
            client.sql("insert into journal_entry values ('here', 3, '\\x0c')").update();
        }
        assertThat(run("restore", foreign.toString())).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("pas une sauvegarde de Tous Aidants");
        assertThat(run("restore", other.toString())).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("autre réseau : elsewhere");
        assertThat(run("restore", begun.toString())).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("son journal ne commence pas comme celui de cette installation (2 entrées, ici 3)");
        assertThat(words()).containsExactly("ours");
        assertThat(run("restore", ours.toString())).as(said.toString()).isZero();
        assertThat(words()).containsExactly("ours");
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("tousaidants_before", "Journal : 2 entrées dans la sauvegarde, 3 dans l’ancienne base");
    }

    /// Regression: the queries that detect a foreign file ran as superuser over objects from that file.
    @Test
    void aFileThatHoldsAProgramRunsNoneOnTheMachineOfWhoRestoresIt() throws Exception {
        assumeTrue(DatabaseCommand.program("pg_dump").isPresent(), "needs postgresql-client-17");
        var hostile = folder.resolve("hostile.dump");
        var owned = Path.of("/tmp/owned-" + ProcessHandle.current().pid());
        try (var served = database()) {
            var client = JdbcClient.create(served.dataSource());
            ours(client);
            client.sql("insert into kept values ('ours')").update();
            client.sql("alter table journal_entry rename to kept_journal").update();
            client.sql("create table journal_entry (network text, number int, hash text)")
                    .update();
            client.sql("insert into journal_entry values ('here', 1, '0a')").update();
            client.sql("""
                    create function encode(text, text) returns text language plpgsql as $$
                    begin
                        execute 'copy (select 1) to program ''touch %s''';
                        return $1;
                    end $$""".formatted(owned)).update();
            assertThat(run("backup", hostile.toString())).as(said.toString()).isZero();
            client.sql("drop function encode(text, text)").update();
            client.sql("drop table journal_entry").update();
            client.sql("alter table kept_journal rename to journal_entry").update();
        }
        try {
            assertThat(run("restore", hostile.toString())).isEqualTo(1);
            assertThat(said.toString(StandardCharsets.UTF_8)).contains("Rien n’a été changé", "permission denied");
            assertThat(owned).doesNotExist();
            assertThat(words()).containsExactly("ours");
        } finally {
            Files.deleteIfExists(owned);
        }
    }

    @Test
    void aFileIsJudgedByItsContentsBeforeAnythingOfItRuns() throws Exception {
        assumeTrue(DatabaseCommand.program("pg_dump").isPresent(), "needs postgresql-client-17");
        var strange = folder.resolve("strange.dump");
        try (var served = database()) {
            var client = JdbcClient.create(served.dataSource());
            ours(client);
            client.sql("create publication everything_leaves for table kept").update();
            assertThat(run("backup", strange.toString())).as(said.toString()).isZero();
        }
        assertThat(run("restore", strange.toString())).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("Rien n’a été changé", "aucune sauvegarde de Tous Aidants", "PUBLICATION");
        var script = Files.writeString(folder.resolve("script.sql"), "\\! touch /tmp/owned\n");
        assertThat(run("restore", script.toString())).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("pas un fichier de « database backup »");
    }

    /// The backup contains all objects of the migrations, so that a new kind of object is not refused.
    @Test
    void aBackupOfTheWholeSchemaIsRestoredAndBelongsToTheApplicationAlone() throws Exception {
        assumeTrue(DatabaseCommand.program("pg_dump").isPresent(), "needs postgresql-client-17");
        var file = folder.resolve("whole.dump");
        try (var served = database()) {
            served.migrate();
            assertThat(run("backup", file.toString())).as(said.toString()).isZero();
        }
        assertThat(run("restore", file.toString())).as(said.toString()).isZero();
        try (var served = database()) {
            var client = JdbcClient.create(served.dataSource());
            assertThat(client.sql("select distinct tableowner from pg_tables where schemaname = 'public'")
                            .query(String.class)
                            .list())
                    .containsExactly(EmbeddedPostgres.USER);
            assertThat(client.sql("select rolname from pg_roles where rolname = 'ta_restoring'")
                            .query(String.class)
                            .list())
                    .isEmpty();
            served.migrate();
        }
    }

    private static void ours(JdbcClient client) {
        for (var statement : List.of(
                "create table kept (word text)",
                "create table flyway_schema_history (version text, checksum int, success boolean)",
                "insert into flyway_schema_history values ('1', 7, true)",
                "create table identity_network (id text)",
                "insert into identity_network values ('here')",
                "create table journal_entry (network text, number int, hash bytea)",
                "insert into journal_entry values ('here', 1, '\\x0a')"))
            client.sql(statement).update();
    }

    private List<String> words() {
        try (var database = database()) {
            return JdbcClient.create(database.dataSource())
                    .sql("select word from kept order by word")
                    .query(String.class)
                    .list();
        }
    }

    @Test
    void theAddressIsShownWithoutItsPassword() throws Exception {
        assertThat(run()).isEqualTo(1);
        try (var served = database()) {
            assertThat(run()).isZero();
            assertThat(said.toString(StandardCharsets.UTF_8))
                    .contains("arrêtée")
                    .contains("psql -U tousaidants 'postgresql://127.0.0.1:")
                    .doesNotContain(served.address().password().orElseThrow());
        }
    }

    @Test
    void aWordTooManyIsAnsweredWithTheHelp() throws Exception {
        assertThat(run("backup")).isEqualTo(2);
        assertThat(run("drop", "all")).isEqualTo(2);
        assertThat(run("restore", "/no/such/file")).isEqualTo(2);
    }
}
