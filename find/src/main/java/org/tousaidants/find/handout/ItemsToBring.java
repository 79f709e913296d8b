package org.tousaidants.find.handout;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.tousaidants.find.ranking.Search;
import org.tousaidants.find.understanding.Understanding;

/// « À apporter » — the same list as on the sheet to take home, for an appointment.
public final class ItemsToBring {
    private ItemsToBring() {}

    /// The message keys of the things for what a title names, as « Ma déclaration d’impôts »; letters when it names
    /// nothing.
    public static List<String> keys(String title) {
        var read = Understanding.of(title, Locale.FRENCH);
        var asked =
                Search.ANYTHING.withNeeds(new HashSet<>(read.needs())).withProcedures(new HashSet<>(read.procedures()));
        var things = new ArrayList<>(HandoutChecklist.of(asked));
        if (asked.needs().isEmpty() && asked.procedures().isEmpty()) things.addFirst(HandoutChecklist.LETTERS);
        return things.stream().map(HandoutChecklist::key).toList();
    }
}
