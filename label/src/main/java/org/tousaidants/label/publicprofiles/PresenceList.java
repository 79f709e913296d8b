package org.tousaidants.label.publicprofiles;

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

/// « Présences lues » — who is recognised, shows herself and says that she helps at a place, with what was said of it.
@Component
class PresenceList {
    private final ListingStore listing;
    private final LatestWord latestWord;
    private final RecognisedPeople recognised;
    private final Accounts accounts;
    private final Places places;

    PresenceList(
            ListingStore listing,
            LatestWord latestWord,
            RecognisedPeople recognised,
            Accounts accounts,
            Places places) {
        this.listing = listing;
        this.latestWord = latestWord;
        this.recognised = recognised;
        this.accounts = accounts;
        this.places = places;
    }

    /// Of those who are recognised and show themselves, at each place that they say; by name.
    List<PlacePresence> all() {
        var shown = listing.shown();
        var profiles = recognised.today(shown.stream().map(Agreed::account).toList()).stream()
                .collect(Collectors.groupingBy(
                        RecognisedPeople.Person::account,
                        Collectors.mapping(RecognisedPeople.Person::name, Collectors.joining(", "))));
        var open = accounts.find(profiles.keySet());
        var said = latestWord.of(shown.stream().map(Agreed::helper).toList());
        var standing = places.find(shown.stream()
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

    List<PlacePresence> at(Place place) {
        return all().stream().filter(one -> one.place().id().equals(place.id())).toList();
    }

    List<PlacePresence> readable(Place place) {
        return at(place).stream().filter(PlacePresence::readByPlace).toList();
    }

    /// Whether this address is hers.
    boolean isHers(PlacePresence one, String mail) {
        return Optional.ofNullable(accounts.find(Set.of(one.account())).get(one.account()))
                .filter(account -> account.mail().value().equalsIgnoreCase(mail))
                .isPresent();
    }
}
