package org.tousaidants.label.observations;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.tousaidants.rules.judging.LabelDossier;

/// « Pièces du dossier » — adds facts of another package to the dossiers of helpers or places: proven levels, the
/// conclusion of an interview, a recognition. The package implements it as a Spring bean. Without such beans, a
/// dossier contains only observed facts and signatures.
///
/// @param <S> type of the key of a subject: the file id of a helper, or the id of a place
public interface LabelDossierPart<S> {
    /// Returns, for each of these subjects, a function that adds the facts of this package to the subject's
    /// dossier. A subject without facts is absent. An implementation should read the facts of all subjects with
    /// one query.
    default Map<S, UnaryOperator<LabelDossier>> known(Collection<S> subjects) {
        return Map.of();
    }

    /// Returns the facts of one subject to show to its owner, newest first.
    default List<LabelDossierPiece> pieces(S subject) {
        return List.of();
    }

    /// Returns, for each subject, one function that adds the facts of all parts to the subject's dossier.
    ///
    /// @param parts the parts of the dossier, one for each package
    /// @param subjects keys of the subjects
    static <S> Map<S, UnaryOperator<LabelDossier>> known(List<LabelDossierPart<S>> parts, Collection<S> subjects) {
        var known = new HashMap<S, UnaryOperator<LabelDossier>>();
        for (var part : parts)
            part.known(subjects)
                    .forEach((subject, lay) ->
                            known.merge(subject, lay, (before, then) -> dossier -> then.apply(before.apply(dossier))));
        return known;
    }
}
