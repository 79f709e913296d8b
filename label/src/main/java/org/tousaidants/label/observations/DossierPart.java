package org.tousaidants.label.observations;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.tousaidants.rules.judging.Dossier;

/// « Pièces du dossier » — adds facts of another package to the dossiers of helpers or places: proven levels,
/// the conclusion of an interview, a recognition. The package implements it as a Spring bean. Without any, a
/// dossier contains only observed facts and signatures.
///
/// @param <S> key of a subject: the file id of a helper, or the id of a place
public interface DossierPart<S> {
    /// The additions to the dossiers of these subjects; a subject absent from the result has none. One query
    /// serves all subjects.
    default Map<S, UnaryOperator<Dossier>> known(Collection<S> subjects) {
        return Map.of();
    }

    /// The facts of one subject to show to its owner, newest first.
    default List<DossierPiece> pieces(S subject) {
        return List.of();
    }

    /// The combined additions of all parts.
    static <S> Map<S, UnaryOperator<Dossier>> known(List<DossierPart<S>> parts, Collection<S> subjects) {
        var known = new HashMap<S, UnaryOperator<Dossier>>();
        for (var part : parts)
            part.known(subjects)
                    .forEach((subject, lay) ->
                            known.merge(subject, lay, (before, then) -> dossier -> then.apply(before.apply(dossier))));
        return known;
    }
}
