package org.tousaidants.platform.maps;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// « Fond donné » — for the tests of any wing: what `map build` made lies under the maps, until it is taken away.
public final class GivenGround implements AutoCloseable {
    public GivenGround(Path made) throws IOException {
        Ground.give(Optional.of(Ground.open(made)));
    }

    @Override
    public void close() {
        Ground.give(Optional.empty());
    }
}
