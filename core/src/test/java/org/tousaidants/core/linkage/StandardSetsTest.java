package org.tousaidants.core.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandardSetsTest {
    @TempDir
    private Path work;

    @Test
    void theStandardSetsAreLinkedAsWellAsPromised() {
        assumeTrue(StandardSets.present(), "the standard sets are not beside the repository");
        for (var set : StandardSets.all(work))
            assertThat(set.link().f1()).as(set.name()).isGreaterThanOrEqualTo(set.f1());
    }
}
