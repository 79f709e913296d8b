package org.tousaidants.label.rulechanges;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.tousaidants.label.rules.Finding;

/// « Règles annoncées » — the letter about new rules told a helper who keeps her label meanwhile all that is missing
/// and by when: it is not written to her again.
///
/// @param version of the new rules, as the label names it
/// @param inForce from which day they rule
public record RulesTold(UUID helper, String version, LocalDate inForce, List<Finding> lacking) {}
