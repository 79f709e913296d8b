package org.tousaidants.label.badges;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tousaidants.rules.archive.Ed25519SigningKey;

/// Verifies a badge on paper without a network.
class OfflineBadgeTextTest {
    private static final Ed25519SigningKey KEY = Ed25519SigningKey.draw();
    private static final Instant NOW = Instant.parse("2026-11-28T18:00:00Z");

    @TempDir
    Path folder;

    @Test
    void aCodeIsCheckedWithoutUsAndTheListOfTheDaySaysWhatNoLongerCounts() throws IOException {
        var odette = new OfflineBadgeText("k3f9x2a7pd4m", LocalDate.parse("2027-11-28"), "Bénévole", "Odette Martin");
        var signed = odette.signed(KEY);
        var keys = List.of(KEY.verifying().multikey());
        assertThat(signed.length()).isLessThan(300);
        assertThat(OfflineBadgeText.read(signed, keys)).contains(odette);
        assertThat(OfflineBadgeText.read(signed.replace("Odette", "Colette"), keys))
                .isEmpty();
        assertThat(OfflineBadgeText.read(
                        signed, List.of(Ed25519SigningKey.draw().verifying().multikey())))
                .isEmpty();
        assertThat(OfflineBadgeText.read("TA1|x", keys)).isEmpty();

        var did = folder.resolve("did.json");
        Files.writeString(did, "{\"publicKeyMultibase\": \"" + keys.getFirst() + "\"}");
        var fine = folder.resolve("bon.txt");
        Files.writeString(
                fine,
                OfflineBadgeText.RevokedBadgesOfDay.of("did:web:x", NOW, List.of("aaaaaaaaaaaa"))
                        .signed(KEY));
        var lost = folder.resolve("retire.txt");
        Files.writeString(
                lost,
                OfflineBadgeText.RevokedBadgesOfDay.of("did:web:x", NOW, List.of("k3f9x2a7pd4m"))
                        .signed(KEY));
        assertThat(type("read", signed, "--keys", did.toString()))
                .startsWith("0")
                .contains("Odette Martin");
        assertThat(type("read", signed, "--keys", did.toString(), "--states", fine.toString()))
                .startsWith("0")
                .contains("pas retiré le 2026-11-28");
        assertThat(type("read", signed, "--keys", did.toString(), "--states", lost.toString()))
                .startsWith("1");
        Files.writeString(lost, Files.readString(lost).replace("k3f9x2a7pd4m", "bbbbbbbbbbbb"));
        assertThat(type("read", signed, "--keys", did.toString(), "--states", lost.toString()))
                .startsWith("1");
        assertThat(type("read", signed)).startsWith("2");
    }

    private static String type(String... words) {
        var out = new ByteArrayOutputStream();
        var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        var command = new BadgesCommand(stream, stream, () -> {
            throw new IllegalStateException("no database is needed");
        });
        return command.run(List.of(words), Clock.fixed(NOW, ZoneId.of("Europe/Paris"))) + " "
                + out.toString(StandardCharsets.UTF_8);
    }
}
