package org.tousaidants.places.upkeep;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.text.Paris;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Provenance;
import org.tousaidants.platform.identity.Secret;
import org.tousaidants.platform.mail.Outbox;

/// « Courriel posté » — one letter with its links, and what is written down of it.
@Component
class CarePosting {
    private static final Logger LOG = LoggerFactory.getLogger(CarePosting.class);
    private static final Duration LETTER_WORTH = Duration.ofDays(7);
    private static final Duration STOP_VALID = Duration.ofDays(365);

    private final AskedAbout told;
    private final CareLetters writing;
    private final Outbox outbox;
    private final LetterStore letters;
    private final LinkStore links;
    private final AskStore asks;
    private final StepStore steps;
    private final CareRules rules;

    CarePosting(
            AskedAbout told,
            CareLetters writing,
            Outbox outbox,
            LetterStore letters,
            LinkStore links,
            AskStore asks,
            StepStore steps,
            CareRules rules) {
        this.told = told;
        this.writing = writing;
        this.outbox = outbox;
        this.letters = letters;
        this.links = links;
        this.asks = asks;
        this.steps = steps;
        this.rules = rules;
    }

    void post(
            String network,
            Caretaker to,
            List<CareRequest> due,
            Map<PlaceId, Place> about,
            Map<PlaceId, Map<Field, Provenance>> known,
            Instant now) {
        var secrets = new LinkedHashMap<UUID, Secret>();
        var asked = new ArrayList<CareLetters.Asked>();
        for (var ask : due) {
            var secret = Secret.random();
            secrets.put(ask.id(), secret);
            var place = Objects.requireNonNull(about.get(ask.place()));
            asked.add(told.of(network, ask.place(), place, known.getOrDefault(place.id(), Map.of()), secret, now));
        }
        var stop = Secret.random();
        var expires = now.plus(rules.linkValid());
        var reminder = due.stream().allMatch(ask -> ask.letters() > 0);
        var before = reminder ? due.getFirst().lastLetter() : Optional.<Instant>empty();
        var letter = outbox.postOnce(
                network,
                writing.ask(network, to, asked, before, LocalDate.ofInstant(expires, Paris.ZONE), stop),
                now.plus(LETTER_WORTH));
        var kind = reminder ? Posted.Kind.REMINDER : Posted.Kind.CARE;
        letters.asked(network, letter, kind, to.id(), now);
        links.replace(network, secrets.keySet(), now);
        secrets.forEach((ask, secret) ->
                links.add(network, secret, Link.Purpose.CARE, letter, to.id(), Optional.of(ask), now, expires));
        links.add(network, stop, Link.Purpose.STOP, letter, to.id(), Optional.empty(), now, now.plus(STOP_VALID));
        asks.written(network, secrets.keySet(), now);
        for (var ask : due)
            steps.append(
                    network,
                    Step.bySystem(now, ask.place(), Step.Act.LETTER_POSTED)
                            .by(letter)
                            .saying(kind.name()));
        LOG.info("a letter posted, places asked about: {}", due.size());
    }
}
