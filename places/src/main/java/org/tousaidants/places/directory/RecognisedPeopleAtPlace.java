package org.tousaidants.places.directory;

import java.util.List;
import java.util.Map;

/// « Personnes reconnues d’un lieu » — the people recognised today who agreed to be shown at a place, as another
/// package knows them. Such a package declares a bean.
public interface RecognisedPeopleAtPlace {
    /// The recognised people of each place at this moment. A place without any is absent. The map is immutable;
    /// a change returns another map.
    Map<PlaceId, List<Helping>> helping();

    /// @param name as the person agreed; empty if they agreed to none
    /// @param profile of their recognition, in French
    /// @param path of their public page
    record Helping(String name, String profile, String path) {}
}
