package org.tousaidants.find.understanding;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// « Signes de danger » — the dangers found in a sentence. The page shows the numbers for the sure ones and
/// asks about the possible ones.
///
/// @param because the words with the greatest weight, in decreasing order
public record DangerSigns(Set<Danger> sure, Set<Danger> possible, List<String> because) {
    static final DangerSigns NONE = new DangerSigns(Set.of(), Set.of(), List.of());

    public DangerSigns {
        sure = copy(sure);
        possible = copy(possible);
        because = List.copyOf(because);
    }

    private static Set<Danger> copy(Set<Danger> dangers) {
        return dangers.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(dangers));
    }
}
