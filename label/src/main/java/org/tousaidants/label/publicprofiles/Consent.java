package org.tousaidants.label.publicprofiles;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Set;
import org.tousaidants.places.directory.PlaceId;

/// « Accord » — what a person lets everybody see of her, each thing by itself; that she is recognised, and as what,
/// goes without saying once she agreed to anything.
///
/// @param communes INSEE codes, in her order
/// @param places where she says that she helps, in her order
/// @param languages besides French, by the codes of [Language]
/// @param engines whether search engines may keep her page
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

    /// « Nom montré ».
    enum Naming {
        NONE,
        /// The first word of her name.
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

    /// « Comment la joindre ».
    enum Reach {
        NONE,
        /// By the phones of the places that she shows.
        PLACE,
        /// By a number of her own.
        OWN
    }
}
