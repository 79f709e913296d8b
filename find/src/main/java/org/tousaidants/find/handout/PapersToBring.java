package org.tousaidants.find.handout;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.tousaidants.find.ranking.HelpSearch;
import org.tousaidants.find.understanding.UnderstoodRequest;

/// « À apporter » — lists the papers to bring to an appointment, as on the printed sheet.
public final class PapersToBring {
    private PapersToBring() {}

    /// Returns the message keys of the things to bring to an appointment with this title, such as « Ma
    /// déclaration d’impôts ». If the title is not recognised, returns those for help with letters.
    public static List<String> keys(String title) {
        var read = UnderstoodRequest.of(title, Locale.FRENCH);
        var asked = HelpSearch.ANYTHING
                .withNeeds(new HashSet<>(read.needs()))
                .withProcedures(new HashSet<>(read.procedures()));
        var things = new ArrayList<>(TakeHomeSheetChecklist.of(asked));
        if (asked.needs().isEmpty() && asked.procedures().isEmpty()) things.addFirst(TakeHomeSheetChecklist.LETTERS);
        return things.stream().map(TakeHomeSheetChecklist::key).toList();
    }
}
