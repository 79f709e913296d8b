package org.tousaidants.support.referrals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.label.badges.RecognisedPeople;
import org.tousaidants.label.profiles.PublicProfiles;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.RecognisedPeopleAtPlace;
import org.tousaidants.platform.identity.Accounts;

/// « Destinataires d’une orientation » — the possible receivers: public places, and the recognised helpers who
/// help there.
@Component
public class ReferralRecipients {
    private final Places places;
    private final List<RecognisedPeopleAtPlace> people;
    private final PublicProfiles publicList;
    private final RecognisedPeople recognised;
    private final Accounts accounts;

    ReferralRecipients(
            Places places,
            List<RecognisedPeopleAtPlace> people,
            PublicProfiles publicList,
            RecognisedPeople recognised,
            Accounts accounts) {
        this.places = places;
        this.people = people;
        this.publicList = publicList;
        this.recognised = recognised;
        this.accounts = accounts;
    }

    Optional<Place> place(String address) {
        return PlaceCode.endOf(address).flatMap(code -> places.find(code));
    }

    Optional<Place> place(PlaceId id) {
        return Optional.ofNullable(places.find(List.of(id)).get(id));
    }

    Map<PlaceId, Place> places(Set<PlaceId> ids) {
        return places.find(ids);
    }

    /// The helpers who can be asked for by name there.
    public List<RecognisedPeopleAtPlace.Helping> helping(PlaceId place) {
        return people.stream()
                .flatMap(some -> some.helping().getOrDefault(place, List.of()).stream())
                .toList();
    }

    /// The account behind a public page.
    Optional<UUID> helper(String path) {
        return publicList.where().entrySet().stream()
                .filter(one -> one.getValue().path().equals(path))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /// Whether their label is valid now and their page is public.
    boolean recognised(UUID helper) {
        return !recognised.today(Set.of(helper)).isEmpty() && publicList.where().containsKey(helper);
    }

    Optional<String> name(UUID helper) {
        return accounts.find(helper).map(one -> one.name());
    }

    /// The places where they help.
    Set<PlaceId> placesOf(UUID account) {
        var path = Optional.ofNullable(publicList.where().get(account)).map(PublicProfiles.Where::path);
        if (path.isEmpty()) return Set.of();
        var found = new java.util.HashSet<PlaceId>();
        for (var some : people)
            some.helping().forEach((place, helping) -> {
                if (helping.stream().anyMatch(one -> one.path().equals(path.get()))) found.add(place);
            });
        return Set.copyOf(found);
    }
}
