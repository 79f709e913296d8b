package org.tousaidants.label.recognition;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.tousaidants.rules.judging.RequirementFinding;

/// « Règles annoncées » — published after a helper with a label got a letter about new rules with all requirements
/// that they will not fulfil, and the deadlines. The daily job then does not send the same notice again.
///
/// @param version the new rules, as named by the label
/// @param inForce first day of the new rules
public record NewRulesAnnouncedToHelper(
        UUID helper, String version, LocalDate inForce, List<RequirementFinding> lacking) {}
