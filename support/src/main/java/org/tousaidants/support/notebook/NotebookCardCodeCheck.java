package org.tousaidants.support.notebook;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.codes.PaperCode;

/// Creates and checks cards of notebooks. The answer to an unknown code is the same as that to a wrong PIN, and
/// takes the same time.
@Component
class NotebookCardCodeCheck {
    static final char KIND = 'N';
    /// First letter of the codes of former cards. Codes of voucher booklets begin with the same letter, but are
    /// two groups longer.
    static final char OLDER_KIND = 'C';

    static final int GROUPS = 4;
    private static final int PINS = 1_000_000;
    /// Maximum number of wrong tries by one account or client. A stranger who found a card can thus not guess
    /// its PIN; too many tries block only this stranger, not the owner.
    private static final int MOST_TRIES = 5;
    /// Maximum number of wrong tries for one card in total, so that many clients together cannot guess the PIN.
    private static final int MOST_TRIES_OF_ALL = 25;
    private static final Duration TRIES_COUNT = Duration.ofHours(1);
    private static final byte[] NO_PIN = new byte[32];

    /// « Carte du cahier » — the code and the PIN of a card. They exist unencrypted only while the card is
    /// printed.
    record NotebookCard(PaperCode code, String pin) {}

    private final NotebookStore store;
    private final NotebookVisitStore visits;
    private final NotebookEncryption seal;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    NotebookCardCodeCheck(NotebookStore store, NotebookVisitStore visits, NotebookEncryption seal, Clock clock) {
        this.store = store;
        this.visits = visits;
        this.seal = seal;
        this.clock = clock;
    }

    NotebookCard draw() {
        return new NotebookCard(PaperCode.draw(KIND, GROUPS, random), String.format("%06d", random.nextInt(PINS)));
    }

    /// Returns the notebook to which the code and the PIN belong; empty if they are wrong or were tried too
    /// often. The same queries and hashes are computed whether the notebook exists or not.
    ///
    /// @param who account or client address that tries
    Optional<UUID> check(String code, String pin, String who) {
        var now = clock.instant();
        var digest = seal.code(code);
        var hers = seal.code(code + "\0" + who);
        var may = visits.tries(hers, now.minus(TRIES_COUNT)) < MOST_TRIES
                & visits.tries(digest, now.minus(TRIES_COUNT)) < MOST_TRIES_OF_ALL;
        var found = store.byCode(seal.codes(code));
        var kept = found.map(NotebookStore.FoundNotebook::pin).orElse(NO_PIN);
        var right = false;
        for (var one : seal.pins(code, pin)) right |= MessageDigest.isEqual(one, kept);
        if (right && found.isPresent() && may) {
            // The hash of a card that was created under a former secret is replaced by one under the
            // current secret.
            if (!MessageDigest.isEqual(kept, seal.pin(code, pin)))
                store.card(found.get().id(), digest, seal.pin(code, pin));
            return found.map(NotebookStore.FoundNotebook::id);
        }
        visits.tried(hers, now);
        visits.tried(digest, now);
        return Optional.empty();
    }
}
