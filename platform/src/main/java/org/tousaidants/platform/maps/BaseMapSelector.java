package org.tousaidants.platform.maps;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.db.PersistentDataFolder;

/// « Fonds de carte » — selects the base map: the one that `map build` wrote to the data folder, or the file named
/// in `ta.map`.
@Component
class BaseMapSelector {
    private static final Logger LOG = LoggerFactory.getLogger(BaseMapSelector.class);

    BaseMapSelector(@Value("${ta.map:}") String file) {
        use(Optional.of(file)
                .filter(name -> !name.isBlank())
                .map(Path::of)
                .or(() -> Optional.of(ofTheDataFolder()).filter(Files::isReadable)));
    }

    static Path ofTheDataFolder() {
        return PersistentDataFolder.chosen().resolve("map.pmtiles");
    }

    /// Loads the base map. Without a readable file, maps show only the coast and the communes.
    private static void use(Optional<Path> file) {
        Optional<BaseMap> ground = Optional.empty();
        if (file.isPresent())
            try {
                ground = Optional.of(BaseMap.open(file.get()));
            } catch (IOException | RuntimeException unreadable) {
                LOG.warn(
                        "ta.map: « {} » ne se lit pas, les cartes restent sans routes ni rivières. Refaites-le : map build --osm EXTRAIT.osm.pbf --out FICHIER.pmtiles",
                        file.get(),
                        unreadable);
            }
        BaseMap.give(ground);
    }
}
