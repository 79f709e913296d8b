package org.tousaidants.label.profiles;

import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.upkeep.PlaceContact;
import org.tousaidants.places.upkeep.PlaceContacts;
import org.tousaidants.platform.identity.SecretToken;
import org.tousaidants.platform.links.SecretLinks;

/// « Qui confirme une présence » — finds the person who follows the link in a letter about presences, as long as
/// they are responsible for the place.
@Component
class PlaceAffiliationAccess {
    static final String PURPOSE = "listing.presence";

    /// A person responsible for a place who follows a link.
    record AffiliationLinkReader(PlaceContact contact, Place place) {}

    private final SecretLinks links;
    private final Places places;
    private final PlaceContacts contacts;

    PlaceAffiliationAccess(SecretLinks links, Places places, PlaceContacts contacts) {
        this.links = links;
        this.places = places;
        this.contacts = contacts;
    }

    Optional<AffiliationLinkReader> of(Optional<SecretToken> secret) {
        return secret.flatMap(one -> links.open(PURPOSE, one.text()).valid()).flatMap(link -> {
            var id = new PlaceId(link.about());
            return Optional.ofNullable(places.find(Set.of(id)).get(id))
                    .flatMap(place -> contacts.of(place.id()).stream()
                            .filter(one -> link.person().equals(Optional.of(one.person())))
                            .findFirst()
                            .map(contact -> new AffiliationLinkReader(contact, place)));
        });
    }
}
