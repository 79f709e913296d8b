package org.tousaidants.label.rulechanges;

import java.time.LocalDate;
import java.util.List;
import org.tousaidants.label.rules.Finding;
import org.tousaidants.places.directory.PlaceId;

/// « Règles annoncées à un lieu » — the same as [RulesTold], to those who answer for a place.
public record PlaceRulesTold(PlaceId place, String version, LocalDate inForce, List<Finding> lacking) {}
