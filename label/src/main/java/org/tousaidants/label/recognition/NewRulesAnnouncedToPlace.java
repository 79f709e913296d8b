package org.tousaidants.label.recognition;

import java.time.LocalDate;
import java.util.List;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.rules.judging.RequirementFinding;

/// « Règles annoncées à un lieu » — published like [NewRulesAnnouncedToHelper], but for the people responsible for a
/// place.
public record NewRulesAnnouncedToPlace(
        PlaceId place, String version, LocalDate inForce, List<RequirementFinding> lacking) {}
