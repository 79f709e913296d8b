package org.tousaidants.platform.maps;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// « Fond donné » — uses the output of `map build` as the base map of a test, until it is closed.
public final class MapLineFixture implements AutoCloseable {
    public MapLineFixture(Path made) throws IOException {
        BaseMap.give(Optional.of(BaseMap.open(made)));
    }

    @Override
    public void close() {
        BaseMap.give(Optional.empty());
    }
}
