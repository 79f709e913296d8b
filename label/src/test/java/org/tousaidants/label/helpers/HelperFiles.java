package org.tousaidants.label.helpers;

import java.util.LinkedHashMap;
import java.util.Map;
import org.tousaidants.platform.web.Visitor;

/// Opens files of helpers through the site.
public final class HelperFiles {
    private HelperFiles() {}

    /// Opens a file, or changes its profile or commune.
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
