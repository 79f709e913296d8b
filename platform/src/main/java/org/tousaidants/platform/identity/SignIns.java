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
import org.tousaidants.platform.mail.DeferredLetterWriter;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.mail.Outbox;

/// « Connexions » — service for the sign-in by a link sent by mail. The letter job creates the link after a
/// request ([SignInRequests]). Using it needs a click on a page, because mail scanners open links.
@Service
public class SignIns implements DeferredLetterWriter {
    static final Duration LINK_VALID = Duration.ofMinutes(10);

    private static final Duration FIRST_LINK_VALID = Duration.ofHours(1);
    private static final Duration REQUEST_KEPT = Duration.ofDays(1);

    private final SignInStore store;
    private final AccountStore accounts;
    private final Sessions sessions;
    private final Outbox outbox;
    private final SignInLetterWriter letter;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SignIns(
            SignInStore store,
            AccountStore accounts,
            Sessions sessions,
            Outbox outbox,
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

    /// The recipient of a link, possibly without an account.
    public record LinkRecipient(String name, MailAddress mail) {}

    /// The ids of waiting requests of this network only: another network of this database has its own host,
    /// which its letters contain.
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
            var link = Secret.random();
            if (known.isPresent()) {
                store.addLink(link.hash(), known.get(), request.returnTo(), now, now.plus(LINK_VALID));
                outbox.postAwaited(letter.write(known.get(), link, LINK_VALID, request.lang()), now.plus(LINK_VALID));
            } else if (request.newcomer().isPresent()) {
                var name = request.newcomer().get();
                store.addNewcomer(
                        link.hash(),
                        new SignInStore.RegistrationRequest(request.mail(), name, request.returnTo()),
                        now,
                        now.plus(LINK_VALID));
                outbox.postAwaited(
                        letter.welcome(request.mail(), link, LINK_VALID, request.lang()), now.plus(LINK_VALID));
            }
        });
    }

    /// A link for the first coordinator, for the console of an installation without mail; empty once somebody
    /// signed in.
    @Transactional
    public Optional<Secret> firstLink() {
        var now = clock.instant();
        return accounts.neverUsed().map(account -> {
            var link = Secret.random();
            store.addLink(link.hash(), account, "/bureau", now, now.plus(FIRST_LINK_VALID));
            return link;
        });
    }

    /// The recipient of a link. The link can still be used afterwards.
    @Transactional(readOnly = true)
    public Optional<LinkRecipient> whose(Secret link) {
        var now = clock.instant();
        return store.link(link.hash(), now)
                .flatMap(found -> accounts.byId(found.account()))
                .map(account -> new LinkRecipient(account.name(), account.mail()))
                .or(() -> store.newcomer(link.hash(), now)
                        .map(one -> new LinkRecipient(one.name().value(), one.mail())));
    }

    /// Uses a link and returns its account. Empty if the link is unknown, [#spent] or expired, or the account
    /// is closed.
    @Transactional
    public Optional<UUID> use(Secret link) {
        var now = clock.instant();
        var arrived = store.useNewcomer(link.hash(), now);
        var used = store.use(link.hash(), now);
        var account = arrived.map(one -> arrive(one, now))
                .or(() -> used.flatMap(one -> accounts.byId(one.account())))
                .map(Account::id);
        account.ifPresent(id -> store.burn(id, now));
        return account;
    }

    /// « Lien qui a déjà servi » — the account and the target page of a used link.
    public record UsedLink(UUID account, ReturnPath goOn) {}

    /// Returns a used link to a person who has the link itself; the link is deleted a day after its end.
    @Transactional(readOnly = true)
    public Optional<UsedLink> spent(Secret link) {
        return store.spent(link.hash())
                .map(one -> new UsedLink(one.account(), ReturnPath.of(one.returnTo())))
                .or(() -> store.spentNewcomer(link.hash())
                        .flatMap(one -> accounts.byMail(one.mail())
                                .map(account -> new UsedLink(account.id(), ReturnPath.of(one.returnTo())))));
    }

    /// Returns the account of a registration: the account that another person opened in the meantime, or a new
    /// account, which waits for acceptance.
    private Account arrive(SignInStore.RegistrationRequest newcomer, Instant now) {
        var account =
                new Account(UUID.randomUUID(), newcomer.mail(), newcomer.name().value(), Role.NEWCOMER, "fr", now);
        if (!accounts.add(account, Optional.empty()))
            return accounts.byMail(newcomer.mail()).orElseThrow();
        events.publishEvent(new AccountOpened(Optional.empty(), account.id(), Role.NEWCOMER));
        return account;
    }

    @Bean("identity.forget-requests")
    static Job forgetRequestsJob(SignIns signIns) {
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
