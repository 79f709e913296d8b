package org.tousaidants.platform.identity;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.platform.mail.LetterOutbox;
import org.tousaidants.platform.mail.MailAddress;

/// « Demandes de lien » — stores requests for a sign-in link. The request only writes a row, whether the address is
/// known or not, so that neither the answer nor its duration reveals whether an account exists; the link is created
/// later by [SignInLinks].
@Service
public class SignInLinkRequests {
    /// Minimum time between two links to an address. It is shorter than the validity of a link, so that a
    /// stranger who requests links for this address cannot leave the person without a valid link.
    static final Duration PER_MAIL = Duration.ofMinutes(8);

    static final int MOST_PER_MAIL = 5;
    static final int MOST_PER_NETWORK = 60;
    private static final Duration PER_NETWORK = Duration.ofHours(1);
    static final Duration PER_CLIENT = Duration.ofHours(1);

    /// The result of a request for a link.
    public sealed interface SignInRequestResult {
        /// The request is stored; a link is sent if the address is known.
        record SignInRequestStored() implements SignInRequestResult {}

        record TooManySignInRequests(Duration within) implements SignInRequestResult {}
    }

    private final SignInLinkStore store;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final int mostPerClient;

    /// Creates the service. Requests are limited to 40 an hour for each client address, because all computers of
    /// a town hall may share one address.
    SignInLinkRequests(
            SignInLinkStore store,
            ApplicationEventPublisher events,
            Clock clock,
            @Value("${ta.limits.links:40}") int mostPerClient) {
        this.store = store;
        this.events = events;
        this.clock = clock;
        this.mostPerClient = mostPerClient;
    }

    @Transactional
    public SignInRequestResult ask(
            TerritoryNetwork network, MailAddress mail, String client, String lang, SignInReturnPath returnTo) {
        return noted(network, mail, Optional.empty(), client, lang, returnTo);
    }

    /// Requests a registration. The account is opened only when the link is used, which proves the address. If
    /// the address already has an account, the link signs in to this account; the answer is the same.
    @Transactional
    public SignInRequestResult welcome(
            TerritoryNetwork network,
            MailAddress mail,
            PersonName name,
            String client,
            String lang,
            SignInReturnPath returnTo) {
        return noted(network, mail, Optional.of(name), client, lang, returnTo);
    }

    private SignInRequestResult noted(
            TerritoryNetwork network,
            MailAddress mail,
            Optional<PersonName> newcomer,
            String client,
            String lang,
            SignInReturnPath returnTo) {
        var now = clock.instant();
        store.lock("client " + client);
        store.lock("mail " + network.id() + " " + mail.value());
        if (store.countByClient(client, now.minus(PER_CLIENT)) >= mostPerClient)
            return new SignInRequestResult.TooManySignInRequests(PER_CLIENT);
        if (store.countByMail(mail, now.minus(PER_MAIL)) >= MOST_PER_MAIL)
            return new SignInRequestResult.TooManySignInRequests(PER_MAIL);
        // This limit for the whole network prevents mass mail to strangers from many machines.
        if (newcomer.isPresent() && store.countNewcomers(now.minus(PER_NETWORK)) >= MOST_PER_NETWORK)
            return new SignInRequestResult.TooManySignInRequests(PER_NETWORK);
        store.addRequest(mail, newcomer, client, lang, returnTo, now);
        events.publishEvent(new LetterOutbox.LetterPosted(true));
        return new SignInRequestResult.SignInRequestStored();
    }
}
