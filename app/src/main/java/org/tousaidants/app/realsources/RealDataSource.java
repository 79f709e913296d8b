package org.tousaidants.app.realsources;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// « Source réelle » — a file of places in the shared data folder and its mapping, which is either a file of the
/// national ETL in this folder or a shipped mapping (`ours:name`).
record RealDataSource(String name, String label, String file, String mappedBy) {
    private static final String OURS = "ours:";

    static final List<RealDataSource> ALL = List.of(
            new RealDataSource(
                    "france-services-2024",
                    "France Services, août 2024",
                    "places/france-services/liste-fs-20240801.csv",
                    "places/mednum-cli/france-services/france-services.config.json"),
            new RealDataSource(
                    "france-services-2022",
                    "France Services, décembre 2022",
                    "places/france-services/liste-fs-20221201.csv",
                    OURS + "france-services-2022"),
            new RealDataSource(
                    "aidants-connect-2024",
                    "Aidants Connect, février 2024",
                    "places/inclusion-numerique/aidants-connect_structures_20240212.csv",
                    OURS + "aidants-connect-2024"),
            new RealDataSource(
                    "conseillers-numeriques-2022",
                    "Conseillers numériques, juin 2022",
                    "places/conseillers-numeriques/cnfs_structures_2022-06.json",
                    OURS + "conseillers-numeriques-2022"),
            territory("bus-france-services-charente", "Bus France Services de la Charente"),
            territory("gironde", "Gironde"),
            territory("corse", "Corse"),
            territory("la-creuse", "Creuse"),
            territory("maine-et-loire", "Maine-et-Loire"),
            territory("angers", "Angers"),
            territory("aix-en-provence", "Aix-en-Provence"),
            territory("epernay", "Épernay"),
            territory("fibre-64", "La Fibre 64"),
            territory("etapes-numerique", "Étapes numériques"),
            territory("nouvelle-caledonie", "Nouvelle-Calédonie"));

    /// Returns a source of one territory, whose data file and mapping file are in the same folder of the
    /// national ETL.
    private static RealDataSource territory(String name, String label) {
        var folder = "places/mednum-cli/" + name + "/" + name;
        return new RealDataSource(name, label, folder + ".json", folder + ".config.json");
    }

    /// Returns the text of the mapping file, which tells the columns of the source for each field.
    ///
    /// @param data folder that contains the data of the real sources
    String mapping(Path data) throws IOException {
        return mappedBy.startsWith(OURS)
                ? text(resource("/mappings/" + mappedBy.substring(OURS.length()) + ".config.json"))
                : Files.readString(data.resolve(mappedBy));
    }

    static InputStream resource(String name) {
        return Objects.requireNonNull(RealDataSource.class.getResourceAsStream(name), name);
    }

    static String text(InputStream stream) throws IOException {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
