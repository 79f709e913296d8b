package org.tousaidants.places.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFileTest {
    @TempDir
    private Path folder;

    @Test
    void whatAKilledProcessLeftIsTakenAwayByTheNext() throws IOException {
        var left = TemporaryFile.empty(folder);
        var other = Files.writeString(folder.resolve("un-autre.csv"), "a");
        var twoDaysAgo = FileTime.from(Instant.now().minus(Duration.ofDays(2)));
        Files.setLastModifiedTime(left, twoDaysAgo);
        Files.setLastModifiedTime(other, twoDaysAgo);
        var fresh = TemporaryFile.empty(folder);
        var more = TemporaryFile.empty(folder);
        assertThat(left).doesNotExist();
        assertThat(fresh).exists();
        assertThat(more).exists();
        assertThat(other).exists();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(fresh)))
                .isEqualTo("rw-------");
    }

    @Test
    void whatCouldNotBeWrittenLeavesNothing() {
        var tried = new AtomicReference<Path>();
        assertThatThrownBy(() -> TemporaryFile.file(file -> {
                    tried.set(file);
                    throw new IOException("no room");
                }))
                .hasMessage("no room");
        assertThat(tried.get()).doesNotExist();
    }
}
