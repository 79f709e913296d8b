package org.tousaidants.label.publiclist;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.upkeep.Contact;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Secret;
import org.tousaidants.platform.mail.Letter;
import org.tousaidants.platform.web.Messages;
import org.tousaidants.platform.web.PublicAddress;

/// The letters about who helps where: to those who answer for the place, and to the person who, it says, does not
/// help there.
@Component
class PresenceLetters {
    private final PublicAddress address;

    PresenceLetters(PublicAddress address) {
        this.address = address;
    }

    Letter ask(Contact to, Place place, List<PlacePresence> people, Secret secret, long days) {
        var words = Messages.in(Locale.of(to.lang()));
        return new Letter(
                to.mail(),
                words.locale(),
                words.t("listing.presence.mail.ask.subject", Letter.name(place.name())),
                words.t(
                        "listing.presence.mail.ask",
                        Letter.line(place.name()),
                        people.stream()
                                .map(one -> "- " + Letter.line(one.name()) + ", " + one.profile())
                                .collect(Collectors.joining("\n")),
                        address.of("/qui-aide-ici/" + secret.text(), words.locale()),
                        days));
    }

    /// @param desk whether the coordination says so, not the place
    Letter denied(Account to, String lang, Place place, boolean desk) {
        var words = Messages.in(Locale.of(lang));
        return new Letter(
                to.mail(),
                words.locale(),
                words.t("listing.presence.mail.denied.subject", Letter.name(place.name())),
                words.t(
                        desk ? "listing.presence.mail.denied.desk" : "listing.presence.mail.denied",
                        Letter.line(to.name()),
                        Letter.line(place.name()),
                        address.of("/mon-dossier/annuaire", words.locale())));
    }
}
