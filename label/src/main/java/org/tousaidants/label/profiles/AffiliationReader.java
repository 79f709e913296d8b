package org.tousaidants.label.profiles;

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
import org.tousaidants.platform.web.FrenchAlphabeticalOrder;

/// « Présences lues » — reads the presences of recognised and listed people, with the answers about them.
@Component
class AffiliationReader {
    private final ListingStore listing;
    private final LatestAffiliationReader latestWord;
    private final RecognisedPeople recognised;
    private final Accounts accounts;
    private final Places places;

    AffiliationReader(
            ListingStore listing,
            LatestAffiliationReader latestWord,
            RecognisedPeople recognised,
            Accounts accounts,
            Places places) {
        this.listing = listing;
        this.latestWord = latestWord;
        this.recognised = recognised;
        this.accounts = accounts;
        this.places = places;
    }

    /// The presences of recognised and listed people at each place that they name, sorted by name.
    List<Affiliation> all() {
        var shown = listing.shown();
        var profiles = recognised
                .today(shown.stream().map(ConsentRecord::account).toList())
                .stream()
                .collect(Collectors.groupingBy(
                        RecognisedPeople.Person::account,
                        Collectors.mapping(RecognisedPeople.Person::name, Collectors.joining(", "))));
        var open = accounts.find(profiles.keySet());
        var statements = latestWord.of(shown.stream().map(ConsentRecord::helper).toList());
        var standing = places.find(shown.stream()
                .flatMap(one -> one.consent().orElseThrow().places().stream())
                .collect(Collectors.toSet()));
        var affiliations = new ArrayList<Affiliation>();
        for (var record : shown) {
            var account = open.get(record.account());
            if (account == null) continue;
            record.consent().orElseThrow().places().stream()
                    .flatMap(id -> Optional.ofNullable(standing.get(id)).stream())
                    .filter(Place::inLists)
                    .distinct()
                    .forEach(place -> affiliations.add(new Affiliation(
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
                Affiliation::name,
                one -> one.place().name(),
                one -> one.place().code().value());
    }

    List<Affiliation> at(Place place) {
        return all().stream().filter(one -> one.place().id().equals(place.id())).toList();
    }

    List<Affiliation> readable(Place place) {
        return at(place).stream().filter(Affiliation::readByPlace).toList();
    }

    /// Whether the mail address belongs to this person.
    boolean isHers(Affiliation one, String mail) {
        return Optional.ofNullable(accounts.find(Set.of(one.account())).get(one.account()))
                .filter(account -> account.mail().value().equalsIgnoreCase(mail))
                .isPresent();
    }
}
