package org.tousaidants.label.signposting;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.label.badges.BadgeCode;
import org.tousaidants.label.badges.NonBadgeCardPage;
import org.tousaidants.platform.identity.AccountClosed;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.JournalEventNote;
import org.tousaidants.platform.identity.JournalledEvent;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;

/// « Repérage » — manages the cards of people who direct others to help.
@Service
class SignpostCards {
    /// Maximum number of counted people per day. A person meets fewer people in a day, so more counts are a
    /// mistake or not serious.
    static final int MOST_A_DAY = 20;

    /// The holder's own page.
    ///
    /// @param today number of people directed to help today
    /// @param year number of people directed to help in the last twelve months
    record OwnSignpostCard(SignpostCard card, String name, int today, int year) {}

    /// The public content of a card.
    ///
    /// @param name name of the holder; empty if the account is closed
    /// @param accepted whether a coordinator accepted the account
    record PublicSignpostCard(SignpostCard card, String name, boolean accepted) {
        boolean valid() {
            return card.ended().isEmpty() && !name.isEmpty();
        }
    }

    /// « Carte signée » — published when a person signs the three sentences or returns the card.
    ///
    /// @param signed true for a signature; false for a returned card
    record SignpostCardChanged(UUID by, String code, boolean signed) implements JournalledEvent {
        @Override
        public JournalEventNote note() {
            return JournalEventNote.by(by, signed ? "signposting.signed" : "signposting.ended", "signposting " + code);
        }
    }

    private final SignpostCardStore store;
    private final Accounts accounts;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    SignpostCards(SignpostCardStore store, Accounts accounts, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Optional<OwnSignpostCard> mine(SignedInPerson self) {
        var today = ParisTime.today(clock);
        return store.held(self.id())
                .map(card -> new OwnSignpostCard(
                        card,
                        self.name(),
                        store.counted(card.code(), today),
                        store.counted(card.code(), today.minusYears(1))));
    }

    /// Signs the sentences and creates the card. Signing again changes nothing.
    @Transactional
    public void sign(SignedInPerson self, SignpostCard.PeopleToPointToHelp around, List<String> sentences) {
        var card = new SignpostCard(
                BadgeCode.draw(random), self.id(), around, sentences, clock.instant(), Optional.empty());
        if (store.add(card))
            events.publishEvent(new SignpostCardChanged(self.id(), card.code().value(), true));
    }

    /// Counts one more person whom the holder directed to help today. Returns false if the holder has no card,
    /// or has already counted the maximum number of people for one day.
    @Transactional
    public boolean count(SignedInPerson self) {
        var today = ParisTime.today(clock);
        var card = store.held(self.id());
        if (card.filter(one -> store.counted(one.code(), today) < MOST_A_DAY).isEmpty()) return false;
        store.count(card.get().code(), today);
        return true;
    }

    /// Removes one person from the number of people that the holder counted today.
    @Transactional
    public void uncount(SignedInPerson self) {
        var today = ParisTime.today(clock);
        store.held(self.id()).ifPresent(card -> store.uncount(card.code(), today));
    }

    @Transactional
    public void giveBack(SignedInPerson self) {
        store.held(self.id()).ifPresent(card -> {
            store.end(self.id(), clock.instant());
            events.publishEvent(new SignpostCardChanged(self.id(), card.code().value(), false));
        });
    }

    @EventListener
    @Transactional
    public void endWith(AccountClosed closed) {
        store.end(closed.account(), clock.instant());
    }

    @Transactional(readOnly = true)
    public Optional<PublicSignpostCard> find(BadgeCode code) {
        return store.find(code)
                .map(card -> new PublicSignpostCard(
                        card,
                        accounts.names(List.of(card.account())).getOrDefault(card.account(), ""),
                        accounts.role(card.account())
                                .filter(role -> role != Role.NEWCOMER)
                                .isPresent()));
    }

    /// Returns a finder of the page of a card for its number. The page « Vérifier un badge » uses it, because
    /// people type there whatever number they read.
    @Bean
    static NonBadgeCardPage signpostCards(SignpostCards cards) {
        return code -> cards.find(code).map(card -> SignpostCardPages.address(card.card()));
    }
}
