package org.tousaidants.places.upkeep;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.platform.identity.Secret;

/// « Ne plus m'écrire » — whoever asks for it by the link of a letter gets no more.
@Service
class LetterStop {
    private final LinkStore links;
    private final CaretakerStore caretakers;
    private final AskStore asks;
    private final StepStore steps;
    private final Recipients recipients;
    private final Clock clock;

    LetterStop(
            LinkStore links,
            CaretakerStore caretakers,
            AskStore asks,
            StepStore steps,
            Recipients recipients,
            Clock clock) {
        this.links = links;
        this.caretakers = caretakers;
        this.asks = asks;
        this.steps = steps;
        this.recipients = recipients;
        this.clock = clock;
    }

    /// False when it is no such link; said again it changes nothing.
    @Transactional
    boolean stop(String network, Optional<Secret> secret) {
        var now = clock.instant();
        var link = secret.flatMap(one -> links.lock(network, one, Link.Purpose.STOP))
                .filter(one -> one.expires().isAfter(now));
        link.ifPresent(one -> {
            links.used(network, secret.get(), now);
            caretakers.lock(network, one.person()).ifPresent(person -> {
                caretakers.silence(network, person.mail(), CaretakerStore.Silence.ASKED, now);
                var asked = asks.askedOf(network, person.id());
                var charged = caretakers.forget(network, person.id(), now);
                var all = new LinkedHashSet<>(charged);
                asked.forEach(ask -> all.add(ask.place()));
                for (var place : all) {
                    steps.append(
                            network,
                            Step.of(now, place, Step.Act.STOPPED, PlaceRelation.CARETAKER, Optional.of(person.id())));
                    recipients.lost(network, place, now);
                }
            });
        });
        return link.isPresent();
    }

    /// Whether a link to stop the letters is one, without using it.
    @Transactional(readOnly = true)
    boolean holds(String network, Optional<Secret> secret) {
        return secret.flatMap(one -> links.find(network, one, Link.Purpose.STOP))
                .filter(one -> one.expires().isAfter(clock.instant()))
                .isPresent();
    }
}
