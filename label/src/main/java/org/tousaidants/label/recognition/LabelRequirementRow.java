package org.tousaidants.label.recognition;

import gg.jte.Content;
import java.util.List;
import java.util.Optional;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.platform.web.Page;
import org.tousaidants.rules.judging.LabelVerdictText;
import org.tousaidants.rules.judging.RequirementFinding;

/// One requirement of a verdict on a page.
///
/// @param tag text of its state
/// @param state details that the tag does not contain
/// @param why reasons
record LabelRequirementRow(String name, String tag, String kind, Optional<Content> state, List<Content> why) {
    static List<LabelRequirementRow> of(LabelDossierAssessor.DossierAssessment weighed, Page page) {
        return switch (weighed) {
            case LabelDossierAssessor.DossierAssessment.AssessedDossier(var _, var verdict) ->
                verdict.findings().stream().map(finding -> line(finding, page)).toList();
            case LabelDossierAssessor.DossierAssessment.HolderNoLongerConcerned(),
                    LabelDossierAssessor.DossierAssessment.DossierNotJudged(var _) -> List.of();
        };
    }

    private static LabelRequirementRow line(RequirementFinding finding, Page page) {
        var words = LabelVerdictText.in(page.locale()).quoting(page.quote());
        var kind = switch (finding.state()) {
            case MET, WAIVED -> "ok";
            case MISSING -> "warn";
            case EXPIRED -> "danger";
        };
        return new LabelRequirementRow(
                page.french(finding.requirement().name()),
                page.t("labels.finding." + EnumConstantName.low(finding.state())),
                kind,
                words.besides(finding).map(page::told),
                words.why(finding).stream().map(page::told).toList());
    }
}
