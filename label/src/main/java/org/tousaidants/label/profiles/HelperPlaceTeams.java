package org.tousaidants.label.profiles;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.schema.Field;
import org.tousaidants.label.helpers.HelperLabelDossiers;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.PlaceTeams;
import org.tousaidants.platform.identity.Accounts;

/// Lists the places to which a helper belongs: those that they named in their profile, that have the name of their
/// organisation, or whose sheet has their mail address. [HelperPlaceMembership] decides for each of them.
@Component
class HelperPlaceTeams implements PlaceTeams {
    private final HelperPlaceMembership membership;
    private final PublicProfileStore listing;
    private final HelperLabelDossiers helpers;
    private final Accounts accounts;
    private final PlaceDirectory directory;

    HelperPlaceTeams(
            HelperPlaceMembership membership,
            PublicProfileStore listing,
            HelperLabelDossiers helpers,
            Accounts accounts,
            PlaceDirectory directory) {
        this.membership = membership;
        this.listing = listing;
        this.helpers = helpers;
        this.accounts = accounts;
        this.directory = directory;
    }

    @Override
    @Transactional(readOnly = true)
    public Set<PlaceId> of(UUID account) {
        var helper = helpers.helperOf(account);
        var named = helper.stream()
                .flatMap(one -> listing.history(one.id()).stream())
                .flatMap(agreed -> agreed.consent().stream())
                .flatMap(consent -> consent.places().stream())
                .collect(Collectors.toSet());
        var mail = accounts.find(account).map(one -> one.mail().value()).orElse("");
        return directory.snapshot().places().stream()
                .filter(Place::inLists)
                .filter(place -> named.contains(place.id())
                        || helper.filter(one -> one.isOf(place.name())).isPresent()
                        || place.sheet().list(Field.COURRIELS).stream().anyMatch(mail::equalsIgnoreCase))
                .filter(place -> membership.ties(account, place))
                .map(Place::id)
                .collect(Collectors.toUnmodifiableSet());
    }
}
