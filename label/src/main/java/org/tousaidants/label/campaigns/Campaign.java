package org.tousaidants.label.campaigns;

import java.time.LocalDate;
import java.util.UUID;

/// « Campagne » — to find helpers until a day.
///
/// @param code at the end of the address that posters and letters give
record Campaign(UUID id, String code, String title, String words, LocalDate until) {
    /// « Objectif » — of one commune.
    ///
    /// @param answered how many said that they would help there; it is not known who
    record Target(String commune, int wanted, int answered) {}
}
