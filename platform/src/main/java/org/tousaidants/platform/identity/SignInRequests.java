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

/// « Demandes de lien » — a person asks for a link to sign in. Asking writes a row and nothing else, whether the
/// address is known or not, so that neither the answer nor its time tells; the link is made afterwards ([SignIns]).
@Service
public class SignInRequests {
    /// Shorter than a link lives: a person who asks for links in another's name cannot leave her without a valid one.
    static final Duration PER_MAIL = Duration.ofMinutes(8);

    static final int MOST_PER_MAIL = 5;
    static final int MOST_PER_NETWORK = 60;
    private static final Duration PER_NETWORK = Duration.ofHours(1);
    static final Duration PER_CLIENT = Duration.ofHours(1);

    /// What became of the wish for a link.
    public sealed interface Asking {
        /// If the address is known, a link is on its way.
        record Noted() implements Asking {}

        record TooMany(Duration within) implements Asking {}
    }

    private final SignInStore store;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final int mostPerClient;

    /// A town hall is one address for all its desks, hence 40 an hour.
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
    public Asking ask(Network network, MailAddress mail, String client, String lang, LocalPath returnTo) {
        return noted(network, mail, Optional.empty(), client, lang, returnTo);
    }

    /// The same for a person who wishes to come in: her account is opened when she uses the link, which proves that
    /// the address is hers. A known address gets a link to its own account: the answer tells neither.
    @Transactional
    public Asking welcome(
            Network network, MailAddress mail, PersonName name, String client, String lang, LocalPath returnTo) {
        return noted(network, mail, Optional.of(name), client, lang, returnTo);
    }

    private Asking noted(
            Network network,
            MailAddress mail,
            Optional<PersonName> newcomer,
            String client,
            String lang,
            LocalPath returnTo) {
        var now = clock.instant();
        store.lock("client " + client);
        store.lock("mail " + network.id() + " " + mail.value());
        if (store.countByClient(client, now.minus(PER_CLIENT)) >= mostPerClient) return new Asking.TooMany(PER_CLIENT);
        if (store.countByMail(mail, now.minus(PER_MAIL)) >= MOST_PER_MAIL) return new Asking.TooMany(PER_MAIL);
        // Sending letters to strangers from many machines meets one bound for the whole network.
        if (newcomer.isPresent() && store.countNewcomers(now.minus(PER_NETWORK)) >= MOST_PER_NETWORK)
            return new Asking.TooMany(PER_NETWORK);
        store.addRequest(mail, newcomer, client, lang, returnTo, now);
        events.publishEvent(new Outbox.Stirred(true));
        return new Asking.Noted();
    }
}
