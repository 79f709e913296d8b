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
import org.tousaidants.label.badges.OtherCardPage;
import org.tousaidants.platform.identity.AccountClosed;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.JournalNote;
import org.tousaidants.platform.identity.JournalledEvent;
import org.tousaidants.platform.identity.Role;

/// « Repérage » — service for the cards of people who point others to help.
@Service
class SignpostCards {
    /// A person meets fewer people in a day: more presses are a mistake, or a game.
    static final int MOST_A_DAY = 20;

    /// The holder's own page.
    ///
    /// @param today people pointed to help today
    /// @param year the same since twelve months
    record OwnCard(SignpostCard card, String name, int today, int year) {}

    /// The public content of a card.
    ///
    /// @param name empty if the account is closed
    /// @param accepted whether the coordination accepted the account
    record PublicCard(SignpostCard card, String name, boolean accepted) {
        boolean valid() {
            return card.ended().isEmpty() && !name.isEmpty();
        }
    }

    /// « Carte signée » — a person signed the three sentences, or gave the card back.
    record CardChanged(UUID by, String code, boolean signed) implements JournalledEvent {
        @Override
        public JournalNote note() {
            return JournalNote.by(by, signed ? "signposting.signed" : "signposting.ended", "signposting " + code);
        }
    }

    private final SignpostStore store;
    private final Accounts accounts;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    SignpostCards(SignpostStore store, Accounts accounts, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Optional<OwnCard> mine(Actor self) {
        var today = ParisTime.today(clock);
        return store.held(self.id())
                .map(card -> new OwnCard(
                        card,
                        self.name(),
                        store.counted(card.code(), today),
                        store.counted(card.code(), today.minusYears(1))));
    }

    /// Signs the sentences. A second signature changes nothing.
    @Transactional
    public void sign(Actor self, SignpostCard.Around around, List<String> sentences) {
        var card = new SignpostCard(
                BadgeCode.draw(random), self.id(), around, sentences, clock.instant(), Optional.empty());
        if (store.add(card))
            events.publishEvent(new CardChanged(self.id(), card.code().value(), true));
    }

    /// Counts one person whom the holder pointed to help today; false if the holder has no card, or counted too
    /// many.
    @Transactional
    public boolean count(Actor self) {
        var today = ParisTime.today(clock);
        var card = store.held(self.id());
        if (card.filter(one -> store.counted(one.code(), today) < MOST_A_DAY).isEmpty()) return false;
        store.count(card.get().code(), today);
        return true;
    }

    /// Takes back the last count of today.
    @Transactional
    public void uncount(Actor self) {
        var today = ParisTime.today(clock);
        store.held(self.id()).ifPresent(card -> store.uncount(card.code(), today));
    }

    @Transactional
    public void giveBack(Actor self) {
        store.held(self.id()).ifPresent(card -> {
            store.end(self.id(), clock.instant());
            events.publishEvent(new CardChanged(self.id(), card.code().value(), false));
        });
    }

    @EventListener
    @Transactional
    public void endWith(AccountClosed closed) {
        store.end(closed.account(), clock.instant());
    }

    @Transactional(readOnly = true)
    public Optional<PublicCard> find(BadgeCode code) {
        return store.find(code)
                .map(card -> new PublicCard(
                        card,
                        accounts.names(List.of(card.account())).getOrDefault(card.account(), ""),
                        accounts.role(card.account())
                                .filter(role -> role != Role.NEWCOMER)
                                .isPresent()));
    }

    /// « Vérifier un badge » leads to the page of a card, because a person types the number that they read.
    @Bean
    static OtherCardPage signpostCards(SignpostCards cards) {
        return code -> cards.find(code).map(card -> SignpostPages.address(card.card()));
    }
}
