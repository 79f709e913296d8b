package org.tousaidants.platform.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.platform.jobs.Job;
import org.tousaidants.platform.mail.AwaitedLetterWriter;
import org.tousaidants.platform.mail.LetterOutbox;
import org.tousaidants.platform.mail.MailAddress;

/// « Connexions » — signs people in by a link sent by mail. The letter job creates the link after a request
/// ([SignInLinkRequests]). The person must click on a page to use the link, because mail scanners open links.
@Service
public class SignInLinks implements AwaitedLetterWriter {
    static final Duration LINK_VALID = Duration.ofMinutes(10);

    private static final Duration FIRST_LINK_VALID = Duration.ofHours(1);
    private static final Duration REQUEST_KEPT = Duration.ofDays(1);

    private final SignInLinkStore store;
    private final AccountStore accounts;
    private final SignInSessions sessions;
    private final LetterOutbox outbox;
    private final SignInLetterWriter letter;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SignInLinks(
            SignInLinkStore store,
            AccountStore accounts,
            SignInSessions sessions,
            LetterOutbox outbox,
            SignInLetterWriter letter,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.sessions = sessions;
        this.outbox = outbox;
        this.letter = letter;
        this.events = events;
        this.clock = clock;
    }

    /// The recipient of a link, who may have no account.
    public record SignInLinkRecipient(String name, MailAddress mail) {}

    /// Returns the ids of the requests for a link that wait for their letter, in this network only. The letters
    /// of another network in the database contain another host name.
    @Override
    public List<Long> waiting() {
        return store.waiting(clock.instant().minus(LINK_VALID));
    }

    @Override
    @Transactional
    public void write(long id) {
        var now = clock.instant();
        store.claim(id).ifPresent(request -> {
            store.handled(request.id(), now);
            var known = accounts.byMail(request.mail());
            var link = SecretToken.random();
            if (known.isPresent()) {
                store.addLink(link.hash(), known.get(), request.returnTo(), now, now.plus(LINK_VALID));
                outbox.postAwaited(letter.write(known.get(), link, LINK_VALID, request.lang()), now.plus(LINK_VALID));
            } else if (request.newcomer().isPresent()) {
                var name = request.newcomer().get();
                store.addNewcomer(
                        link.hash(),
                        new SignInLinkStore.RegistrationRequest(request.mail(), name, request.returnTo()),
                        now,
                        now.plus(LINK_VALID));
                outbox.postAwaited(
                        letter.welcome(request.mail(), link, LINK_VALID, request.lang()), now.plus(LINK_VALID));
            }
        });
    }

    /// Returns a link for the first coordinator, shown on the console of an installation without mail; empty as
    /// soon as a person has signed in.
    @Transactional
    public Optional<SecretToken> firstLink() {
        var now = clock.instant();
        return accounts.neverUsed().map(account -> {
            var link = SecretToken.random();
            store.addLink(link.hash(), account, "/bureau", now, now.plus(FIRST_LINK_VALID));
            return link;
        });
    }

    /// Returns the recipient of a link, without using the link.
    @Transactional(readOnly = true)
    public Optional<SignInLinkRecipient> whose(SecretToken link) {
        var now = clock.instant();
        return store.link(link.hash(), now)
                .flatMap(found -> accounts.byId(found.account()))
                .map(account -> new SignInLinkRecipient(account.name(), account.mail()))
                .or(() -> store.newcomer(link.hash(), now)
                        .map(one -> new SignInLinkRecipient(one.name().value(), one.mail())));
    }

    /// Uses a link and returns its account. Returns empty if the link is unknown, [#spent] or expired, or if the
    /// account is closed.
    @Transactional
    public Optional<UUID> use(SecretToken link) {
        var now = clock.instant();
        var arrived = store.useNewcomer(link.hash(), now);
        var used = store.use(link.hash(), now);
        var account = arrived.map(one -> arrive(one, now))
                .or(() -> used.flatMap(one -> accounts.byId(one.account())))
                .map(Account::id);
        account.ifPresent(id -> store.burn(id, now));
        return account;
    }

    /// « Lien qui a déjà servi » — the account of a used link, and the page to open after the sign-in.
    ///
    /// @param goOn path of that page
    public record UsedSignInLink(UUID account, SignInReturnPath goOn) {}

    /// Returns the account and the return path of a link that was already used, for a person who has the link. A
    /// link is deleted a day after the end of its validity.
    @Transactional(readOnly = true)
    public Optional<UsedSignInLink> spent(SecretToken link) {
        return store.spent(link.hash())
                .map(one -> new UsedSignInLink(one.account(), SignInReturnPath.of(one.returnTo())))
                .or(() -> store.spentNewcomer(link.hash())
                        .flatMap(one -> accounts.byMail(one.mail())
                                .map(account ->
                                        new UsedSignInLink(account.id(), SignInReturnPath.of(one.returnTo())))));
    }

    /// Returns the account for a registration: the account that another person opened in the meantime, or else a
    /// new account, which waits for acceptance.
    private Account arrive(SignInLinkStore.RegistrationRequest newcomer, Instant now) {
        var account =
                new Account(UUID.randomUUID(), newcomer.mail(), newcomer.name().value(), Role.NEWCOMER, "fr", now);
        if (!accounts.add(account, Optional.empty()))
            return accounts.byMail(newcomer.mail()).orElseThrow();
        events.publishEvent(new AccountOpened(Optional.empty(), account.id(), Role.NEWCOMER));
        return account;
    }

    @Bean("identity.forget-requests")
    static Job forgetRequestsJob(SignInLinks signIns) {
        return Job.every(Duration.ofMinutes(15)).run(signIns::tidy);
    }

    @Transactional
    void tidy() {
        var now = clock.instant();
        store.forgetRequests(now.minus(REQUEST_KEPT));
        store.forgetLinks(now.minus(REQUEST_KEPT));
        store.forgetNewcomers(now.minus(REQUEST_KEPT));
        sessions.forget();
    }
}
