package org.tousaidants.places.communes;

import org.tousaidants.core.territory.CommuneImportResult;
import org.tousaidants.core.text.ConstantName;

/// The message keys of this package.
final class CommuneWords {
    private CommuneWords() {}

    static String key(CommuneImportResult.Problem problem) {
        return "communes.problem." + ConstantName.dashed(problem);
    }

    static String key(CommuneImportResult.Reason reason) {
        return "communes.reason." + ConstantName.dashed(reason);
    }
}
