package org.tousaidants.label.profiles;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.label.badges.RecognisedPeople;
import org.tousaidants.label.helpers.Helper;
import org.tousaidants.label.helpers.HelperDossiers;
import org.tousaidants.label.profiles.Consent.Reach;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.identity.Actor;

/// « Ma fiche dans l’annuaire » — service by which a person chooses which parts of their entry are public, and
/// withdraws them.
@Service
public class OwnProfile {
    /// A person's consent and its effect today.
    ///
    /// @param recognised whether the person has a valid label
    /// @param phone the person's own number, if they show it
    /// @param presences the answers at each place that they agreed to name
    record OwnProfileView(
            Helper helper,
            Optional<ConsentRecord> agreed,
            List<ConsentRecord> history,
            boolean recognised,
            String phone,
            List<Affiliation> presences) {
        Optional<Consent> consent() {
            return agreed.flatMap(ConsentRecord::consent);
        }

        /// Whether the person must consent again before places are asked: their consent did not mention that
        /// the places read the name.
        boolean toAskAgain() {
            return !presences.isEmpty()
                    && agreed.filter(one -> !one.readByPlaces()).isPresent();
        }
    }

    /// The result of a consent.
    enum Agreeing {
        AGREED,
        /// Refused: the person has no file.
        NO_FILE
    }

    private final PublicProfiles publicList;
    private final ListingStore store;
    private final LatestAffiliationReader latestWord;
    private final RecognisedPeople recognised;
    private final HelperDossiers helpers;
    private final Places places;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final SecureRandom random = new SecureRandom();

    OwnProfile(
            PublicProfiles publicList,
            ListingStore store,
            LatestAffiliationReader latestWord,
            RecognisedPeople recognised,
            HelperDossiers helpers,
            Places places,
            Clock clock,
            ApplicationEventPublisher events) {
        this.publicList = publicList;
        this.store = store;
        this.latestWord = latestWord;
        this.recognised = recognised;
        this.helpers = helpers;
        this.places = places;
        this.clock = clock;
        this.events = events;
    }

    @Transactional(readOnly = true)
    Optional<OwnProfileView> mine(Actor self) {
        return helpers.helperOf(self.id()).map(helper -> {
            var last = store.last(helper.id());
            return new OwnProfileView(
                    helper,
                    last,
                    store.history(helper.id()),
                    !recognised.today(Set.of(self.id())).isEmpty(),
                    store.phones(Set.of(helper.id())).getOrDefault(helper.id(), ""),
                    last.flatMap(ConsentRecord::consent)
                            .map(consent -> presences(self, helper, consent))
                            .orElse(List.of()));
        });
    }

    private List<Affiliation> presences(Actor self, Helper helper, Consent consent) {
        var standing = places.find(consent.places());
        var statements = latestWord.of(Set.of(helper.id()));
        return consent.places().stream()
                .flatMap(id -> Optional.ofNullable(standing.get(id)).stream())
                .distinct()
                .map(place -> new Affiliation(
                        helper.id(), self.id(), self.name(), "", place, statements.of(helper.id(), place.id()), true))
                .toList();
    }

    /// The entry as the public would read it after all places have confirmed. A person not recognised yet
    /// appears with the profile of their file.
    ///
    /// @param phone the person's own number, if they show it
    @Transactional(readOnly = true)
    Optional<PublicProfile> preview(Actor self, Consent consent, String phone) {
        return entry(self, consent, phone, false);
    }

    /// The entry as the public reads it now, with this consent.
    @Transactional(readOnly = true)
    Optional<PublicProfile> now(Actor self, Consent consent, String phone) {
        return entry(self, consent, phone, true);
    }

    private Optional<PublicProfile> entry(Actor self, Consent consent, String phone, boolean confirmed) {
        return helpers.helperOf(self.id()).map(helper -> publicList.entry(self, helper, consent, phone, confirmed));
    }

    @Transactional
    Agreeing agree(Actor self, Consent consent, String phone) {
        var helper = helpers.helperOf(self.id());
        if (helper.isEmpty()) return Agreeing.NO_FILE;
        var id = helper.get().id();
        store.lock(id);
        var before = store.last(id).filter(one -> one.consent().isPresent());
        var own = consent.reach() == Reach.OWN;
        var samePhone = !own || phone.equals(store.phones(Set.of(id)).get(id));
        if (samePhone
                && before.filter(ConsentRecord::told)
                        .flatMap(ConsentRecord::consent)
                        .filter(consent::equals)
                        .isPresent()) return Agreeing.AGREED;
        var code = before.map(ConsentRecord::code).orElseGet(() -> ProfileAddressCode.draw(random));
        store.append(new ConsentRecord(id, self.id(), clock.instant(), code, Optional.of(consent), true));
        if (own) store.keep(id, phone);
        else store.forget(id);
        events.publishEvent(new ConsentChanged(id, "agreed", self.id()));
        return Agreeing.AGREED;
    }

    /// Creates a consent for the demonstration: first name, commune, places and their phones.
    @Transactional
    public void begin(Actor self, String commune, List<PlaceId> places) {
        agree(
                self,
                new Consent(
                        Consent.Naming.FIRST,
                        List.of(commune),
                        places,
                        Set.of(),
                        Set.of(DayOfWeek.TUESDAY, DayOfWeek.FRIDAY),
                        Reach.PLACE,
                        false),
                "");
    }

    /// Withdraws all parts of the entry.
    @Transactional
    void withdraw(Actor self) {
        var helper = helpers.helperOf(self.id());
        if (helper.isEmpty()) return;
        var id = helper.get().id();
        store.lock(id);
        store.forget(id);
        if (store.last(id).flatMap(ConsentRecord::consent).isEmpty()) return;
        store.append(new ConsentRecord(id, self.id(), clock.instant(), "", Optional.empty(), true));
        events.publishEvent(new ConsentChanged(id, "withdrawn", self.id()));
    }
}
