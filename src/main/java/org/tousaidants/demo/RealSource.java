package org.tousaidants.demo;

import java.util.List;

/// « Sources réelles » — the files of places of the shared data, with the mapping that reads each.
///
/// A mapping is a file of the national ETL beside the data, or one of ours (`ours:name`).
public record RealSource(String name, String label, String file, String mapping) {
    public static final List<RealSource> ALL = List.of(
            of("france-services-2024", "France Services, août 2024", "france-services/liste-fs-20240801.csv",
                    "mednum-cli/france-services/france-services.config.json"),
            of("france-services-2022", "France Services, décembre 2022", "france-services/liste-fs-20221201.csv",
                    "ours:france-services-2022"),
            of("aidants-connect-2024", "Aidants Connect, février 2024",
                    "inclusion-numerique/aidants-connect_structures_20240212.csv", "ours:aidants-connect-2024"),
            of("conseillers-numeriques-2022", "Conseillers numériques, juin 2022",
                    "conseillers-numeriques/cnfs_structures_2022-06.json", "ours:conseillers-numeriques-2022"),
            national("bus-france-services-charente", "Bus France Services de la Charente"),
            national("gironde", "Gironde"),
            national("corse", "Corse"),
            national("la-creuse", "Creuse"),
            national("maine-et-loire", "Maine-et-Loire"),
            national("angers", "Angers"),
            national("aix-en-provence", "Aix-en-Provence"),
            national("epernay", "Épernay"),
            national("fibre-64", "La Fibre 64"),
            national("etapes-numerique", "Étapes numériques"),
            national("nouvelle-caledonie", "Nouvelle-Calédonie"));

    private static RealSource of(String name, String label, String file, String mapping) {
        return new RealSource(name, label, "places/" + file, mapping.startsWith("ours:") ? mapping : "places/" + mapping);
    }

    /// The national ETL keeps data and mapping of a territory side by side.
    private static RealSource national(String name, String label) {
        return of(name, label, "mednum-cli/" + name + "/" + name + ".json",
                "mednum-cli/" + name + "/" + name + ".config.json");
    }
}
