package org.tousaidants.label.recognition;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.tousaidants.rules.judging.RequirementFinding;

/// « Règles annoncées » — published after a letter about new rules listed all missing requirements and
/// deadlines of a label holder, so that the job does not send them again.
///
/// @param version the new rules, as the label names them
/// @param inForce their first day
public record RulesAnnounced(UUID helper, String version, LocalDate inForce, List<RequirementFinding> lacking) {}
