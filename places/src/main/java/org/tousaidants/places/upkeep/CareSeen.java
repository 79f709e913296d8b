package org.tousaidants.places.upkeep;

import org.springframework.stereotype.Component;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.identity.Actor;

/// « Un lieu vu du bureau » — what waits for it, who looks after it, what was written about it.
@Component
class CareSeen {
    private static final int STEPS = 100;
    private static final int LETTERS = 20;

    private final OpenRequests pending;
    private final Caretakers caretakers;
    private final CaretakerStore store;
    private final LetterStore letters;
    private final StepStore steps;
    private final Records records;
    private final Serving serving;
    private final AskAgain again;

    CareSeen(
            OpenRequests pending,
            Caretakers caretakers,
            CaretakerStore store,
            LetterStore letters,
            StepStore steps,
            Records records,
            Serving serving,
            AskAgain again) {
        this.pending = pending;
        this.caretakers = caretakers;
        this.store = store;
        this.letters = letters;
        this.steps = steps;
        this.records = records;
        this.serving = serving;
        this.again = again;
    }

    /// Reading the addresses of caretakers is noted, in the transaction of the caller.
    CareDesk.Seen see(Actor reader, Place place, boolean writes) {
        var network = reader.network().id();
        var group = records.of(network, place.id());
        return new CareDesk.Seen(
                pending.of(network, place.id()),
                caretakers.read(reader, place),
                Caretakers.sheetMail(place)
                        .flatMap(mail -> store.silence(network, mail))
                        .isPresent(),
                letters.of(network, group, LETTERS),
                steps.of(network, group, STEPS),
                again.next(network, place),
                serving.of(network).getOrDefault(place.id(), 0),
                writes);
    }
}
