package org.tousaidants.places.communes;

import java.util.Locale;
import org.tousaidants.core.territory.CommuneImport;

/// Where the sentences of this room stand in its texts.
final class CommuneWords {
    private CommuneWords() {}

    static String key(CommuneImport.Problem problem) {
        return "communes.problem." + name(problem);
    }

    static String key(CommuneImport.Reason reason) {
        return "communes.reason." + name(reason);
    }

    private static String name(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
