package org.tousaidants.label.recognition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tousaidants.core.text.Paris;
import org.tousaidants.label.rules.Finding;
import org.tousaidants.label.rules.Verdict;

/// « Délai donné » — of which requirements a person was told that they are missing, under which version: she is told
/// of each once, by whichever room.
@Component
class GraceNotice {
    private static final String GRACE = "GRACE ";

    private final ToldOfEnd toldOfEnd;
    private final LifeWriter lifeWriter;

    GraceNotice(ToldOfEnd toldOfEnd, LifeWriter lifeWriter) {
        this.toldOfEnd = toldOfEnd;
        this.lifeWriter = lifeWriter;
    }

    /// That something is missing, whatever it is.
    static String kind(String version) {
        return GRACE + version;
    }

    private static String kind(String version, Finding one) {
        return kind(version) + "/" + one.requirement().id();
    }

    static boolean isOf(String kind, String version) {
        return kind.equals(kind(version)) || kind.startsWith(kind(version) + "/");
    }

    /// By requirement, the day on which a holder was told that it is missing under this version.
    static Map<String, LocalDate> days(Map<String, Instant> told, String version) {
        var days = new HashMap<String, LocalDate>();
        told.forEach((kind, at) -> {
            if (kind.startsWith(kind(version) + "/"))
                days.put(kind.substring(kind(version).length() + 1), Paris.day(at));
        });
        return days;
    }

    /// What was put right is told again, with its days anew, should it go missing again.
    void putRight(Life life, Verdict verdict, String version) {
        var until = life.term().orElseThrow().until();
        var told = toldOfEnd.told(life.id(), until).keySet();
        var over = verdict.findings().stream()
                .filter(Finding::fulfilled)
                .map(one -> kind(version, one))
                .filter(told::contains)
                .distinct()
                .toList();
        if (!over.isEmpty()) toldOfEnd.forget(life.id(), until, over);
    }

    /// Whether there is something in it that she was not told: from then on she was, and it is a step of the label,
    /// which the caller holds.
    ///
    /// @param since from when the days to put it right run
    boolean told(Life life, List<Finding> lacking, String version, Instant since, Instant now) {
        var until = life.term().orElseThrow().until();
        var told = toldOfEnd.told(life.id(), until).keySet();
        var more = lacking.stream()
                .map(one -> kind(version, one))
                .filter(kind -> !told.contains(kind))
                .distinct()
                .toList();
        if (more.isEmpty() && told.contains(kind(version))) return false;
        if (!told.contains(kind(version))) toldOfEnd.add(life.id(), until, kind(version), since);
        more.forEach(kind -> toldOfEnd.add(life.id(), until, kind, since));
        lifeWriter.append(life, Step.byRounds(now, Step.Act.WARNED, version));
        return true;
    }
}
