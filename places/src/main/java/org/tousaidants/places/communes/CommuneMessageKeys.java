package org.tousaidants.places.communes;

import org.tousaidants.core.territory.CommuneImportResult;
import org.tousaidants.core.text.EnumConstantName;

/// The message keys of this package.
final class CommuneMessageKeys {
    private CommuneMessageKeys() {}

    static String key(CommuneImportResult.CommuneFileProblem problem) {
        return "communes.problem." + EnumConstantName.dashed(problem);
    }

    static String key(CommuneImportResult.RowRefusalReason reason) {
        return "communes.reason." + EnumConstantName.dashed(reason);
    }
}
