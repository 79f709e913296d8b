package org.tousaidants.platform.settings;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.IdDerivedFromText;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.letters.LetterWriter;
import org.tousaidants.platform.mail.LetterDeliveryStatus;
import org.tousaidants.platform.mail.LetterOutbox;
import org.tousaidants.platform.notices.SentNoticeStore;

/// « Lettres d’essai » — sends a coordinator a test letter to their own address, and tells whether a mail server
/// ever accepted a letter of the network.
@Service
class TestLetters {
    private static final UUID SUBJECT = IdDerivedFromText.of("mail.works");
    private static final String WORKS = "mail.works";
    private static final Duration WORTH = Duration.ofHours(1);

    private final LetterWriter letters;
    private final LetterOutbox outbox;
    private final Accounts accounts;
    private final SentNoticeStore notices;
    private final Clock clock;

    TestLetters(LetterWriter letters, LetterOutbox outbox, Accounts accounts, SentNoticeStore notices, Clock clock) {
        this.letters = letters;
        this.outbox = outbox;
        this.accounts = accounts;
        this.notices = notices;
        this.clock = clock;
    }

    private Account account(SignedInPerson actor) {
        return accounts.find(actor.id()).orElseThrow();
    }

    @Transactional(readOnly = true)
    public String address(SignedInPerson actor) {
        return account(actor).mail().value();
    }

    /// Sends a test letter to a coordinator and returns the id of the letter; empty if too many letters were
    /// posted to this address in the last hour.
    @Transactional
    public Optional<UUID> send(SignedInPerson actor) {
        var to = account(actor);
        return outbox.isFlooded(to.mail())
                ? Optional.empty()
                : Optional.of(letters.post(
                        to, "territory.mail.letter", clock.instant().plus(WORTH)));
    }

    @Transactional(readOnly = true)
    public Optional<LetterOutbox.LetterProgress> progress(UUID letter, SignedInPerson actor) {
        return outbox.progress(letter, account(actor).mail());
    }

    @Transactional(readOnly = true)
    public boolean worked() {
        return notices.of(SUBJECT).containsKey(WORKS);
    }

    @EventListener
    void on(LetterDeliveryStatus news) {
        if (news.fate() == LetterDeliveryStatus.LetterFinalState.GONE) notices.first(SUBJECT, WORKS, clock.instant());
    }
}
