package org.tousaidants.label.recognition;

import gg.jte.Content;
import java.util.List;
import java.util.Optional;
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.platform.web.Page;
import org.tousaidants.rules.judging.RequirementFinding;
import org.tousaidants.rules.judging.VerdictText;

/// One requirement of a verdict on a page.
///
/// @param state details that the tag does not state
record RequirementRow(String name, String tag, String kind, Optional<Content> state, List<Content> why) {
    static List<RequirementRow> of(DossierAssessor.Weighed weighed, Page page) {
        return switch (weighed) {
            case DossierAssessor.Weighed.DossierVerdict(var _, var verdict) ->
                verdict.findings().stream().map(finding -> line(finding, page)).toList();
            case DossierAssessor.Weighed.Elsewhere(), DossierAssessor.Weighed.NotJudged(var _) -> List.of();
        };
    }

    private static RequirementRow line(RequirementFinding finding, Page page) {
        var words = VerdictText.in(page.locale()).quoting(page.quote());
        var kind = switch (finding.state()) {
            case MET, WAIVED -> "ok";
            case MISSING -> "warn";
            case EXPIRED -> "danger";
        };
        return new RequirementRow(
                page.french(finding.requirement().name()),
                page.t("labels.finding." + ConstantName.low(finding.state())),
                kind,
                words.besides(finding).map(page::told),
                words.why(finding).stream().map(page::told).toList());
    }
}
