package org.tousaidants.label.recognition;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.tousaidants.rules.judging.RequirementFinding;

/// « Règles annoncées » — published after a letter about new rules listed all missing requirements and deadlines of
/// a label holder, so that the job does not send them again.
///
/// @param version the new rules, as named by the label
/// @param inForce first day of the new rules
public record NewRulesAnnouncedToHelper(
        UUID helper, String version, LocalDate inForce, List<RequirementFinding> lacking) {}
