package org.tousaidants.labels;

import gg.jte.Content;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tousaidants.protocol.Finding;
import org.tousaidants.protocol.VerdictWords;
import org.tousaidants.web.Page;

/// One requirement of a computed verdict, as a page shows it.
///
/// @param state what the tag does not say
record Line(String name, String tag, String kind, Optional<Content> state, List<Content> why) {
    static List<Line> of(Weighing.Weighed weighed, Page page) {
        return switch (weighed) {
            case Weighing.Weighed.Known(var _, var verdict) ->
                verdict.findings().stream().map(finding -> line(finding, page)).toList();
            case Weighing.Weighed.Elsewhere(), Weighing.Weighed.NotJudged(var _) -> List.of();
        };
    }

    private static Line line(Finding finding, Page page) {
        var words = VerdictWords.in(page.locale()).quoting(page.quote());
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
                words.why(finding).stream().map(page::told).toList());
    }

    private static Optional<Content> said(Finding finding, VerdictWords words, Page page) {
        return switch (finding.state()) {
            case MET -> finding.date().map(day -> page.rich("labels.finding.until", page.day(day)));
            case WAIVED -> Optional.of(page.told(words.state(finding)));
            case MISSING -> Optional.empty();
            case EXPIRED -> finding.date().map(day -> page.rich("labels.finding.since", page.day(day)));
        };
    }
}
