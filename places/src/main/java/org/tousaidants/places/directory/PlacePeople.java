package org.tousaidants.places.directory;

import java.util.List;
import java.util.Map;

/// « Personnes reconnues d’un lieu » — who is recognised today and agreed to say that she helps there, as another room
/// knows it: a place itself does not say so. A room that knows some declares a bean.
public interface PlacePeople {
    /// By place, at this moment; a place without anybody is not in it. An answer never changes: when something moved,
    /// the next one is another map.
    Map<PlaceId, List<Helping>> helping();

    /// @param name as she agreed; empty: she shows none
    /// @param profile as what she is recognised, in French
    /// @param path of her public page
    record Helping(String name, String profile, String path) {}
}
