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

/// « Besoin » — a need of a person, with a score for each of the nine national services from 0 (no help) to 1
/// (made for it). A place is proposed if it offers a service with a score of [#MAIN] or more.
///
/// `franceServices`: every France Services centre must help with this need by its charter (taxes, family and
/// housing benefits, health insurance, pensions, farmers' insurance, job seekers, identity papers, justice,
/// post).
///
/// The phrases that mean a need are in `understanding/*.txt`.
public enum Need {
    TAXES("impots", "euro", Kind.PROCEDURE, Map.of(PROCEDURES, 1.0, EVERYDAY, 0.3, EQUIPMENT_ACCESS, 0.2), true),
    RIGHTS("droits", "help", Kind.PROCEDURE, Map.of(PROCEDURES, 1.0, EVERYDAY, 0.3, EQUIPMENT_ACCESS, 0.2), true),
    PAPERS("papiers", "person", Kind.PROCEDURE, Map.of(PROCEDURES, 1.0, EQUIPMENT_ACCESS, 0.2), true),
    PROCEDURE("demarche", "form", Kind.PROCEDURE, Map.of(PROCEDURES, 1.0, EVERYDAY, 0.3, EQUIPMENT_ACCESS, 0.3), false),
    WORK_SEARCH(
            "emploi",
            "briefcase",
            Kind.PROCEDURE,
            Map.of(WORK, 1.0, PROCEDURES, 0.5, EQUIPMENT_ACCESS, 0.3, EVERYDAY, 0.3),
            true),
    DEVICE("appareil", "device", Kind.LEARN, Map.of(EVERYDAY, 1.0, EQUIPMENT_ACCESS, 0.2), false),
    EMAIL("mail", "mail", Kind.LEARN, Map.of(EVERYDAY, 1.0, PROCEDURES, 0.3, EQUIPMENT_ACCESS, 0.2), false),
    SAFETY_FIRST("arnaques", "shield", Kind.LEARN, Map.of(SAFETY, 1.0, EVERYDAY, 0.4), false),
    CHILD("enfant", "family", Kind.LEARN, Map.of(PARENTING, 1.0, EVERYDAY, 0.3), false),
    UNDERSTAND("comprendre", "bulb", Kind.LEARN, Map.of(CULTURE, 1.0, EVERYDAY, 0.4), false),
    CREATE("creer", "camera", Kind.LEARN, Map.of(LEISURE, 1.0, EVERYDAY, 0.3), false),
    USE_THERE("surplace", "wifi", Kind.EQUIPMENT, Map.of(EQUIPMENT_ACCESS, 1.0), false),
    PRINT("imprimer", "print", Kind.EQUIPMENT, Map.of(EQUIPMENT_ACCESS, 1.0, PROCEDURES, 0.3), false),
    BUY("acheter", "laptop", Kind.EQUIPMENT, Map.of(EQUIPMENT_PURCHASE, 1.0), false),
    TALK(
            "parler",
            "speech",
            Kind.OTHER,
            Map.of(PROCEDURES, 0.8, EVERYDAY, 0.8, SAFETY, 0.3, WORK, 0.3, EQUIPMENT_ACCESS, 0.3),
            false);

    /// A group of needs on the page.
    public enum Kind {
        PROCEDURE,
        LEARN,
        EQUIPMENT,
        OTHER
    }

    static final double MAIN = 0.5;

    private static final Map<String, Need> BY_PARAMETER =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(need -> need.parameter, need -> need));

    private final String parameter;
    private final String pictogram;
    private final Kind kind;
    private final Map<PlaceService, Double> services;
    private final Set<PlaceService> mainServices;
    private final boolean franceServices;

    Need(String parameter, String pictogram, Kind kind, Map<PlaceService, Double> services, boolean franceServices) {
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

    public static Optional<Need> ofParameter(String parameter) {
        return Optional.ofNullable(BY_PARAMETER.get(parameter));
    }

    /// The value in a link; it never changes.
    public String parameter() {
        return parameter;
    }

    /// The name of its picture in `static/icons.svg`.
    public String pictogram() {
        return pictogram;
    }

    public Kind kind() {
        return kind;
    }

    public double weight(PlaceService service) {
        return services.getOrDefault(service, 0.0);
    }

    /// The services of which a place must offer at least one to answer the need.
    Set<PlaceService> mainServices() {
        return mainServices;
    }

    public boolean franceServices() {
        return franceServices;
    }
}
