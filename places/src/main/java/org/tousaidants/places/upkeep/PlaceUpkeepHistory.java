package org.tousaidants.places.upkeep;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.places.directory.PlaceId;

/// « Histoire de l'entretien » — the letters about a place and the work on its sheet, for all of its records.
@Component
class PlaceUpkeepHistory {
    private static final int STEPS = 100;
    private static final int LETTERS = 20;

    private final SheetCheckRequestStore requests;
    private final UpkeepLetterStore letters;
    private final PlaceUpkeepStepStore steps;
    private final RecordsOfPlace recordGroup;

    PlaceUpkeepHistory(
            SheetCheckRequestStore requests,
            UpkeepLetterStore letters,
            PlaceUpkeepStepStore steps,
            RecordsOfPlace recordGroup) {
        this.requests = requests;
        this.letters = letters;
        this.steps = steps;
        this.recordGroup = recordGroup;
    }

    void append(PlaceUpkeepStep step) {
        steps.append(step);
    }

    /// Returns what people did on the sheet of a place, the most recent first.
    List<PlaceUpkeepStep> steps(PlaceId place) {
        return steps.of(recordGroup.of(place), STEPS);
    }

    /// Returns the letters about a place, the most recent first.
    List<UpkeepLetterStore.StoredLetter> letters(PlaceId place) {
        return letters.of(recordGroup.of(place), LETTERS);
    }

    /// Returns the time of the last letter to a contact person about the place; empty if there is none.
    Optional<Instant> lastLetter(PlaceId place) {
        return requests.lastLetters(recordGroup.of(place)).values().stream().max(Comparator.naturalOrder());
    }

    /// Returns the time of the last letter to this contact person about any place; empty if there is none.
    Optional<Instant> lastLetterTo(UUID person) {
        return letters.lastTo(person);
    }
}
