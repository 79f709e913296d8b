package org.tousaidants.platform.identity;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.mail.Outbox;

/// « Demandes de lien » — service for requests for a sign-in link. A request only writes a row, whether the
/// address is known or not, so that neither the answer nor its duration reveals it; the link is created later
/// ([SignIns]).
@Service
public class SignInRequests {
    /// Minimum time between two links for an address, shorter than the validity of a link, so that a stranger
    /// who requests links cannot leave the person without a valid one.
    static final Duration PER_MAIL = Duration.ofMinutes(8);

    static final int MOST_PER_MAIL = 5;
    static final int MOST_PER_NETWORK = 60;
    private static final Duration PER_NETWORK = Duration.ofHours(1);
    static final Duration PER_CLIENT = Duration.ofHours(1);

    /// The result of a request for a link.
    public sealed interface RequestResult {
        /// The request is stored; a link is sent if the address is known.
        record Noted() implements RequestResult {}

        record TooMany(Duration within) implements RequestResult {}
    }

    private final SignInStore store;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final int mostPerClient;

    /// Limits requests per client address to 40 an hour, because all computers of a town hall may share one.
    SignInRequests(
            SignInStore store,
            ApplicationEventPublisher events,
            Clock clock,
            @Value("${ta.limits.links:40}") int mostPerClient) {
        this.store = store;
        this.events = events;
        this.clock = clock;
        this.mostPerClient = mostPerClient;
    }

    @Transactional
    public RequestResult ask(Network network, MailAddress mail, String client, String lang, ReturnPath returnTo) {
        return noted(network, mail, Optional.empty(), client, lang, returnTo);
    }

    /// Requests a registration. The account is opened when the link is used, which proves the address. A known
    /// address gets a link to its own account; the answer is the same.
    @Transactional
    public RequestResult welcome(
            Network network, MailAddress mail, PersonName name, String client, String lang, ReturnPath returnTo) {
        return noted(network, mail, Optional.of(name), client, lang, returnTo);
    }

    private RequestResult noted(
            Network network,
            MailAddress mail,
            Optional<PersonName> newcomer,
            String client,
            String lang,
            ReturnPath returnTo) {
        var now = clock.instant();
        store.lock("client " + client);
        store.lock("mail " + network.id() + " " + mail.value());
        if (store.countByClient(client, now.minus(PER_CLIENT)) >= mostPerClient)
            return new RequestResult.TooMany(PER_CLIENT);
        if (store.countByMail(mail, now.minus(PER_MAIL)) >= MOST_PER_MAIL) return new RequestResult.TooMany(PER_MAIL);
        // A limit for the whole network, against mass mail to strangers from many machines.
        if (newcomer.isPresent() && store.countNewcomers(now.minus(PER_NETWORK)) >= MOST_PER_NETWORK)
            return new RequestResult.TooMany(PER_NETWORK);
        store.addRequest(mail, newcomer, client, lang, returnTo, now);
        events.publishEvent(new Outbox.LetterPosted(true));
        return new RequestResult.Noted();
    }
}
