package org.tousaidants.label.recognition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.rules.judging.RequirementFinding;
import org.tousaidants.rules.judging.Verdict;

/// « Délai donné » — records of which missing requirements a holder was notified, under which version of the
/// rules, so that each is notified once, whichever package does it.
@Component
class MissingRequirementNotice {
    private static final String GRACE = "GRACE ";

    private final LabelExpiryNoticeLog toldOfEnd;
    private final LabelCaseWriter lifeWriter;

    MissingRequirementNotice(LabelExpiryNoticeLog toldOfEnd, LabelCaseWriter lifeWriter) {
        this.toldOfEnd = toldOfEnd;
        this.lifeWriter = lifeWriter;
    }

    /// The kind of notice about missing requirements under a version.
    static String kind(String version) {
        return GRACE + version;
    }

    private static String kind(String version, RequirementFinding one) {
        return kind(version) + "/" + one.requirement().id();
    }

    static boolean isOf(String kind, String version) {
        return kind.equals(kind(version)) || kind.startsWith(kind(version) + "/");
    }

    /// For each requirement, the day of its notice under this version.
    static Map<String, LocalDate> days(Map<String, Instant> told, String version) {
        var days = new HashMap<String, LocalDate>();
        told.forEach((kind, at) -> {
            if (kind.startsWith(kind(version) + "/"))
                days.put(kind.substring(kind(version).length() + 1), ParisTime.day(at));
        });
        return days;
    }

    /// Deletes the notices of corrected requirements: if missing again, they are notified again with a new
    /// deadline.
    void putRight(LabelCase life, Verdict verdict, String version) {
        var until = life.term().orElseThrow().until();
        var notices = toldOfEnd.told(life.id(), until).keySet();
        var over = verdict.findings().stream()
                .filter(RequirementFinding::fulfilled)
                .map(one -> kind(version, one))
                .filter(notices::contains)
                .distinct()
                .toList();
        if (!over.isEmpty()) toldOfEnd.forget(life.id(), until, over);
    }

    /// Records the notice of missing requirements and adds a step to the case; false if all were notified
    /// before. The caller has locked the case.
    ///
    /// @param since the start of the delay to correct them
    boolean told(LabelCase life, List<RequirementFinding> lacking, String version, Instant since, Instant now) {
        var until = life.term().orElseThrow().until();
        var notices = toldOfEnd.told(life.id(), until).keySet();
        var more = lacking.stream()
                .map(one -> kind(version, one))
                .filter(kind -> !notices.contains(kind))
                .distinct()
                .toList();
        if (more.isEmpty() && notices.contains(kind(version))) return false;
        if (!notices.contains(kind(version))) toldOfEnd.add(life.id(), until, kind(version), since);
        more.forEach(kind -> toldOfEnd.add(life.id(), until, kind, since));
        lifeWriter.append(life, LabelStep.byRounds(now, LabelStep.Act.WARNED, version));
        return true;
    }
}
