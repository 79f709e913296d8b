package org.tousaidants.find.understanding;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// « Signes de danger » — the dangers found in a sentence. For certain dangers the page shows the numbers to call;
/// about possible dangers it asks the person.
///
/// @param because the words with the greatest weight, in decreasing order of weight
public record DangersInSentence(Set<DangerSituation> sure, Set<DangerSituation> possible, List<String> because) {
    static final DangersInSentence NONE = new DangersInSentence(Set.of(), Set.of(), List.of());

    public DangersInSentence {
        sure = copy(sure);
        possible = copy(possible);
        because = List.copyOf(because);
    }

    private static Set<DangerSituation> copy(Set<DangerSituation> dangers) {
        return dangers.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(dangers));
    }
}
