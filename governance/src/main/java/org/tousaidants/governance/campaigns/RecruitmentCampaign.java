package org.tousaidants.governance.campaigns;

import java.time.LocalDate;
import java.util.UUID;

/// « Campagne » — a search for new helpers until a date.
///
/// @param code last part of the address on posters and letters
record RecruitmentCampaign(UUID id, String code, String title, String words, LocalDate until) {
    /// « Objectif » — the number of helpers wanted in one commune.
    ///
    /// @param answered how many people offered to help there; anonymous
    record Target(String commune, int wanted, int answered) {}
}
