package org.tousaidants.places.upkeep;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.platform.identity.SecretToken;
import org.tousaidants.platform.links.SecretLink;
import org.tousaidants.platform.links.SecretLinks;

/// « Ne plus m'écrire » — stops all letters to a person who requests this through the link of a letter.
@Service
class UpkeepLetterUnsubscription {
    static final String STOP = "care.stop";

    private final SecretLinks links;
    private final PlaceCaretakerStore caretakers;
    private final SheetCheckRequestStore requests;
    private final PlaceUpkeepStepStore steps;
    private final LetterRecipientChoice recipientChoice;
    private final Clock clock;

    UpkeepLetterUnsubscription(
            SecretLinks links,
            PlaceCaretakerStore caretakers,
            SheetCheckRequestStore requests,
            PlaceUpkeepStepStore steps,
            LetterRecipientChoice recipientChoice,
            Clock clock) {
        this.links = links;
        this.caretakers = caretakers;
        this.requests = requests;
        this.steps = steps;
        this.recipientChoice = recipientChoice;
        this.clock = clock;
    }

    /// Stops all letters to the person who got this link; returns false if the link is invalid. A repeated
    /// request changes nothing.
    ///
    /// @param secret secret of the link
    @Transactional
    boolean stop(Optional<SecretToken> secret) {
        var now = clock.instant();
        var link = held(secret);
        link.ifPresent(one -> {
            links.use(one);
            one.person().flatMap(id -> caretakers.lock(id)).ifPresent(person -> {
                caretakers.silence(person.mail(), PlaceCaretakerStore.NoLettersReason.ASKED, now);
                var asked = requests.askedOf(person.id());
                var charged = caretakers.forget(person.id(), now);
                var all = new LinkedHashSet<>(charged);
                asked.forEach(ask -> all.add(ask.place()));
                for (var place : all) {
                    steps.append(PlaceUpkeepStep.of(
                            now,
                            place,
                            PlaceUpkeepStep.UpkeepAct.STOPPED,
                            PersonPlaceRelation.CARETAKER,
                            Optional.of(person.id())));
                    recipientChoice.lost(place, now);
                }
            });
        });
        return link.isPresent();
    }

    /// Returns whether the link to stop letters is valid, without using it up.
    ///
    /// @param secret secret of the link
    @Transactional(readOnly = true)
    boolean holds(Optional<SecretToken> secret) {
        return held(secret).isPresent();
    }

    /// Returns the link with this secret, even if it was already used, so that a second click has the same
    /// result as the first.
    private Optional<SecretLink> held(Optional<SecretToken> secret) {
        return secret.flatMap(one -> links.open(STOP, one.text()).any())
                .filter(one -> one.expires().isAfter(clock.instant()));
    }
}
