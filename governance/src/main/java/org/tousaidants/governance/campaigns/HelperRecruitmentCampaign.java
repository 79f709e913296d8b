package org.tousaidants.governance.campaigns;

import java.time.LocalDate;
import java.util.UUID;

/// « Campagne » — a search for new helpers, which lasts until a date.
///
/// @param code last part of the address on posters and letters
/// @param words text of the campaign
/// @param until last day
record HelperRecruitmentCampaign(UUID id, String code, String title, String words, LocalDate until) {
    /// « Objectif » — the number of helpers wanted in one commune.
    ///
    /// @param commune code of the commune
    /// @param wanted number of helpers wanted
    /// @param answered number of people who offered to help there, without any names
    record RecruitmentTarget(String commune, int wanted, int answered) {}
}
