package org.tousaidants.labels;

import java.util.List;
import java.util.Locale;
import org.tousaidants.protocol.Finding;
import org.tousaidants.protocol.VerdictWords;
import org.tousaidants.web.Page;

/// One requirement of a computed verdict, as a page shows it.
record Line(String name, String tag, String kind, String state, List<String> why) {
    static List<Line> of(Weighing.Weighed weighed, Page page) {
        return switch (weighed) {
            case Weighing.Weighed.Known(var _, var verdict) ->
                verdict.findings().stream().map(finding -> line(finding, page)).toList();
            case Weighing.Weighed.Elsewhere(), Weighing.Weighed.NotJudged(var _) -> List.of();
        };
    }

    private static Line line(Finding finding, Page page) {
        var words = VerdictWords.in(page.locale());
        var kind = switch (finding.state()) {
            case MET, WAIVED -> "ok";
            case MISSING -> "warn";
            case EXPIRED -> "danger";
        };
        return new Line(
                page.french(finding.requirement().name()),
                page.t("labels.finding." + finding.state().name().toLowerCase(Locale.ROOT)),
                kind,
                said(finding, words, page),
                words.why(finding).stream().map(page::french).toList());
    }

    /// What the tag does not say.
    private static String said(Finding finding, VerdictWords words, Page page) {
        return switch (finding.state()) {
            case MET ->
                finding.date()
                        .map(day -> page.t("labels.finding.until", page.day(day)))
                        .orElse("");
            case WAIVED -> page.french(words.state(finding));
            case MISSING -> "";
            case EXPIRED ->
                finding.date()
                        .map(day -> page.t("labels.finding.since", page.day(day)))
                        .orElse("");
        };
    }
}
