package org.tousaidants.label.publiclist;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.upkeep.Contact;
import org.tousaidants.places.upkeep.Contacts;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.links.Link;
import org.tousaidants.platform.links.Links;
import org.tousaidants.platform.mail.Outbox;

/// « Courrier des présences » — to those who answer for a place: does she help there? And to her, when the answer is
/// no.
@Component
class PresencePost {
    private static final Duration LINK = Duration.ofDays(60);
    private static final Duration WORTH = Duration.ofDays(14);

    private final Contacts contacts;
    private final Accounts accounts;
    private final PresenceLetters letters;
    private final Links links;
    private final Outbox outbox;

    PresencePost(Contacts contacts, Accounts accounts, PresenceLetters letters, Links links, Outbox outbox) {
        this.contacts = contacts;
        this.accounts = accounts;
        this.letters = letters;
        this.links = links;
        this.outbox = outbox;
    }

    /// Who can be asked about a place.
    List<Contact> readers(String network, Place place) {
        return contacts.toWrite(network, place.id());
    }

    void ask(String network, List<Contact> readers, Place place, List<PlacePresence> some, Instant now) {
        for (var reader : readers) {
            var what =
                    new Link.What(PresenceReaders.PURPOSE, place.id().value().toString(), Optional.of(reader.person()));
            var secret = links.make(network, what, now.plus(LINK));
            outbox.post(network, letters.ask(reader, place, some, secret, LINK.toDays()), now.plus(WORTH));
        }
    }

    void denied(String network, UUID person, Place place, boolean desk, Instant now) {
        accounts.find(network, Set.of(person)).values().forEach(account -> {
            var lang = accounts.langs(network, Set.of(account.id())).getOrDefault(account.id(), "fr");
            outbox.post(network, letters.denied(account, lang, place, desk), now.plus(WORTH));
        });
    }
}
