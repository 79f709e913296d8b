package org.tousaidants.label.profiles;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Set;
import org.tousaidants.places.directory.PlaceId;

/// « Accord » — the parts of their entry in the public list that a person agreed to show; each part is chosen
/// separately. Any consent includes the recognition and its profile.
///
/// @param communes INSEE codes, in the person's order
/// @param places places where the person states that they help, in their order
/// @param languages languages in addition to French
/// @param engines whether search engines may index the page
record PublicProfileConsent(
        ShownName naming,
        List<String> communes,
        List<PlaceId> places,
        Set<SpokenLanguage> languages,
        Set<DayOfWeek> days,
        ShownPhone reach,
        boolean engines) {
    static final int MOST_COMMUNES = 10;
    static final int MOST_PLACES = 5;

    /// « Nom montré » — the shown part of the name.
    enum ShownName {
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

    /// « Comment la joindre » — the telephone number that is shown.
    enum ShownPhone {
        NONE,
        /// The telephone numbers of the shown places.
        PLACE,
        /// The person's own telephone number.
        OWN
    }
}
