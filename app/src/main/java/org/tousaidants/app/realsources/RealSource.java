package org.tousaidants.app.realsources;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// « Source réelle » — a file of places of the shared data, with its mapping: a file of the national ETL beside
/// the data, or one of ours (`ours:name`).
record RealSource(String name, String label, String file, String mappedBy) {
    private static final String OURS = "ours:";

    static final List<RealSource> ALL = List.of(
            new RealSource(
                    "france-services-2024",
                    "France Services, août 2024",
                    "places/france-services/liste-fs-20240801.csv",
                    "places/mednum-cli/france-services/france-services.config.json"),
            new RealSource(
                    "france-services-2022",
                    "France Services, décembre 2022",
                    "places/france-services/liste-fs-20221201.csv",
                    OURS + "france-services-2022"),
            new RealSource(
                    "aidants-connect-2024",
                    "Aidants Connect, février 2024",
                    "places/inclusion-numerique/aidants-connect_structures_20240212.csv",
                    OURS + "aidants-connect-2024"),
            new RealSource(
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

    /// The national ETL keeps the data and the mapping of a territory side by side.
    private static RealSource territory(String name, String label) {
        var folder = "places/mednum-cli/" + name + "/" + name;
        return new RealSource(name, label, folder + ".json", folder + ".config.json");
    }

    /// The text of the mapping file.
    String mapping(Path data) throws IOException {
        return mappedBy.startsWith(OURS)
                ? text(resource("/mappings/" + mappedBy.substring(OURS.length()) + ".config.json"))
                : Files.readString(data.resolve(mappedBy));
    }

    static InputStream resource(String name) {
        return Objects.requireNonNull(RealSource.class.getResourceAsStream(name), name);
    }

    static String text(InputStream stream) throws IOException {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
