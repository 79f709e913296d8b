package org.tousaidants.label.publiclist;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tousaidants.label.badges.RecognisedPeople;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.web.ReadingOrder;

/// « Qui dit aider où » — those who are recognised and show themselves, at each place that they say, with what was last
/// said of it.
@Component
class PlacePresences {
    private final ListingStore listing;
    private final PresenceWords words;
    private final RecognisedPeople recognised;
    private final Accounts accounts;
    private final Places places;

    PlacePresences(
            ListingStore listing, PresenceWords words, RecognisedPeople recognised, Accounts accounts, Places places) {
        this.listing = listing;
        this.words = words;
        this.recognised = recognised;
        this.accounts = accounts;
        this.places = places;
    }

    /// By name.
    List<PlacePresence> all(String network) {
        var shown = listing.shown(network);
        var profiles = recognised
                .today(network, shown.stream().map(Agreed::account).toList())
                .stream()
                .collect(Collectors.groupingBy(
                        RecognisedPeople.Person::account,
                        Collectors.mapping(RecognisedPeople.Person::name, Collectors.joining(", "))));
        var open = accounts.find(network, profiles.keySet());
        var said = words.of(network, shown.stream().map(Agreed::helper).toList());
        var standing = places.find(
                network,
                shown.stream()
                        .flatMap(one -> one.consent().orElseThrow().places().stream())
                        .collect(Collectors.toSet()));
        var all = new ArrayList<PlacePresence>();
        for (var one : shown) {
            var account = open.get(one.account());
            if (account == null) continue;
            one.consent().orElseThrow().places().stream()
                    .flatMap(id -> Optional.ofNullable(standing.get(id)).stream())
                    .filter(Place::inLists)
                    .distinct()
                    .forEach(place -> all.add(new PlacePresence(
                            one.helper(),
                            one.account(),
                            account.name(),
                            profiles.getOrDefault(one.account(), ""),
                            place,
                            said.of(one.helper(), place.id()),
                            one.readByPlaces())));
        }
        return ReadingOrder.by(
                all.stream(),
                PlacePresence::name,
                one -> one.place().name(),
                one -> one.place().code().value());
    }

    List<PlacePresence> at(String network, Place place) {
        return all(network).stream()
                .filter(one -> one.place().id().equals(place.id()))
                .toList();
    }

    /// Those whose agreement says that the place reads their name.
    List<PlacePresence> readable(String network, Place place) {
        return at(network, place).stream().filter(PlacePresence::readByPlace).toList();
    }

    /// Whether the address is that of the account of whom it speaks.
    boolean isHers(String network, PlacePresence one, String mail) {
        return Optional.ofNullable(accounts.find(network, Set.of(one.account())).get(one.account()))
                .filter(account -> account.mail().value().equalsIgnoreCase(mail))
                .isPresent();
    }
}
