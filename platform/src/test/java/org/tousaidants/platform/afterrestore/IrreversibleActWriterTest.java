package org.tousaidants.platform.afterrestore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.tousaidants.platform.db.TestDatabase;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.RunningSite;

class IrreversibleActWriterTest extends RunningSite {
    private static final Path BACKUPS = backups();

    @Autowired
    IrreversibleActWriter lastingActWriter;

    @Autowired
    DataSource source;

    private static Path backups() {
        try {
            return Files.createTempDirectory("lasting-acts");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @DynamicPropertySource
    static void beside(DynamicPropertyRegistry settings) {
        settings.add("ta.backup-dir", BACKUPS::toString);
    }

    /// Regression: after a backup of the morning was restored, accounts closed since then were open again.
    @Test
    void whoLeftAndWhoWasClosedSinceTheBackupStayOutAndTheCoordinationIsTold() throws SQLException, IOException {
        var coordinator = person(Role.COORDINATOR);
        var left = person(Role.HELPER);
        var closed = person(Role.HELPER);
        var stays = person(Role.HELPER);
        lastingActWriter.catchUp();
        TestDatabase.saved(source);
        accounts.leave(actor(left));
        accounts.close(actor(coordinator), closed.id());
        var later = person(Role.HELPER);
        accounts.close(actor(coordinator), later.id());

        TestDatabase.restored(source);
        assertThat(open(left.id(), closed.id())).as("brought back").hasSize(2);
        lastingActWriter.catchUp();

        assertThat(open(left.id(), closed.id(), stays.id())).containsExactly(stays.id());
        assertThat(sql.sql("select name from identity_account where id = :id")
                        .param("id", left.id())
                        .query(String.class)
                        .single())
                .as("left: the name is deleted too")
                .isEqualTo("—");
        var desk = signedIn(coordinator);
        desk.post("/bureau/journal/lectures", Map.of("_csrf", desk.token("/bureau/journal"), "motif", "incident"));
        assertThat(desk.get("/bureau/journal?noms=oui").body())
                .contains(
                        "Restauration d’une sauvegarde",
                        "actes refaits",
                        "comptes fermés",
                        "comptes fermés par la personne");
        var lines = told();
        lastingActWriter.catchUp();
        assertThat(told()).as("once").isEqualTo(lines).isEqualTo(1);
        assertThat(beside()).allSatisfy(file -> {
            assertThat(Files.readString(file, StandardCharsets.US_ASCII))
                    .doesNotContain(left.id().toString(), "account", "example.org");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        });
    }

    /// The file has a line truncated by a power cut, and a line encrypted under another secret.
    @Test
    void aLineThatIsCutHoldsUpNoOther() throws IOException, SQLException {
        lastingActWriter.catchUp();
        var coordinator = person(Role.COORDINATOR);
        var closed = person(Role.HELPER);
        TestDatabase.saved(source);
        accounts.close(actor(coordinator), person(Role.HELPER).id());
        for (var file : beside()) Files.writeString(file, "\nAAAAhalf of a li", StandardOpenOption.APPEND);
        accounts.close(actor(coordinator), closed.id());
        TestDatabase.restored(source);
        lastingActWriter.catchUp();
        assertThat(open(closed.id())).isEmpty();
    }

    private List<UUID> open(UUID... ids) {
        return sql.sql("select id from identity_account where id = any(:ids) and closed_at is null")
                .param("ids", ids)
                .query(UUID.class)
                .list();
    }

    private int told() {
        return sql.sql("select count(*) from journal_entry where act = 'restoration.replayed'"
                        + " and detail ->> 'account.left' is not null")
                .query(Integer.class)
                .single();
    }

    private static List<Path> beside() throws IOException {
        try (var files = Files.list(BACKUPS.resolve("lasting-acts"))) {
            return files.toList();
        }
    }
}
