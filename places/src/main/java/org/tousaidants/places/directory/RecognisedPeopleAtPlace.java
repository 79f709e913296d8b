package org.tousaidants.places.directory;

import java.util.List;
import java.util.Map;

/// « Personnes reconnues d’un lieu » — gives the people with a valid recognition who agreed to be named on the page
/// of a place. The package that manages recognitions implements it as a bean.
public interface RecognisedPeopleAtPlace {
    /// Returns the currently recognised people of each place; places without recognised people are absent. The
    /// returned map never changes: after a change of the people, the method returns a new map.
    Map<PlaceId, List<RecognisedHelper>> helping();

    /// A recognised person who helps at a place.
    ///
    /// @param name the name in the form to which the person agreed; empty if the person agreed to no name
    /// @param profile the profile of the recognition, in French
    /// @param path path of the person's public page
    record RecognisedHelper(String name, String profile, String path) {}
}
