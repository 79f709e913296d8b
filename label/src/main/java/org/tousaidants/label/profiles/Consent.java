package org.tousaidants.label.profiles;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Set;
import org.tousaidants.places.directory.PlaceId;

/// « Accord » — the parts of their entry in the public list that a person agreed to show, each chosen
/// separately. Any consent includes the recognition and its profile.
///
/// @param communes INSEE codes, in the person's order
/// @param places where the person states that they help, in their order
/// @param languages besides French, by codes of [Language]
/// @param engines whether search engines may index the page
record Consent(
        Naming naming,
        List<String> communes,
        List<PlaceId> places,
        Set<Language> languages,
        Set<DayOfWeek> days,
        Reach reach,
        boolean engines) {
    static final int MOST_COMMUNES = 10;
    static final int MOST_PLACES = 5;

    /// « Nom montré » — how much of the name is shown.
    enum Naming {
        NONE,
        /// The first word of the name.
        FIRST,
        FULL;

        String of(String name) {
            return switch (this) {
                case NONE -> "";
                case FIRST -> name.strip().split("\\s+")[0];
                case FULL -> name;
            };
        }
    }

    /// « Comment la joindre » — the phone number shown.
    enum Reach {
        NONE,
        /// The phone numbers of the places shown.
        PLACE,
        /// The person's own phone number.
        OWN
    }
}
