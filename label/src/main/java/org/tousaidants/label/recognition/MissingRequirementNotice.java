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

/// « Délai donné » — records which missing requirements a holder was notified of, and under which version of the
/// rules. A holder is thus notified only once of each requirement, even if several packages send such notices.
@Component
class MissingRequirementNotice {
    private static final String GRACE = "GRACE ";

    private final LabelExpiryNoticeLog toldOfEnd;
    private final LabelCaseStepWriter lifeWriter;

    MissingRequirementNotice(LabelExpiryNoticeLog toldOfEnd, LabelCaseStepWriter lifeWriter) {
        this.toldOfEnd = toldOfEnd;
        this.lifeWriter = lifeWriter;
    }

    /// Returns the name under which a notice of missing requirements is stored.
    ///
    /// @param version version of the rules
    static String kind(String version) {
        return GRACE + version;
    }

    private static String kind(String version, RequirementFinding one) {
        return kind(version) + "/" + one.requirement().id();
    }

    static boolean isOf(String kind, String version) {
        return kind.equals(kind(version)) || kind.startsWith(kind(version) + "/");
    }

    /// Returns, for each missing requirement, the day on which the holder was notified of it under a version of
    /// the rules.
    ///
    /// @param told moments of the stored notices by their name
    /// @param version version of the rules
    static Map<String, LocalDate> days(Map<String, Instant> told, String version) {
        var days = new HashMap<String, LocalDate>();
        told.forEach((kind, at) -> {
            if (kind.startsWith(kind(version) + "/"))
                days.put(kind.substring(kind(version).length() + 1), ParisTime.day(at));
        });
        return days;
    }

    /// Deletes the records of notices of requirements that the holder has corrected since. If such a requirement
    /// is missing again later, the holder is notified again and gets a new deadline.
    ///
    /// @param verdict current verdict on the dossier
    /// @param version version of the rules
    /// @param life case of the label
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

    /// Records that the holder was notified of missing requirements, and adds a step to the case, which the
    /// caller must have locked. Returns false if the holder had already been notified of all of them.
    ///
    /// @param lacking the missing requirements
    /// @param version version of the rules
    /// @param since start of the period to correct them
    /// @param life case of the label
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
