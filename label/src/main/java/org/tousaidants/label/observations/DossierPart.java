package org.tousaidants.label.observations;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.tousaidants.rules.judging.Dossier;

/// « Pièces du dossier » — the facts of another package about helpers or places: proven levels, the conclusion of
/// an interview, a recognition. Such a package declares a bean; without any, a dossier holds
/// the sightings and signatures.
///
/// @param <S> the key of its subjects: the file of a helper, or the id of a place
public interface DossierPart<S> {
    /// The additions to the dossiers of these subjects; a subject missing from the answer has none.
    /// One query for all.
    default Map<S, UnaryOperator<Dossier>> known(Collection<S> subjects) {
        return Map.of();
    }

    /// The same for its owner, the latest first.
    default List<DossierPiece> pieces(S subject) {
        return List.of();
    }

    /// The additions of all parts.
    static <S> Map<S, UnaryOperator<Dossier>> known(List<DossierPart<S>> parts, Collection<S> subjects) {
        var known = new HashMap<S, UnaryOperator<Dossier>>();
        for (var part : parts)
            part.known(subjects)
                    .forEach((subject, lay) ->
                            known.merge(subject, lay, (before, then) -> dossier -> then.apply(before.apply(dossier))));
        return known;
    }
}
