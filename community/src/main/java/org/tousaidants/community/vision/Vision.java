package org.tousaidants.community.vision;

import java.util.List;
import java.util.Optional;

/// « Vision » — the fourth pillar beside charter, competences and posture: a view of digital inclusion for the general
/// interest, in themes that a helper learns about. The label does not require it.
///
/// @param source where the pillar comes from, in French
/// @param proposedBy who proposes the themes, in French
public record Vision(String source, String proposedBy, List<VisionTheme> themes) {
    /// The themes with these ids, in the order of the file; unknown ids are left out.
    public List<VisionTheme> of(List<String> ids) {
        return themes.stream().filter(theme -> ids.contains(theme.id())).toList();
    }

    public Optional<VisionTheme> theme(String id) {
        return themes.stream().filter(theme -> theme.id().equals(id)).findFirst();
    }
}
