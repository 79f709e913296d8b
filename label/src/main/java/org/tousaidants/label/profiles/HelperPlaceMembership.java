package org.tousaidants.label.profiles;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.label.helpers.Helper;
import org.tousaidants.label.helpers.HelperLabelDossiers;
import org.tousaidants.label.sitevisits.PersonPlaceMembership;
import org.tousaidants.places.directory.MergedRecord;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.upkeep.PlaceContacts;
import org.tousaidants.platform.identity.Accounts;

/// Decides whether a person belongs to a place: they stated in the last year that they help there, or their
/// organisation has the same name, or they are responsible for the place.
@Component
class HelperPlaceMembership implements PersonPlaceMembership {
    private static final Duration SAID = Duration.ofDays(365);

    private final PublicProfileStore listing;
    private final HelperLabelDossiers helpers;
    private final Accounts accounts;
    private final PlaceContacts contacts;
    private final Places places;
    private final Clock clock;

    HelperPlaceMembership(
            PublicProfileStore listing,
            HelperLabelDossiers helpers,
            Accounts accounts,
            PlaceContacts contacts,
            Places places,
            Clock clock) {
        this.listing = listing;
        this.helpers = helpers;
        this.accounts = accounts;
        this.contacts = contacts;
        this.places = places;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public boolean ties(UUID account, Place place) {
        return helpers.helperOf(account)
                        .filter(helper -> helper.isOf(place.name()) || said(helper, place))
                        .isPresent()
                || answers(account, place);
    }

    private boolean said(Helper helper, Place place) {
        var records = Stream.concat(
                        Stream.of(place.id()),
                        places.members(place.id()).stream().map(MergedRecord::id))
                .collect(Collectors.toSet());
        var history = listing.history(helper.id());
        var since = clock.instant().minus(SAID);
        // An answer of a person remains valid until they give a newer one.
        return Stream.concat(
                        history.stream().limit(1),
                        history.stream().filter(agreed -> agreed.at().isAfter(since)))
                .flatMap(agreed -> agreed.consent().stream())
                .flatMap(consent -> consent.places().stream())
                .anyMatch(records::contains);
    }

    private boolean answers(UUID account, Place place) {
        return accounts.find(account)
                .map(one -> one.mail().value())
                .filter(mail -> contacts.of(place.id()).stream()
                        .anyMatch(contact -> contact.mail().value().equalsIgnoreCase(mail)))
                .isPresent();
    }
}
