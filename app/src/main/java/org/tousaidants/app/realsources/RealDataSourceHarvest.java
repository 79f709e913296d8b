package org.tousaidants.app.realsources;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.tousaidants.core.territory.CommuneImportResult;
import org.tousaidants.places.communes.TerritoryCommunes;
import org.tousaidants.places.harvest.OpenDataHarvests;

/// « Sources réelles » — harvests places and communes from files in the background. The files are in the data folder
/// next to the repository.
@Component
public class RealDataSourceHarvest {
    private static final Logger LOG = LoggerFactory.getLogger(RealDataSourceHarvest.class);

    private final OpenDataHarvests harvests;
    private final TerritoryCommunes territories;

    RealDataSourceHarvest(OpenDataHarvests harvests, TerritoryCommunes territories) {
        this.harvests = harvests;
        this.territories = territories;
    }

    /// OpenDataHarvests one source after the other; the places of a source become visible when its harvest ends.
    ///
    /// @param data folder that contains the files of the real sources
    public void harvest(Path data) {
        try {
            var communes = data.resolve("territory/communes_enrichies.csv");
            if (Files.exists(communes))
                try (var file = Files.newInputStream(communes)) {
                    territories.importFrom(file, CommuneImportResult.CommuneFileFormat.CSV);
                }
            for (var source : RealDataSource.ALL) {
                var file = data.resolve(source.file());
                if (harvests.knows(source.name()) || !Files.exists(file)) continue;
                harvests.keep(source.name(), source.label(), file.toString(), source.mapping(data));
                harvests.harvest(source.name(), Optional.empty());
            }
            System.out.println("Toutes les sources réelles sont moissonnées.");
        } catch (IOException e) {
            LOG.error("the real sources could not be read in {}", data, e);
        }
    }
}
