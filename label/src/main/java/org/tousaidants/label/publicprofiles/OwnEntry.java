package org.tousaidants.label.publicprofiles;

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
import org.tousaidants.label.publicprofiles.Consent.Reach;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.identity.Actor;

/// « Ma fiche dans l’annuaire » — the door of each person: she says what of her is seen, and takes it back.
@Service
public class OwnEntry {
    /// What she agreed to, and what it does today.
    ///
    /// @param recognised whether a label of hers is in force
    /// @param phone her own, if she shows it
    /// @param presences what is said of her at each place that she agreed to name
    record Mine(
            Helper helper,
            Optional<Agreed> agreed,
            List<Agreed> history,
            boolean recognised,
            String phone,
            List<PlacePresence> presences) {
        Optional<Consent> consent() {
            return agreed.flatMap(Agreed::consent);
        }

        /// Whether her places are not asked, because an agreement of before did not say that they read her name.
        boolean toAskAgain() {
            return !presences.isEmpty()
                    && agreed.filter(one -> !one.readByPlaces()).isPresent();
        }
    }

    /// What becomes of a consent.
    enum Agreeing {
        AGREED,
        /// She has no file.
        NO_FILE
    }

    private final PublicList publicList;
    private final ListingStore store;
    private final LatestWord latestWord;
    private final RecognisedPeople recognised;
    private final HelperDossiers helpers;
    private final Places places;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final SecureRandom random = new SecureRandom();

    OwnEntry(
            PublicList publicList,
            ListingStore store,
            LatestWord latestWord,
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
    Optional<Mine> mine(Actor self) {
        return helpers.helperOf(self.id()).map(helper -> {
            var last = store.last(helper.id());
            return new Mine(
                    helper,
                    last,
                    store.history(helper.id()),
                    !recognised.today(Set.of(self.id())).isEmpty(),
                    store.phones(Set.of(helper.id())).getOrDefault(helper.id(), ""),
                    last.flatMap(Agreed::consent)
                            .map(consent -> presences(self, helper, consent))
                            .orElse(List.of()));
        });
    }

    private List<PlacePresence> presences(Actor self, Helper helper, Consent consent) {
        var standing = places.find(consent.places());
        var said = latestWord.of(Set.of(helper.id()));
        return consent.places().stream()
                .flatMap(id -> Optional.ofNullable(standing.get(id)).stream())
                .distinct()
                .map(place -> new PlacePresence(
                        helper.id(), self.id(), self.name(), "", place, said.of(helper.id(), place.id()), true))
                .toList();
    }

    /// What everybody reads once each of her places said that she helps there, as if she were recognised under the
    /// profile of her file when she is not yet.
    ///
    /// @param phone her own number, when she wants to show it
    @Transactional(readOnly = true)
    Optional<PublicEntry> preview(Actor self, Consent consent, String phone) {
        return entry(self, consent, phone, false);
    }

    /// What everybody reads now, in the same way.
    @Transactional(readOnly = true)
    Optional<PublicEntry> now(Actor self, Consent consent, String phone) {
        return entry(self, consent, phone, true);
    }

    private Optional<PublicEntry> entry(Actor self, Consent consent, String phone, boolean confirmed) {
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
                && before.filter(Agreed::told)
                        .flatMap(Agreed::consent)
                        .filter(consent::equals)
                        .isPresent()) return Agreeing.AGREED;
        var code = before.map(Agreed::code).orElseGet(() -> ListingCode.draw(random));
        store.append(new Agreed(id, self.id(), clock.instant(), code, Optional.of(consent), true));
        if (own) store.keep(id, phone);
        else store.forget(id);
        events.publishEvent(new ConsentChanged(id, "agreed", self.id()));
        return Agreeing.AGREED;
    }

    /// For a demonstration: her first name, a commune, places and their phones.
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

    /// Everything, at once.
    @Transactional
    void withdraw(Actor self) {
        var helper = helpers.helperOf(self.id());
        if (helper.isEmpty()) return;
        var id = helper.get().id();
        store.lock(id);
        store.forget(id);
        if (store.last(id).flatMap(Agreed::consent).isEmpty()) return;
        store.append(new Agreed(id, self.id(), clock.instant(), "", Optional.empty(), true));
        events.publishEvent(new ConsentChanged(id, "withdrawn", self.id()));
    }
}
