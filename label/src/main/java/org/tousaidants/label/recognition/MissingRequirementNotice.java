package org.tousaidants.label.recognition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.rules.judging.LabelVerdict;
import org.tousaidants.rules.judging.RequirementFinding;

/// « Délai donné » — records of which missing requirements a holder was notified, and under which version of the
/// rules, so that a holder is notified of each only once, by whatever package.
@Component
class MissingRequirementNotice {
    private static final String GRACE = "GRACE ";

    private final LabelExpiryNoticeLog toldOfEnd;
    private final LabelCaseStepWriter lifeWriter;

    MissingRequirementNotice(LabelExpiryNoticeLog toldOfEnd, LabelCaseStepWriter lifeWriter) {
        this.toldOfEnd = toldOfEnd;
        this.lifeWriter = lifeWriter;
    }

    /// Returns the kind of notice about missing requirements under a version.
    static String kind(String version) {
        return GRACE + version;
    }

    private static String kind(String version, RequirementFinding one) {
        return kind(version) + "/" + one.requirement().id();
    }

    static boolean isOf(String kind, String version) {
        return kind.equals(kind(version)) || kind.startsWith(kind(version) + "/");
    }

    /// Returns, for each requirement, the day of its notice under this version.
    static Map<String, LocalDate> days(Map<String, Instant> told, String version) {
        var days = new HashMap<String, LocalDate>();
        told.forEach((kind, at) -> {
            if (kind.startsWith(kind(version) + "/"))
                days.put(kind.substring(kind(version).length() + 1), ParisTime.day(at));
        });
        return days;
    }

    /// Deletes the records of notices about corrected requirements, so that they are notified again with a new
    /// deadline if they are missing again.
    void putRight(LabelCase life, LabelVerdict verdict, String version) {
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

    /// Records the notice of missing requirements and adds a step to the case. Returns false if the holder was
    /// already notified of all. The caller must have locked the case.
    ///
    /// @param since start of the period to correct them
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
        lifeWriter.append(life, LabelCaseStep.byRounds(now, LabelCaseStep.LabelAct.WARNED, version));
        return true;
    }
}
