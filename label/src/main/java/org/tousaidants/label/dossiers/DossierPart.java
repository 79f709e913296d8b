package org.tousaidants.label.dossiers;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.tousaidants.label.rules.Dossier;

/// « Pièces du dossier » — what another room knows of helpers or of places: proven levels, the conclusion of an
/// interview, a recognition. A room that knows some declares a bean; a dossier without any is what was seen and signed.
///
/// @param <S> how its subjects are known: the file of a helper, or the id of a place
public interface DossierPart<S> {
    /// What to lay into the dossiers of these subjects; what is not in the answer has nothing there. One query for all.
    default Map<S, UnaryOperator<Dossier>> known(Collection<S> subjects) {
        return Map.of();
    }

    /// The same for the eyes of its owner, the latest first.
    default List<DossierPiece> pieces(S subject) {
        return List.of();
    }

    /// What all of them know.
    static <S> Map<S, UnaryOperator<Dossier>> known(List<DossierPart<S>> parts, Collection<S> subjects) {
        var known = new HashMap<S, UnaryOperator<Dossier>>();
        for (var part : parts)
            part.known(subjects)
                    .forEach((subject, lay) ->
                            known.merge(subject, lay, (before, then) -> dossier -> then.apply(before.apply(dossier))));
        return known;
    }
}
