package org.tousaidants.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The rule that `GeneratedDocsTest` applies to our migrations, tested on its mistakes.
class FrozenMigrationsTest {
    @TempDir
    Path lot;

    private FrozenMigrations frozen;

    @BeforeEach
    void aHouseWithOneLandedMigration() throws IOException {
        Files.createDirectory(lot.resolve("migration"));
        frozen = new FrozenMigrations(java.util.List.of(lot.resolve("migration")), lot.resolve("list"));
        migration("V7__pass.sql", "create table pass_order ();");
        assertThat(frozen.mistakes(true)).isEmpty();
    }

    @Test
    void aLandedMigrationThatChangesIsSeenAndNoFixHidesIt() throws IOException {
        migration("V7__pass.sql", "create table pass_order (n int);");
        for (var fix : new boolean[] {false, true, false})
            assertThat(frozen.mistakes(fix)).singleElement().asString().contains("write another migration");
    }

    @Test
    void aLandedMigrationThatGoesIsSeen() throws IOException {
        Files.delete(lot.resolve("migration/V7__pass.sql"));
        assertThat(frozen.mistakes(true)).singleElement().asString().contains("is gone");
    }

    @Test
    void aNewMigrationIsFrozenByTheFixOnly() throws IOException {
        migration("V10__pass_more.sql", "select 1;");
        assertThat(frozen.mistakes(false)).singleElement().asString().contains("bin/check --fix");
        assertThat(frozen.mistakes(true)).isEmpty();
        assertThat(frozen.mistakes(false)).isEmpty();
        assertThat(Files.readAllLines(lot.resolve("list")))
                .hasSize(2)
                .first()
                .asString()
                .endsWith("__pass.sql");
    }

    @Test
    void aMigrationBelowTheHighestThatLandedIsRefused() throws IOException {
        migration("V3__late.sql", "select 1;");
        for (var fix : new boolean[] {false, true})
            assertThat(frozen.mistakes(fix)).singleElement().asString().contains("higher number");
    }

    private void migration(String name, String sql) throws IOException {
        Files.writeString(lot.resolve("migration").resolve(name), sql);
    }
}
