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
import org.tousaidants.label.badges.PeopleWithValidBadge;
import org.tousaidants.label.helpers.Helper;
import org.tousaidants.label.helpers.HelperLabelDossiers;
import org.tousaidants.label.profiles.PublicProfileConsent.ShownPhone;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.identity.SignedInPerson;

/// « Ma fiche dans l’annuaire » — stores which parts of their entry in the public list of helpers a person shows,
/// and withdraws the whole entry.
@Service
public class OwnPublicProfile {
    /// A person's consent and its present effect.
    ///
    /// @param recognised whether the person has a valid label
    /// @param phone the person's own telephone number, if they show it
    /// @param presences answers at each place that they agreed to name
    record OwnPublicProfileView(
            Helper helper,
            Optional<PublicProfileConsentRecord> agreed,
            List<PublicProfileConsentRecord> history,
            boolean recognised,
            String phone,
            List<PlaceAffiliation> presences) {
        Optional<PublicProfileConsent> consent() {
            return agreed.flatMap(PublicProfileConsentRecord::consent);
        }

        /// Returns whether the person must consent again before places are asked about them: the page on
        /// which they consented did not say that the places read their name.
        boolean toAskAgain() {
            return !presences.isEmpty()
                    && agreed.filter(one -> !one.readByPlaces()).isPresent();
        }
    }

    /// The result of a consent.
    enum ConsentResult {
        AGREED,
        /// The consent is refused, because the person has no helper's file.
        NO_FILE
    }

    private final PublicProfiles publicList;
    private final PublicProfileStore store;
    private final LatestPlaceAffiliationReader latestWord;
    private final PeopleWithValidBadge recognised;
    private final HelperLabelDossiers helpers;
    private final Places places;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final SecureRandom random = new SecureRandom();

    OwnPublicProfile(
            PublicProfiles publicList,
            PublicProfileStore store,
            LatestPlaceAffiliationReader latestWord,
            PeopleWithValidBadge recognised,
            HelperLabelDossiers helpers,
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
    Optional<OwnPublicProfileView> mine(SignedInPerson self) {
        return helpers.helperOf(self.id()).map(helper -> {
            var last = store.last(helper.id());
            return new OwnPublicProfileView(
                    helper,
                    last,
                    store.history(helper.id()),
                    !recognised.today(Set.of(self.id())).isEmpty(),
                    store.phones(Set.of(helper.id())).getOrDefault(helper.id(), ""),
                    last.flatMap(PublicProfileConsentRecord::consent)
                            .map(consent -> presences(self, helper, consent))
                            .orElse(List.of()));
        });
    }

    private List<PlaceAffiliation> presences(SignedInPerson self, Helper helper, PublicProfileConsent consent) {
        var standing = places.find(consent.places());
        var statements = latestWord.of(Set.of(helper.id()));
        return consent.places().stream()
                .flatMap(id -> Optional.ofNullable(standing.get(id)).stream())
                .distinct()
                .map(place -> new PlaceAffiliation(
                        helper.id(), self.id(), self.name(), "", place, statements.of(helper.id(), place.id()), true))
                .toList();
    }

    /// Returns the entry as the public will read it once all places have confirmed that the person helps there.
    /// A person without a label appears with the profile of their file.
    ///
    /// @param consent the parts to show
    /// @param phone the person's own telephone number, if they show it
    @Transactional(readOnly = true)
    Optional<PublicProfile> preview(SignedInPerson self, PublicProfileConsent consent, String phone) {
        return entry(self, consent, phone, false);
    }

    /// Returns the entry as the public would read it now: only places that have confirmed the person are named.
    /// Empty if the person has no label.
    ///
    /// @param consent the parts to show
    /// @param phone the person's own telephone number, if they show it
    @Transactional(readOnly = true)
    Optional<PublicProfile> now(SignedInPerson self, PublicProfileConsent consent, String phone) {
        return entry(self, consent, phone, true);
    }

    private Optional<PublicProfile> entry(
            SignedInPerson self, PublicProfileConsent consent, String phone, boolean confirmed) {
        return helpers.helperOf(self.id()).map(helper -> publicList.entry(self, helper, consent, phone, confirmed));
    }

    @Transactional
    ConsentResult agree(SignedInPerson self, PublicProfileConsent consent, String phone) {
        var helper = helpers.helperOf(self.id());
        if (helper.isEmpty()) return ConsentResult.NO_FILE;
        var id = helper.get().id();
        store.lock(id);
        var before = store.last(id).filter(one -> one.consent().isPresent());
        var own = consent.reach() == ShownPhone.OWN;
        var samePhone = !own || phone.equals(store.phones(Set.of(id)).get(id));
        if (samePhone
                && before.filter(PublicProfileConsentRecord::told)
                        .flatMap(PublicProfileConsentRecord::consent)
                        .filter(consent::equals)
                        .isPresent()) return ConsentResult.AGREED;
        var code = before.map(PublicProfileConsentRecord::code).orElseGet(() -> PublicProfileAddressCode.draw(random));
        store.append(new PublicProfileConsentRecord(id, self.id(), clock.instant(), code, Optional.of(consent), true));
        if (own) store.keep(id, phone);
        else store.forget(id);
        events.publishEvent(new PublicProfileConsentChanged(id, "agreed", self.id()));
        return ConsentResult.AGREED;
    }

    /// Creates a consent for the demonstration, with first name, commune, places and the telephone numbers of
    /// the places.
    @Transactional
    public void begin(SignedInPerson self, String commune, List<PlaceId> places) {
        agree(
                self,
                new PublicProfileConsent(
                        PublicProfileConsent.ShownName.FIRST,
                        List.of(commune),
                        places,
                        Set.of(),
                        Set.of(DayOfWeek.TUESDAY, DayOfWeek.FRIDAY),
                        ShownPhone.PLACE,
                        false),
                "");
    }

    /// Withdraws the consent to all parts of the entry.
    @Transactional
    void withdraw(SignedInPerson self) {
        var helper = helpers.helperOf(self.id());
        if (helper.isEmpty()) return;
        var id = helper.get().id();
        store.lock(id);
        store.forget(id);
        if (store.last(id).flatMap(PublicProfileConsentRecord::consent).isEmpty()) return;
        store.append(new PublicProfileConsentRecord(id, self.id(), clock.instant(), "", Optional.empty(), true));
        events.publishEvent(new PublicProfileConsentChanged(id, "withdrawn", self.id()));
    }
}
