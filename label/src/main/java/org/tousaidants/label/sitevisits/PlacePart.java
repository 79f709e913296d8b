package org.tousaidants.label.sitevisits;

import java.util.Collection;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.tousaidants.label.rules.Dossier;
import org.tousaidants.places.directory.PlaceId;

/// « Pièces du dossier d’un lieu » — what another room knows of places: a recognition, how many recognised people help
/// there. A room that knows some declares a bean.
public interface PlacePart {
    /// What to lay into the dossiers of these places; what is not in the answer has nothing there. One query for all.
    Map<PlaceId, UnaryOperator<Dossier>> known(String network, Collection<PlaceId> places);
}
