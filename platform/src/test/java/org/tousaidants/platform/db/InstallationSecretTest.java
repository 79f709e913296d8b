package org.tousaidants.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tousaidants.core.commands.Command;

class InstallationSecretTest {
    private static final String GIVEN = "un secret assez long pour que nul ne le devine";

    @TempDir
    Path folder;

    @Test
    void theFileIsDrawnOnceAndReadByItsOwnerOnly() throws Exception {
        var first = new InstallationSecret("", folder).key("essai");
        assertThat(new InstallationSecret("", folder).key("essai")).isEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("secret"))))
                .isEqualTo("rw-------");
        try (var left = Files.list(folder)) {
            assertThat(left).hasSize(1);
        }
        assertThat(new InstallationSecret("", folder).toString())
                .doesNotContain(Files.readString(folder.resolve("secret")));
    }

    @Test
    void processesThatBeginTogetherAgree() throws Exception {
        try (var together = Executors.newFixedThreadPool(8)) {
            var keys = together.invokeAll(IntStream.range(0, 24)
                    .mapToObj(i -> (Callable<Object>) () -> new InstallationSecret("", folder).key("essai"))
                    .toList());
            assertThat(keys)
                    .extracting(key -> key.get())
                    .containsOnly(keys.getFirst().get());
        }
    }

    @Test
    void whatTheEnvironmentSaysWins() {
        var given = new InstallationSecret(GIVEN, folder);
        assertThat(given.key("essai")).isEqualTo(new InstallationSecret(GIVEN, folder.resolve("x")).key("essai"));
        assertThat(given.key("essai")).isNotEqualTo(given.key("autre"));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aShortOneIsRefusedInASentence() {
        assertThatThrownBy(() -> new InstallationSecret("court", folder).key("essai"))
                .isInstanceOf(DatabaseSetupException.class)
                .hasMessageContaining("TA_SECRET est trop court")
                .hasMessageNotContaining("« court »");
    }

    @Test
    void anEmptyOrTruncatedFileIsRefused() throws Exception {
        new InstallationSecret("", folder).key("essai");
        for (var left : new String[] {"", "\n", "c2VjcmV0"}) {
            Files.writeString(folder.resolve("secret"), left);
            assertThatThrownBy(() -> new InstallationSecret("", folder).key("essai"))
                    .isInstanceOf(DatabaseSetupException.class)
                    .hasMessageContaining("est vide ou tronqué");
        }
    }

    @Test
    void aFileThatOthersCanReadIsRefused() throws Exception {
        new InstallationSecret("", folder).key("essai");
        for (var mode : new String[] {"rw-r--r--", "rw-r-----", "rw-----w-"}) {
            Files.setPosixFilePermissions(folder.resolve("secret"), PosixFilePermissions.fromString(mode));
            assertThatThrownBy(() -> new InstallationSecret("", folder).key("essai"))
                    .isInstanceOf(DatabaseSetupException.class)
                    .hasMessageContaining("chmod 600");
            assertThatThrownBy(() -> new InstallationSecret("", folder).afterPropertiesSet())
                    .as("the site starts")
                    .isInstanceOf(DatabaseSetupException.class);
        }
    }

    @Test
    void replacedItStillOpensAndSealsNothingUntilItIsForgotten() throws Exception {
        var before = new InstallationSecret("", folder).key("essai");
        assertThat(command(Map.of(), "rotate")).isZero();
        var after = new InstallationSecret("", folder);
        assertThat(after.replaced()).isTrue();
        assertThat(after.key("essai")).isNotEqualTo(before);
        assertThat(after.keys("essai")).hasSize(2).endsWith(before);
        for (var one : new String[] {"secret", "secret.before"})
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(one))))
                    .isEqualTo("rw-------");
        assertThat(command(Map.of(), "rotate")).isZero();
        assertThat(new InstallationSecret("", folder).keys("essai")).hasSize(3).endsWith(before);
        assertThat(command(Map.of(), "forget", "2026-11-29"))
                .as("of that day: kept")
                .isZero();
        assertThat(new InstallationSecret("", folder).replaced()).isTrue();
        assertThat(command(Map.of(), "forget", "2026-11-30")).isZero();
        assertThat(new InstallationSecret("", folder).keys("essai")).hasSize(1);
        assertThat(said)
                .contains("Un ancien, remplacé le 2026-11-29, ouvre encore")
                .doesNotContain(Files.readString(folder.resolve("secret")));
    }

    @Test
    void itIsNotReplacedUnderARunningSiteNorWhereItIsGivenFromElsewhere() throws Exception {
        new InstallationSecret("", folder).key("essai");
        try (var serving = PersistentDataFolder.open(folder)) {
            assertThat(serving).isNotNull();
            assertThatThrownBy(() -> command(Map.of(), "rotate"))
                    .isInstanceOf(DatabaseSetupException.class)
                    .hasMessageContaining("Arrêtez-la");
        }
        assertThat(command(Map.of("TA_SECRET", GIVEN), "rotate")).isEqualTo(Command.REFUSED);
        assertThat(said).contains("TA_SECRET_BEFORE");
        assertThat(command(Map.of(), "forget", "hier")).isEqualTo(Command.MISUSED);
        assertThat(command(Map.of())).isEqualTo(Command.MISUSED);
        assertThat(folder.resolve("secret.before")).doesNotExist();
    }

    private String said = "";

    private int command(Map<String, String> environment, String... words) throws Exception {
        var out = new ByteArrayOutputStream();
        var print = new PrintStream(out, true, StandardCharsets.UTF_8);
        var clock = Clock.fixed(Instant.parse("2026-11-29T12:00:00Z"), ZoneOffset.UTC);
        try {
            var code = new SecretCommand(environment, folder, print, print).run(List.of(words), clock);
            if (words.length > 0 && words[0].equals("rotate") && code == 0)
                new SecretCommand(environment, folder, print, print).run(List.of("state"), clock);
            return code;
        } finally {
            said += out.toString(StandardCharsets.UTF_8);
        }
    }

    @Test
    void aVaultOrSystemdLaysItDownAsAFile() throws Exception {
        var lent = Files.writeString(folder.resolve("lent"), GIVEN + "\n");
        Files.setPosixFilePermissions(lent, PosixFilePermissions.fromString("r--r-----"));
        var secret = InstallationSecret.of(Map.of("TA_SECRET_FILE", lent.toString()), folder);
        assertThat(secret.key("essai")).isEqualTo(new InstallationSecret(GIVEN, folder).key("essai"));
        Files.setPosixFilePermissions(lent, PosixFilePermissions.fromString("r--r--r--"));
        assertThatThrownBy(() -> InstallationSecret.of(Map.of("TA_SECRET_FILE", lent.toString()), folder)
                        .key("essai"))
                .isInstanceOf(DatabaseSetupException.class);
        var absent = folder.resolve("absent").toString();
        assertThatThrownBy(() -> InstallationSecret.of(Map.of("TA_SECRET_FILE", absent), folder)
                        .key("essai"))
                .isInstanceOf(DatabaseSetupException.class)
                .hasMessageContaining("n’existe pas");
        assertThat(Path.of(absent)).as("never created elsewhere").doesNotExist();
    }
}
