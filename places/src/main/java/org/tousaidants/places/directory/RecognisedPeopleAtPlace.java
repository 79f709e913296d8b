package org.tousaidants.places.directory;

import java.util.List;
import java.util.Map;

/// « Personnes reconnues d’un lieu » — the people recognised today who agreed to be shown at a place, as another
/// package knows them. Such a package declares a bean.
public interface RecognisedPeopleAtPlace {
    /// By place, at this moment, without places that have nobody. An answer is immutable: a
    /// change gives another map.
    Map<PlaceId, List<Helping>> helping();

    /// @param name as the person agreed; empty: none shown
    /// @param profile of the recognition, in French
    /// @param path of the public page
    record Helping(String name, String profile, String path) {}
}
