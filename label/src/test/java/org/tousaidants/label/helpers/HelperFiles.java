package org.tousaidants.label.helpers;

import java.util.LinkedHashMap;
import java.util.Map;
import org.tousaidants.platform.web.Visitor;

/// The files of helpers, as they open them on the site.
public final class HelperFiles {
    private HelperFiles() {}

    /// Opened, or opened again for another profile or commune.
    ///
    /// @param commune as the form offers it: « Saintes (17100) »
    /// @param more fields of the form
    public static void open(Visitor visitor, String profile, String commune, Map<String, String> more) {
        var form = new LinkedHashMap<>(more);
        form.put("_csrf", visitor.token("/mon-dossier/nouveau"));
        form.put("profil", profile);
        form.put("commune", commune);
        visitor.post("/mon-dossier", form);
    }
}
