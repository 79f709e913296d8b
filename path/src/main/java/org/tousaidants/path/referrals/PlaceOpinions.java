package org.tousaidants.path.referrals;

import java.util.List;
import java.util.Optional;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.counts.Voices;

/// « Avis sur un lieu » — what the people helped there say, for the desk of the place: counts of five or more, and the
/// words that the coordination read first. Whoever keeps some declares a bean.
public interface PlaceOpinions {
    /// Empty when too few spoke of it.
    Optional<Said> opinions(String network, PlaceId place);

    /// @param words the newest of those that may be shown
    record Said(Voices.Said counts, List<String> words) {}
}
