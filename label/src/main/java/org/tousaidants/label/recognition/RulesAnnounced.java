package org.tousaidants.label.recognition;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.tousaidants.rules.judging.Finding;

/// « Règles annoncées » — the letter about new rules listed all missing requirements and their day to a helper
/// who keeps the label meanwhile: the job does not send them again.
///
/// @param version of the new rules, as the label names it
/// @param inForce their first day
public record RulesAnnounced(UUID helper, String version, LocalDate inForce, List<Finding> lacking) {}
