package org.tousaidants.find.ranking;

import static org.tousaidants.core.schema.PlaceService.CULTURE;
import static org.tousaidants.core.schema.PlaceService.EQUIPMENT_ACCESS;
import static org.tousaidants.core.schema.PlaceService.EQUIPMENT_PURCHASE;
import static org.tousaidants.core.schema.PlaceService.EVERYDAY;
import static org.tousaidants.core.schema.PlaceService.LEISURE;
import static org.tousaidants.core.schema.PlaceService.PARENTING;
import static org.tousaidants.core.schema.PlaceService.PROCEDURES;
import static org.tousaidants.core.schema.PlaceService.SAFETY;
import static org.tousaidants.core.schema.PlaceService.WORK;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tousaidants.core.schema.PlaceService;

/// « Besoin » — a need of a person, with a score for each of the nine national services from 0 (no help) to 1 (made
/// for this need). A place is proposed if it offers a service with a score of [#MAIN] or more.
///
/// `franceServices` tells whether every France Services centre must help with this need by its charter (taxes,
/// family and housing benefits, health insurance, pensions, farmers' insurance, job seekers, identity papers,
/// justice, post).
///
/// The phrases that mean a need are in `understanding/*.txt`.
public enum HelpNeed {
    TAXES("impots", "euro", NeedKind.PROCEDURE, Map.of(PROCEDURES, 1.0, EVERYDAY, 0.3, EQUIPMENT_ACCESS, 0.2), true),
    RIGHTS("droits", "help", NeedKind.PROCEDURE, Map.of(PROCEDURES, 1.0, EVERYDAY, 0.3, EQUIPMENT_ACCESS, 0.2), true),
    PAPERS("papiers", "person", NeedKind.PROCEDURE, Map.of(PROCEDURES, 1.0, EQUIPMENT_ACCESS, 0.2), true),
    PROCEDURE(
            "demarche",
            "form",
            NeedKind.PROCEDURE,
            Map.of(PROCEDURES, 1.0, EVERYDAY, 0.3, EQUIPMENT_ACCESS, 0.3),
            false),
    WORK_SEARCH(
            "emploi",
            "briefcase",
            NeedKind.PROCEDURE,
            Map.of(WORK, 1.0, PROCEDURES, 0.5, EQUIPMENT_ACCESS, 0.3, EVERYDAY, 0.3),
            true),
    DEVICE("appareil", "device", NeedKind.LEARN, Map.of(EVERYDAY, 1.0, EQUIPMENT_ACCESS, 0.2), false),
    EMAIL("mail", "mail", NeedKind.LEARN, Map.of(EVERYDAY, 1.0, PROCEDURES, 0.3, EQUIPMENT_ACCESS, 0.2), false),
    SAFETY_FIRST("arnaques", "shield", NeedKind.LEARN, Map.of(SAFETY, 1.0, EVERYDAY, 0.4), false),
    CHILD("enfant", "family", NeedKind.LEARN, Map.of(PARENTING, 1.0, EVERYDAY, 0.3), false),
    UNDERSTAND("comprendre", "bulb", NeedKind.LEARN, Map.of(CULTURE, 1.0, EVERYDAY, 0.4), false),
    CREATE("creer", "camera", NeedKind.LEARN, Map.of(LEISURE, 1.0, EVERYDAY, 0.3), false),
    USE_THERE("surplace", "wifi", NeedKind.EQUIPMENT, Map.of(EQUIPMENT_ACCESS, 1.0), false),
    PRINT("imprimer", "print", NeedKind.EQUIPMENT, Map.of(EQUIPMENT_ACCESS, 1.0, PROCEDURES, 0.3), false),
    BUY("acheter", "laptop", NeedKind.EQUIPMENT, Map.of(EQUIPMENT_PURCHASE, 1.0), false),
    TALK(
            "parler",
            "speech",
            NeedKind.OTHER,
            Map.of(PROCEDURES, 0.8, EVERYDAY, 0.8, SAFETY, 0.3, WORK, 0.3, EQUIPMENT_ACCESS, 0.3),
            false);

    /// A group of needs on the page.
    public enum NeedKind {
        PROCEDURE,
        LEARN,
        EQUIPMENT,
        OTHER
    }

    static final double MAIN = 0.5;

    private static final Map<String, HelpNeed> BY_PARAMETER =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(need -> need.parameter, need -> need));

    private final String parameter;
    private final String pictogram;
    private final NeedKind kind;
    private final Map<PlaceService, Double> services;
    private final Set<PlaceService> mainServices;
    private final boolean franceServices;

    HelpNeed(
            String parameter,
            String pictogram,
            NeedKind kind,
            Map<PlaceService, Double> services,
            boolean franceServices) {
        this.parameter = parameter;
        this.pictogram = pictogram;
        this.kind = kind;
        this.services = services;
        this.mainServices = services.entrySet().stream()
                .filter(entry -> entry.getValue() >= MAIN)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
        this.franceServices = franceServices;
    }

    public static Optional<HelpNeed> ofParameter(String parameter) {
        return Optional.ofNullable(BY_PARAMETER.get(parameter));
    }

    /// Returns the value of the need in a link, which never changes.
    public String parameter() {
        return parameter;
    }

    /// Returns the name of the picture of the need in `static/icons.svg`.
    public String pictogram() {
        return pictogram;
    }

    public NeedKind kind() {
        return kind;
    }

    public double weight(PlaceService service) {
        return services.getOrDefault(service, 0.0);
    }

    /// Returns the services that answer this need. A place must offer at least one of them.
    Set<PlaceService> mainServices() {
        return mainServices;
    }

    public boolean franceServices() {
        return franceServices;
    }
}
