package org.tousaidants.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class DoctorCommandTest {
    @Test
    void itSaysInFrenchWhatIsWrongAndWhatToDo() throws IOException {
        var folder = Files.createTempDirectory("doctor");
        try {
            var secret = Files.writeString(folder.resolve("secret"), "x".repeat(44));
            Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
            var said = said(folder, Map.of("TA_PUBLIC_URL", "http://aidants.example.fr"), 1);
            assertThat(said)
                    .contains("chmod 600", "base embarquée est arrêtée", "donnez spring.mail.host", "adresse en https")
                    .contains("TA_NETWORK_ID manque", "TA_NETWORK_DEPARTEMENT manque")
                    .contains("TA_BACKUP_DIR", "choses à faire.")
                    .doesNotContain("x".repeat(44));
            try (var mail = new ServerSocket(0)) {
                var better = said(
                        folder,
                        Map.of(
                                "TA_NETWORK_ID", "haute-vienne",
                                "TA_NETWORK_NAME", "Haute-Vienne",
                                "TA_NETWORK_DEPARTEMENT", "87",
                                "TA_PUBLIC_URL", "https://aidants.example.fr",
                                "SPRING_MAIL_HOST", "localhost",
                                "SPRING_MAIL_PORT", Integer.toString(mail.getLocalPort()),
                                "TA_MAIL_FROM", "x@example.fr",
                                "TA_PROXIES", "127.0.0.1/32",
                                "TA_SECURITY_CONTACT", "x@example.fr",
                                "TA_SECRET", "y".repeat(40)),
                        1);
                assertThat(better).contains("le serveur de courriel localhost répond", "secret donné par TA_SECRET");
                assertThat(better).doesNotContain("https, par exemple", "ta.proxies", "chmod 600", "manque");
            }
            var territories = said(
                    folder,
                    Map.of(
                            "TA_TERRITORIES_CM_ID", "charente-maritime",
                            "TA_TERRITORIES_CM_NAME", "Charente-Maritime",
                            "TA_TERRITORIES_CM_DEPARTEMENT", "17",
                            "TA_TERRITORIES_CM_PUBLICURL", "https://aidants17.example.fr",
                            "TA_TERRITORIES_CORREZE_NAME", "Corrèze",
                            "TA_TERRITORIES_CORREZE_PUBLICURL", "https://aidants19.example.fr"),
                    1);
            assertThat(territories).contains("ta.territories.correze.departement manque");
        } finally {
            PersistentDataFolder.delete(folder);
        }
    }

    /// A site prepared by its first page has its settings in the data folder, as `serve` reads them.
    @Test
    void itReadsTheAnswersOfTheFirstPage() throws IOException {
        var folder = Files.createTempDirectory("doctor");
        try {
            Files.writeString(
                    folder.resolve("reglages.properties"),
                    "ta.network.id=haute-vienne\nta.network.name=Haute-Vienne\nta.network.departement=87\n");
            assertThat(said(folder, Map.of(), 1)).doesNotContain("TA_NETWORK");
        } finally {
            PersistentDataFolder.delete(folder);
        }
        assertThat(said(folder, Map.of(), 1))
                .as("before the first start")
                .contains("la première page le demandera")
                .doesNotContain("TA_NETWORK");
    }

    private static String said(Path folder, Map<String, String> environment, int code) throws IOException {
        var out = new ByteArrayOutputStream();
        assertThat(new DoctorCommand(
                                environment,
                                new Properties(),
                                folder,
                                new PrintStream(out, true, StandardCharsets.UTF_8))
                        .examine())
                .isEqualTo(code);
        return out.toString(StandardCharsets.UTF_8);
    }
}
