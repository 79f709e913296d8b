package org.tousaidants.platform.web;

import java.util.List;

/// « Mots expliqués » — words that a room explains in plain language: every public page links the first time it uses
/// one of them to its explanation. A room that explains some declares a bean.
public interface ExplainedWords {
    /// Those of a language.
    List<Explained> in(String lang);

    /// @param href where it is explained
    /// @param forms as texts write it; « votre (compte) » means the word in brackets, between these words only
    record Explained(String href, List<String> forms) {
        public Explained {
            forms = List.copyOf(forms);
        }
    }
}
