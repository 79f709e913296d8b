package org.tousaidants.label.profiles;

import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.upkeep.Contact;
import org.tousaidants.places.upkeep.PlaceContacts;
import org.tousaidants.platform.identity.Secret;
import org.tousaidants.platform.links.Links;

/// « Qui confirme une présence » — gives access to a person responsible for a place, who follows the link in a
/// letter, while they are responsible.
@Component
class AffiliationAccess {
    static final String PURPOSE = "listing.presence";

    /// A person responsible for a place who follows a link.
    record Reader(Contact contact, Place place) {}

    private final Links links;
    private final Places places;
    private final PlaceContacts contacts;

    AffiliationAccess(Links links, Places places, PlaceContacts contacts) {
        this.links = links;
        this.places = places;
        this.contacts = contacts;
    }

    Optional<Reader> of(Optional<Secret> secret) {
        return secret.flatMap(one -> links.open(PURPOSE, one.text()).valid()).flatMap(link -> {
            var id = new PlaceId(link.about());
            return Optional.ofNullable(places.find(Set.of(id)).get(id))
                    .flatMap(place -> contacts.of(place.id()).stream()
                            .filter(one -> link.person().equals(Optional.of(one.person())))
                            .findFirst()
                            .map(contact -> new Reader(contact, place)));
        });
    }
}
