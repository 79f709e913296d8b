package org.tousaidants.path.notebook;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.papercodes.PaperCode;

/// Cards drawn, and cards brought. Of a code that is unknown and of a wrong PIN the answer is the same, and takes
/// as long.
@Component
class CardCheck {
    static final char KIND = 'C';
    private static final int GROUPS = 4;
    private static final int PINS = 1_000_000;
    private static final int MOST_TRIES = 5;
    private static final Duration TRIES_COUNT = Duration.ofHours(1);
    private static final byte[] NO_PIN = new byte[32];

    /// « Carte du cahier » — known when it is printed, and never afterwards.
    record Card(PaperCode code, String pin) {}

    private final NotebookStore store;
    private final NotebookVisitStore visits;
    private final NotebookSeal seal;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    CardCheck(NotebookStore store, NotebookVisitStore visits, NotebookSeal seal, Clock clock) {
        this.store = store;
        this.visits = visits;
        this.seal = seal;
        this.clock = clock;
    }

    Card draw() {
        return new Card(PaperCode.draw(KIND, GROUPS, random), String.format("%06d", random.nextInt(PINS)));
    }

    /// The same questions are asked and the same digests are made whether there is such a notebook or not.
    Optional<UUID> check(String network, String code, String pin) {
        var now = clock.instant();
        var digest = seal.code(code);
        var tried = visits.tries(network, digest, now.minus(TRIES_COUNT));
        var found = store.byCode(network, seal.codes(code));
        var kept = found.map(NotebookStore.Found::pin).orElse(NO_PIN);
        var right = false;
        for (var one : seal.pins(code, pin)) right |= MessageDigest.isEqual(one, kept);
        if (right && found.isPresent() && tried < MOST_TRIES) {
            // A card of before the secret was replaced is known under the new one from now on.
            if (!MessageDigest.isEqual(kept, seal.pin(code, pin)))
                store.card(network, found.get().id(), digest, seal.pin(code, pin));
            return found.map(NotebookStore.Found::id);
        }
        visits.tried(network, digest, now);
        return Optional.empty();
    }
}
