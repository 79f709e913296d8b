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
    static final char KIND = 'N';
    /// Of cards of before: booklets of vouchers have that letter too, and two groups more.
    static final char OLDER_KIND = 'C';

    static final int GROUPS = 4;
    private static final int PINS = 1_000_000;
    /// Of one account or one client: a person who found a card guesses no more, and locks out herself alone.
    private static final int MOST_TRIES = 5;
    /// Of all together, so that many clients do not guess a PIN.
    private static final int MOST_TRIES_OF_ALL = 25;
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
    ///
    /// @param who tries: an account, or from where a browser comes
    Optional<UUID> check(String code, String pin, String who) {
        var now = clock.instant();
        var digest = seal.code(code);
        var hers = seal.code(code + "\0" + who);
        var may = visits.tries(hers, now.minus(TRIES_COUNT)) < MOST_TRIES
                & visits.tries(digest, now.minus(TRIES_COUNT)) < MOST_TRIES_OF_ALL;
        var found = store.byCode(seal.codes(code));
        var kept = found.map(NotebookStore.Found::pin).orElse(NO_PIN);
        var right = false;
        for (var one : seal.pins(code, pin)) right |= MessageDigest.isEqual(one, kept);
        if (right && found.isPresent() && may) {
            // A card of before the secret was replaced is known under the new one from now on.
            if (!MessageDigest.isEqual(kept, seal.pin(code, pin)))
                store.card(found.get().id(), digest, seal.pin(code, pin));
            return found.map(NotebookStore.Found::id);
        }
        visits.tried(hers, now);
        visits.tried(digest, now);
        return Optional.empty();
    }
}
