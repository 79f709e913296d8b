package org.tousaidants.places.upkeep;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.platform.identity.Secret;
import org.tousaidants.platform.links.Link;
import org.tousaidants.platform.links.Links;

/// « Ne plus m'écrire » — a person who asks for it by the link of a letter gets no more.
@Service
class LetterUnsubscription {
    static final String STOP = "care.stop";

    private final Links links;
    private final CaretakerStore caretakers;
    private final UpkeepRequestStore requests;
    private final UpkeepStepStore steps;
    private final RecipientChoice recipientChoice;
    private final Clock clock;

    LetterUnsubscription(
            Links links,
            CaretakerStore caretakers,
            UpkeepRequestStore requests,
            UpkeepStepStore steps,
            RecipientChoice recipientChoice,
            Clock clock) {
        this.links = links;
        this.caretakers = caretakers;
        this.requests = requests;
        this.steps = steps;
        this.recipientChoice = recipientChoice;
        this.clock = clock;
    }

    /// False for an invalid link; a repeated request changes nothing.
    @Transactional
    boolean stop(Optional<Secret> secret) {
        var now = clock.instant();
        var link = held(secret);
        link.ifPresent(one -> {
            links.use(one);
            one.person().flatMap(id -> caretakers.lock(id)).ifPresent(person -> {
                caretakers.silence(person.mail(), CaretakerStore.Silence.ASKED, now);
                var asked = requests.askedOf(person.id());
                var charged = caretakers.forget(person.id(), now);
                var all = new LinkedHashSet<>(charged);
                asked.forEach(ask -> all.add(ask.place()));
                for (var place : all) {
                    steps.append(CareStep.of(
                            now, place, CareStep.Act.STOPPED, PlaceRelation.CARETAKER, Optional.of(person.id())));
                    recipientChoice.lost(place, now);
                }
            });
        });
        return link.isPresent();
    }

    /// Whether the link is valid, without using it.
    @Transactional(readOnly = true)
    boolean holds(Optional<Secret> secret) {
        return held(secret).isPresent();
    }

    /// A second click has the same result.
    private Optional<Link> held(Optional<Secret> secret) {
        return secret.flatMap(one -> links.open(STOP, one.text()).any())
                .filter(one -> one.expires().isAfter(clock.instant()));
    }
}
