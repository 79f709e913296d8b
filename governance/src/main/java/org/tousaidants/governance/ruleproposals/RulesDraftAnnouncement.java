package org.tousaidants.governance.ruleproposals;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.tousaidants.label.recognition.PlaceRulesAnnounced;
import org.tousaidants.label.recognition.RulesAnnounced;
import org.tousaidants.label.sitevisits.PlaceObservations;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.upkeep.PlaceContacts;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.mail.Letter;
import org.tousaidants.platform.mail.Outbox;
import org.tousaidants.rules.protocol.Protocol;

/// « Nouvelles règles, dites à chacun » — sends letters about new rules to the people and places that they
/// affect.
@Service
class RulesDraftAnnouncement {
    /// If more time has passed since the publication, no letter is sent.
    private static final Duration NEWS = Duration.ofDays(14);

    private static final int SIGNING_DAYS = 60;

    /// @param unreached number of affected places without an address
    record LettersSent(int letters, int unreached) {}

    private final RulesDraftEffects effects;
    private final PlaceContacts contacts;
    private final PlaceObservations visits;
    private final Outbox outbox;
    private final RulesDraftLetterWriter draftLetterWriter;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RulesDraftAnnouncement(
            RulesDraftEffects effects,
            PlaceContacts contacts,
            PlaceObservations visits,
            Outbox outbox,
            RulesDraftLetterWriter draftLetterWriter,
            ApplicationEventPublisher events,
            Clock clock) {
        this.effects = effects;
        this.contacts = contacts;
        this.visits = visits;
        this.outbox = outbox;
        this.draftLetterWriter = draftLetterWriter;
        this.events = events;
        this.clock = clock;
    }

    /// Writes once to each affected person and place.
    LettersSent tell(Actor by, Protocol before, Protocol after, String reason) {
        var dossiers = effects.dossiers();
        var whose = new HashMap<String, NetworkDossierReader.OwnedDossier>();
        for (var one : dossiers) whose.put(one.dossier().id(), one);
        var byId = effects.accounts(by);
        var written = 0;
        var unreached = 0;
        for (var outcome : effects.impact(by, before, after, dossiers).outcomes()) {
            var owner = whose.get(outcome.dossier().id());
            var news = RulesEffectOnPerson.of(outcome, before, after);
            if (owner == null || news.isEmpty()) continue;
            var account = owner.account().map(byId::get);
            if (account.isPresent()) {
                post(draftLetterWriter.toHelper(by.network(), account.get(), after, news.get(), reason));
                written++;
                if (news.get().by().isPresent())
                    events.publishEvent(new RulesAnnounced(
                            UUID.fromString(outcome.dossier().id()),
                            after.identity().numbered(),
                            after.identity().inForce(),
                            outcome.lacking()));
            } else if (owner.place().isPresent()) {
                var place = owner.place().get();
                var some = tell(by, place, after, news.get(), reason);
                written += some;
                if (some == 0) unreached++;
                else if (news.get().by().isPresent())
                    events.publishEvent(new PlaceRulesAnnounced(
                            place.id(),
                            after.identity().numbered(),
                            after.identity().inForce(),
                            outcome.lacking()));
            }
        }
        return new LettersSent(written, unreached);
    }

    /// Writes to all people responsible for a place, each with a personal link if a commitment must be signed.
    private int tell(Actor by, Place place, Protocol after, RulesEffectOnPerson news, String reason) {
        var recipients = contacts.toWrite(place.id());
        var from = after.identity().inForce();
        var until = from.plusDays(Math.max(SIGNING_DAYS, after.places().graceDays()));
        for (var recipient : recipients) {
            var link = news.toSign()
                    ? Optional.of(new RulesDraftLetterWriter.DraftLink(
                            visits.link(by, place.id(), recipient.name(), from, until), until))
                    : Optional.<RulesDraftLetterWriter.DraftLink>empty();
            post(draftLetterWriter.toPlace(by.network(), recipient, place, after, news, reason, link));
        }
        return recipients.size();
    }

    private void post(Letter letter) {
        outbox.post(letter, clock.instant().plus(NEWS));
    }
}
