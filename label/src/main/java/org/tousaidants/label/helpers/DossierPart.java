package org.tousaidants.label.helpers;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.tousaidants.label.rules.Dossier;

/// « Pièces du dossier » — what another room knows of helpers: proven levels, the conclusion of an interview, a
/// recognition. A room that knows some declares a bean; a dossier without any is what its owner said herself.
public interface DossierPart {
    /// What to lay into the dossiers of these helpers; who is not in the answer has nothing there. One query for all.
    Map<UUID, UnaryOperator<Dossier>> known(String network, Collection<UUID> helpers);

    /// The same for the eyes of its owner, the latest first.
    default List<DossierPiece> pieces(String network, UUID helper) {
        return List.of();
    }
}
