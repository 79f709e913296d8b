package org.tousaidants.label.profiles;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.upkeep.PlaceContact;
import org.tousaidants.places.upkeep.PlaceContacts;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.letters.LetterWriter;
import org.tousaidants.platform.links.SecretLink;
import org.tousaidants.platform.links.SecretLinks;
import org.tousaidants.platform.mail.Letter;

/// « Courrier des présences » — writes the letters that ask the people responsible for a place whether a person
/// helps there, and informs that person if the answer is no.
@Component
class PlaceAffiliationLetterSender {
    private static final Duration LINK = Duration.ofDays(60);
    private static final Duration WORTH = Duration.ofDays(14);

    private final PlaceContacts contacts;
    private final Accounts accounts;
    private final LetterWriter letters;
    private final SecretLinks links;

    PlaceAffiliationLetterSender(PlaceContacts contacts, Accounts accounts, LetterWriter letters, SecretLinks links) {
        this.contacts = contacts;
        this.accounts = accounts;
        this.letters = letters;
        this.links = links;
    }

    /// Returns the people responsible for a place who can receive a letter.
    List<PlaceContact> readers(Place place) {
        return contacts.toWrite(place.id());
    }

    void ask(List<PlaceContact> readers, Place place, List<PlaceAffiliation> some, Instant now) {
        var people = some.stream()
                .map(one -> "- " + Letter.line(one.name()) + ", " + one.profile())
                .collect(Collectors.joining("\n"));
        for (var reader : readers) {
            var what = new SecretLink.SecretLinkRequest(
                    PlaceAffiliationAccess.PURPOSE, place.id().value().toString(), Optional.of(reader.person()));
            var secret = links.make(what, now.plus(LINK));
            letters.post(
                    reader,
                    "listing.presence.mail.ask",
                    now.plus(WORTH),
                    place.name(),
                    new LetterWriter.LetterWords(_ -> people),
                    new LetterWriter.LetterPageAddress("/qui-aide-ici/" + secret.text()),
                    LINK.toDays());
        }
    }

    /// Informs a person that their presence was denied.
    ///
    /// @param desk whether a coordinator answered and not the place
    void denied(UUID person, Place place, boolean desk, Instant now) {
        accounts.find(person)
                .ifPresent(account -> letters.post(
                        account,
                        desk ? "listing.presence.mail.denied.desk" : "listing.presence.mail.denied",
                        now.plus(WORTH),
                        account.name(),
                        place.name(),
                        new LetterWriter.LetterPageAddress("/mon-dossier/annuaire")));
    }
}
