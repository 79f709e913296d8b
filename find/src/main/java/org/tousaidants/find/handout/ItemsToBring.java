package org.tousaidants.find.handout;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.tousaidants.find.ranking.Search;
import org.tousaidants.find.understanding.Understanding;

/// « À apporter » — lists the papers to bring to an appointment, as on the sheet.
public final class ItemsToBring {
    private ItemsToBring() {}

    /// The message keys of the things to bring, from the title of an appointment such as « Ma déclaration
    /// d’impôts »; those for letters if the title names nothing known.
    public static List<String> keys(String title) {
        var read = Understanding.of(title, Locale.FRENCH);
        var asked =
                Search.ANYTHING.withNeeds(new HashSet<>(read.needs())).withProcedures(new HashSet<>(read.procedures()));
        var things = new ArrayList<>(HandoutChecklist.of(asked));
        if (asked.needs().isEmpty() && asked.procedures().isEmpty()) things.addFirst(HandoutChecklist.LETTERS);
        return things.stream().map(HandoutChecklist::key).toList();
    }
}
