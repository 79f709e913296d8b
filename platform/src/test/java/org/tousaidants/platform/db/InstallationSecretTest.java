package org.tousaidants.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
                .isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining("TA_SECRET est trop court")
                .hasMessageNotContaining("« court »");
    }

    @Test
    void anEmptyOrTruncatedFileIsRefused() throws Exception {
        new InstallationSecret("", folder).key("essai");
        for (var left : new String[] {"", "\n", "c2VjcmV0"}) {
            Files.writeString(folder.resolve("secret"), left);
            assertThatThrownBy(() -> new InstallationSecret("", folder).key("essai"))
                    .isInstanceOf(DatabaseRefused.class)
                    .hasMessageContaining("est vide ou tronqué");
        }
    }

    @Test
    void aFileThatOthersCanReadIsRefused() throws Exception {
        new InstallationSecret("", folder).key("essai");
        for (var mode : new String[] {"rw-r--r--", "rw-r-----", "rw-----w-"}) {
            Files.setPosixFilePermissions(folder.resolve("secret"), PosixFilePermissions.fromString(mode));
            assertThatThrownBy(() -> new InstallationSecret("", folder).key("essai"))
                    .isInstanceOf(DatabaseRefused.class)
                    .hasMessageContaining("chmod 600");
        }
    }
}
