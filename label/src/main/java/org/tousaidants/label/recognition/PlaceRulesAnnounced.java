package org.tousaidants.label.recognition;

import java.time.LocalDate;
import java.util.List;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.rules.judging.Finding;

/// « Règles annoncées à un lieu » — the same as [RulesAnnounced], for the people who answer for a place.
public record PlaceRulesAnnounced(PlaceId place, String version, LocalDate inForce, List<Finding> lacking) {}
