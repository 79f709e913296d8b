package org.tousaidants.places.upkeep;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.places.directory.PlaceId;

/// « Histoire de l'entretien » — the letters about a place and the work on it, for all of its records.
@Component
class CareHistory {
    private static final int STEPS = 100;
    private static final int LETTERS = 20;

    private final UpkeepRequestStore requests;
    private final LetterStore letters;
    private final UpkeepStepStore steps;
    private final RecordGroup recordGroup;

    CareHistory(UpkeepRequestStore requests, LetterStore letters, UpkeepStepStore steps, RecordGroup recordGroup) {
        this.requests = requests;
        this.letters = letters;
        this.steps = steps;
        this.recordGroup = recordGroup;
    }

    void append(CareStep step) {
        steps.append(step);
    }

    /// Newest first.
    List<CareStep> steps(PlaceId place) {
        return steps.of(recordGroup.of(place), STEPS);
    }

    /// Newest first.
    List<LetterStore.StoredLetter> letters(PlaceId place) {
        return letters.of(recordGroup.of(place), LETTERS);
    }

    /// The last letter to a caretaker about the place.
    Optional<Instant> lastLetter(PlaceId place) {
        return requests.lastLetters(recordGroup.of(place)).values().stream().max(Comparator.naturalOrder());
    }

    /// The last letter to a caretaker, about any place.
    Optional<Instant> lastLetterTo(UUID person) {
        return letters.lastTo(person);
    }
}
