package org.tousaidants.label.profiles;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.cache.annotation.CacheEvict;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.tousaidants.label.badges.BadgeStatusChanged;
import org.tousaidants.places.directory.DirectoryPlacesChanged;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.RecognisedPeopleAtPlace;
import org.tousaidants.platform.identity.AccountClosed;
import org.tousaidants.platform.modules.NetworkModules;

/// Lists the people who help at a place, if they consented to it and the place confirmed it.
@Component
class PlaceRecognisedPeopleReader implements RecognisedPeopleAtPlace {
    private final PublicProfiles publicList;
    private final NetworkModules modules;

    PlaceRecognisedPeopleReader(PublicProfiles publicList, NetworkModules modules) {
        this.modules = modules;
        this.publicList = publicList;
    }

    @TransactionalEventListener(
            classes = {
                PublicProfileConsentChanged.class,
                PlaceAffiliationDecided.class,
                BadgeStatusChanged.class,
                DirectoryPlacesChanged.class,
                AccountClosed.class
            },
            fallbackExecution = true)
    @CacheEvict(cacheNames = "listing.places", allEntries = true)
    public void forget() {
        // The cache is not refilled here: it is cleared, and the next request reads the database.
    }

    @Override
    @Cacheable("listing.places")
    public Map<PlaceId, List<RecognisedHelper>> helping() {
        if (!modules.isOn(PlaceRecognisedPeopleReader.class)) return Map.of();
        var helping = new HashMap<PlaceId, List<RecognisedHelper>>();
        for (var entry : publicList.withPlaces())
            for (var place : entry.places())
                helping.computeIfAbsent(place.id(), _ -> new ArrayList<>())
                        .add(new RecognisedHelper(
                                entry.name(),
                                entry.recognised().stream()
                                        .map(PublicProfile.ProfileRecognition::name)
                                        .collect(Collectors.joining(", ")),
                                entry.path()));
        return helping;
    }
}
