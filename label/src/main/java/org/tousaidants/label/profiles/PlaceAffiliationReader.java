package org.tousaidants.label.profiles;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tousaidants.label.badges.PeopleWithValidBadge;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.web.FrenchAlphabeticalOrder;

/// « Présences lues » — reads the presences of recognised people who are in the public list, with the answers about
/// them.
@Component
class PlaceAffiliationReader {
    private final PublicProfileStore listing;
    private final LatestPlaceAffiliationReader latestWord;
    private final PeopleWithValidBadge recognised;
    private final Accounts accounts;
    private final Places places;

    PlaceAffiliationReader(
            PublicProfileStore listing,
            LatestPlaceAffiliationReader latestWord,
            PeopleWithValidBadge recognised,
            Accounts accounts,
            Places places) {
        this.listing = listing;
        this.latestWord = latestWord;
        this.recognised = recognised;
        this.accounts = accounts;
        this.places = places;
    }

    /// Returns the presences of the recognised people in the public list, one for each place where a person
    /// states that they help, sorted by name.
    List<PlaceAffiliation> all() {
        var shown = listing.shown();
        var profiles = recognised
                .today(shown.stream().map(PublicProfileConsentRecord::account).toList())
                .stream()
                .collect(Collectors.groupingBy(
                        PeopleWithValidBadge.PersonWithBadge::account,
                        Collectors.mapping(PeopleWithValidBadge.PersonWithBadge::name, Collectors.joining(", "))));
        var open = accounts.find(profiles.keySet());
        var statements = latestWord.of(
                shown.stream().map(PublicProfileConsentRecord::helper).toList());
        var standing = places.find(shown.stream()
                .flatMap(one -> one.consent().orElseThrow().places().stream())
                .collect(Collectors.toSet()));
        var affiliations = new ArrayList<PlaceAffiliation>();
        for (var record : shown) {
            var account = open.get(record.account());
            if (account == null) continue;
            record.consent().orElseThrow().places().stream()
                    .flatMap(id -> Optional.ofNullable(standing.get(id)).stream())
                    .filter(Place::inLists)
                    .distinct()
                    .forEach(place -> affiliations.add(new PlaceAffiliation(
                            record.helper(),
                            record.account(),
                            account.name(),
                            profiles.getOrDefault(record.account(), ""),
                            place,
                            statements.of(record.helper(), place.id()),
                            record.readByPlaces())));
        }
        return FrenchAlphabeticalOrder.by(
                affiliations.stream(),
                PlaceAffiliation::name,
                one -> one.place().name(),
                one -> one.place().code().value());
    }

    List<PlaceAffiliation> at(Place place) {
        return all().stream().filter(one -> one.place().id().equals(place.id())).toList();
    }

    List<PlaceAffiliation> readable(Place place) {
        return at(place).stream().filter(PlaceAffiliation::readByPlace).toList();
    }

    /// Returns whether a mail address belongs to the person whose presence this is.
    ///
    /// @param one the presence
    boolean isHers(PlaceAffiliation one, String mail) {
        return Optional.ofNullable(accounts.find(Set.of(one.account())).get(one.account()))
                .filter(account -> account.mail().value().equalsIgnoreCase(mail))
                .isPresent();
    }
}
