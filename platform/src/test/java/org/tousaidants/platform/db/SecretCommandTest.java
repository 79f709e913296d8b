package org.tousaidants.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionTemplate;
import org.tousaidants.core.commands.Command;
import org.tousaidants.platform.mail.Letter;
import org.tousaidants.platform.mail.LetterOutbox;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.tenancy.CurrentTenantScope;
import org.tousaidants.platform.tenancy.Tenants;

class SecretCommandTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-29T12:00:00Z"), ZoneOffset.UTC);
    private static final String LOST = "un secret assez long, et que nul ne retrouve plus";

    @TempDir
    private Path root;

    private Path folder = Path.of("");
    private String said = "";

    private static final Map<String, String> NETWORK =
            Map.of("ta.network.id", "essai", "ta.network.name", "Essai", "ta.network.departement", "17");

    @AfterEach
    void forget() {
        NETWORK.keySet().forEach(System::clearProperty);
    }

    @BeforeEach
    void open() throws Exception {
        NETWORK.forEach(System::setProperty);
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
        folder = Files.createDirectory(root.resolve("data"));
        TestDatabase.lendPrograms(folder);
    }

    /// Regression: the first row under a lost secret stopped all others, and the old secret was deleted a month
    /// later, so that all rows were lost.
    @Test
    void aRowUnderALostSecretStopsNoOtherAndASecretThatIsStillNeededIsNotForgotten() throws Exception {
        post(new InstallationSecret(LOST, folder));
        post(new InstallationSecret("", folder));
        assertThat(command("rotate")).isZero();

        assertThat(command("forget", "2026-11-30")).isEqualTo(Command.REFUSED);
        assertThat(said).contains("Rien n’est oublié", "remplacé le 2026-11-29, ouvre encore : lettres 1.");
        assertThat(folder.resolve("secret.before")).exists();

        try (var database = Database.open("", folder);
                var rooms =
                        CommandSpringContext.over(database, CLOCK, Optional.of(new InstallationSecret("", folder)))) {
            var tenant = rooms.getBean(Tenants.class).here();
            assertThat(CurrentTenantScope.in(tenant, rooms.getBean(EncryptedRowReencryption.class)::again))
                    .isEqualTo(1);
            assertThat(CurrentTenantScope.in(tenant, rooms.getBean(EncryptedRowReencryption.class)::again))
                    .as("once")
                    .isZero();
        }
        said = "";
        assertThat(command("state")).isZero();
        assertThat(said)
                .contains("Celui en vigueur ouvre : lettres 1")
                .contains("ouvre encore : rien dans la base")
                .contains("Aucun de ces secrets n’ouvre : lettres 1");
        assertThat(command("forget", "2026-11-30")).isZero();
        assertThat(folder.resolve("secret.before")).doesNotExist();
    }

    private void post(InstallationSecret secret) {
        try (var database = Database.open("", folder)) {
            database.migrate();
            try (var rooms = CommandSpringContext.over(database, CLOCK, Optional.of(secret))) {
                var letter = new Letter(
                        new MailAddress("germaine@exemple.fr"), "fr", "Votre lien", "https://exemple.fr/x", "", "");
                CurrentTenantScope.in(
                        rooms.getBean(Tenants.class).here(),
                        () -> rooms.getBean(TransactionTemplate.class)
                                .executeWithoutResult(status -> rooms.getBean(LetterOutbox.class)
                                        .post(letter, CLOCK.instant().plus(Duration.ofDays(1)))));
            }
        }
    }

    private int command(String... words) throws Exception {
        var out = new ByteArrayOutputStream();
        var print = new PrintStream(out, true, StandardCharsets.UTF_8);
        try {
            return new SecretCommand(Map.of(), folder, print, print).run(List.of(words), CLOCK);
        } finally {
            said += out.toString(StandardCharsets.UTF_8);
        }
    }
}
