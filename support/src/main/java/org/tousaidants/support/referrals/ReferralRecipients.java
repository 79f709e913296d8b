package org.tousaidants.support.referrals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.label.badges.PeopleWithValidBadge;
import org.tousaidants.label.profiles.PublicProfiles;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.RecognisedPeopleAtPlace;
import org.tousaidants.platform.identity.Accounts;

/// « Destinataires d’une orientation » — finds the possible receivers of a referral: public places, and the
/// recognised helpers who help there.
@Component
public class ReferralRecipients {
    private final Places places;
    private final List<RecognisedPeopleAtPlace> people;
    private final PublicProfiles publicList;
    private final PeopleWithValidBadge recognised;
    private final Accounts accounts;

    ReferralRecipients(
            Places places,
            List<RecognisedPeopleAtPlace> people,
            PublicProfiles publicList,
            PeopleWithValidBadge recognised,
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

    /// Returns the helpers at the place to whom a person can be referred by name.
    public List<RecognisedPeopleAtPlace.RecognisedHelper> helping(PlaceId place) {
        return people.stream()
                .flatMap(some -> some.helping().getOrDefault(place, List.of()).stream())
                .toList();
    }

    /// Returns the account to which a public page belongs.
    Optional<UUID> helper(String path) {
        return publicList.where().entrySet().stream()
                .filter(one -> one.getValue().path().equals(path))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /// Returns whether the helper's label is valid now and their page is public.
    boolean recognised(UUID helper) {
        return !recognised.today(Set.of(helper)).isEmpty() && publicList.where().containsKey(helper);
    }

    Optional<String> name(UUID helper) {
        return accounts.find(helper).map(one -> one.name());
    }

    /// Returns the ids of the places where the account helps.
    Set<PlaceId> placesOf(UUID account) {
        var path = Optional.ofNullable(publicList.where().get(account)).map(PublicProfiles.WhereHelperHelps::path);
        if (path.isEmpty()) return Set.of();
        var found = new java.util.HashSet<PlaceId>();
        for (var some : people)
            some.helping().forEach((place, helping) -> {
                if (helping.stream().anyMatch(one -> one.path().equals(path.get()))) found.add(place);
            });
        return Set.copyOf(found);
    }
}
