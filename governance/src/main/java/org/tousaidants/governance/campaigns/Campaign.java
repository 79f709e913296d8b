package org.tousaidants.governance.campaigns;

import java.time.LocalDate;
import java.util.UUID;

/// « Campagne » — a search for helpers until a date.
///
/// @param code at the end of the address on posters and letters
record Campaign(UUID id, String code, String title, String words, LocalDate until) {
    /// « Objectif » — of one commune.
    ///
    /// @param answered the number of people who offered to help there; anonymous
    record Target(String commune, int wanted, int answered) {}
}
