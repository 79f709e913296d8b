package org.tousaidants.rules.judging;

import java.time.LocalDate;
import org.tousaidants.rules.protocol.LabelRules.LabelRequirement;

/// « Preuve d’un constat » — the proof on which the finding about a requirement is based.
///
/// @param way the requirement that was checked: the requirement of the finding, or an alternative that replaces it
/// @param on latest day of the facts that the proof needs
public record FindingBasis(LabelRequirement way, LocalDate on) {}
