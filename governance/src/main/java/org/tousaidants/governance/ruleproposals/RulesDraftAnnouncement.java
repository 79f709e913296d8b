package org.tousaidants.governance.ruleproposals;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.tousaidants.label.recognition.NewRulesAnnouncedToHelper;
import org.tousaidants.label.recognition.NewRulesAnnouncedToPlace;
import org.tousaidants.label.sitevisits.PlaceConditionFacts;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.upkeep.PlaceContacts;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.mail.Letter;
import org.tousaidants.platform.mail.LetterOutbox;
import org.tousaidants.rules.protocol.LabelProtocol;

/// « Nouvelles règles, dites à chacun » — sends letters about new rules to the people and places that they
/// affect.
@Service
class RulesDraftAnnouncement {
    /// Time (14 days) after the publication within which the letters about new rules are sent. A letter that
    /// could not be sent within this time is not sent any more.
    private static final Duration NEWS = Duration.ofDays(14);

    private static final int SIGNING_DAYS = 60;

    /// The letters about new rules.
    ///
    /// @param letters number of letters
    /// @param unreached number of affected places without a mail address
    record DraftLettersSent(int letters, int unreached) {}

    private final RulesDraftEffects effects;
    private final PlaceContacts contacts;
    private final PlaceConditionFacts visits;
    private final LetterOutbox outbox;
    private final RulesDraftLetterWriter draftLetterWriter;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RulesDraftAnnouncement(
            RulesDraftEffects effects,
            PlaceContacts contacts,
            PlaceConditionFacts visits,
            LetterOutbox outbox,
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

    /// Sends one letter about new rules to each person and each place that they affect.
    ///
    /// @param before the earlier rules
    /// @param after the new rules
    /// @param reason reason of the change
    DraftLettersSent tell(SignedInPerson by, LabelProtocol before, LabelProtocol after, String reason) {
        var dossiers = effects.dossiers();
        var whose = new HashMap<String, NetworkLabelDossierReader.DossierWithOwner>();
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
                    events.publishEvent(new NewRulesAnnouncedToHelper(
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
                    events.publishEvent(new NewRulesAnnouncedToPlace(
                            place.id(),
                            after.identity().numbered(),
                            after.identity().inForce(),
                            outcome.lacking()));
            }
        }
        return new DraftLettersSent(written, unreached);
    }

    /// Sends a letter about new rules to each person responsible for a place; returns the number of letters. If
    /// a commitment must be signed, each letter contains a personal link.
    ///
    /// @param after the new rules
    /// @param news effect on the place
    private int tell(SignedInPerson by, Place place, LabelProtocol after, RulesEffectOnPerson news, String reason) {
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
