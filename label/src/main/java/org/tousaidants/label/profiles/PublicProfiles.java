package org.tousaidants.label.profiles;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.schema.Field;
import org.tousaidants.label.badges.RecognisedPeople;
import org.tousaidants.label.helpers.Helper;
import org.tousaidants.places.communes.Territories;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.rules.protocol.Protocol.Profile;
import org.tousaidants.rules.versions.PublishedRules;

/// « L’annuaire » — service for the public list of the people recognised now who agreed to be listed. Nothing
/// is cached: a label that ends disappears from the next answer.
@Service
public class PublicProfiles {
    private final ListingStore store;
    private final LatestAffiliationReader latestWord;
    private final RecognisedPeople recognised;
    private final Accounts accounts;
    private final Places places;
    private final Territories territories;
    private final PublishedRules rules;

    PublicProfiles(
            ListingStore store,
            LatestAffiliationReader latestWord,
            RecognisedPeople recognised,
            Accounts accounts,
            Places places,
            Territories territories,
            PublishedRules rules) {
        this.store = store;
        this.latestWord = latestWord;
        this.recognised = recognised;
        this.accounts = accounts;
        this.places = places;
        this.territories = territories;
        this.rules = rules;
    }

    /// The people listed now, by commune.
    @Transactional(readOnly = true)
    List<PublicProfile> all() {
        return entries(store.shown());
    }

    /// The entry at an address. A person who withdrew, or who is not recognised, gives the same answer as an
    /// unknown address.
    @Transactional(readOnly = true)
    Optional<PublicProfile> find(String code) {
        if (!ProfileAddressCode.isOne(code)) return Optional.empty();
        return store.helper(code)
                .flatMap(helper -> store.last(helper))
                .filter(last -> last.code().equals(code))
                .flatMap(last -> entries(List.of(last)).stream().findFirst());
    }

    /// The listed people who show at least one place.
    @Transactional(readOnly = true)
    List<PublicProfile> withPlaces() {
        return entries(store.shown().stream()
                .filter(one -> one.consent()
                        .filter(consent -> !consent.places().isEmpty())
                        .isPresent())
                .toList());
    }

    /// The public entry that this consent would give. A person not recognised yet appears with the profile of
    /// their file.
    ///
    /// @param confirmed whether only places that confirmed are named
    @Transactional(readOnly = true)
    PublicProfile entry(Actor self, Helper helper, Consent consent, String phone, boolean confirmed) {
        var people = recognised.today(Set.of(self.id()));
        var profile = people.isEmpty()
                ? List.of(new RecognisedPeople.Person(self.id(), helper.profile(), helper.profile(), "/verifier"))
                : people;
        return new ProfileListData(List.of(consent), Set.of(helper.id()))
                .entry("", self.name(), helper.id(), consent, confirmed, profile, phone);
    }

    /// « Où elle aide » — where a person publicly helps, confirmed by each place.
    ///
    /// @param name empty if not shown
    /// @param path of the public page
    /// @param communes INSEE codes, with those of the places
    public record Where(String name, String path, Set<String> communes) {}

    /// The public places and communes of helpers who agreed, by account, recognised or not.
    @Transactional(readOnly = true)
    public Map<UUID, Where> where() {
        var where = new LinkedHashMap<UUID, Where>();
        var shown = store.shown();
        var standing = standing(shown);
        var statements = latestWord.of(shown.stream().map(ConsentRecord::helper).toList());
        var open = accounts.find(shown.stream().map(ConsentRecord::account).toList());
        for (var profile : shown) {
            if (!open.containsKey(profile.account())) continue;
            var consent = profile.consent().orElseThrow();
            var communes = new HashSet<>(consent.communes());
            for (var place : consent.places())
                Optional.ofNullable(standing.get(place))
                        .filter(Place::inLists)
                        .filter(found -> statements.confirmed(profile.helper(), found.id()))
                        .flatMap(found -> found.sheet().get(Field.CODE_INSEE))
                        .ifPresent(communes::add);
            where.put(
                    profile.account(),
                    new Where(
                            consent.naming().of(name(open, profile)),
                            "/aidants/" + profile.code(),
                            Set.copyOf(communes)));
        }
        return where;
    }

    private List<PublicProfile> entries(List<ConsentRecord> shown) {
        if (shown.isEmpty()) return List.of();
        var people = new LinkedHashMap<UUID, List<RecognisedPeople.Person>>();
        for (var person :
                recognised.today(shown.stream().map(ConsentRecord::account).toList()))
            people.computeIfAbsent(person.account(), _ -> new ArrayList<>()).add(person);
        var open = accounts.find(people.keySet());
        var phones = store.phones(shown.stream().map(ConsentRecord::helper).toList());
        var showing = new ProfileListData(
                shown.stream().flatMap(one -> one.consent().stream()).toList(),
                shown.stream().map(ConsentRecord::helper).toList());
        return shown.stream()
                .filter(one -> open.containsKey(one.account()))
                .flatMap(one -> one
                        .consent()
                        .map(consent -> showing.entry(
                                one.code(),
                                name(open, one),
                                one.helper(),
                                consent,
                                true,
                                people.getOrDefault(one.account(), List.of()),
                                phones.getOrDefault(one.helper(), "")))
                        .stream())
                .sorted(Comparator.comparing((PublicProfile entry) ->
                                entry.around().stream().findFirst().orElse("\uffff"))
                        .thenComparing(entry -> entry.name().isEmpty())
                        .thenComparing(PublicProfile::name)
                        .thenComparing(PublicProfile::code))
                .toList();
    }

    private static String name(Map<UUID, Account> open, ConsentRecord one) {
        return Optional.ofNullable(open.get(one.account())).map(Account::name).orElse("");
    }

    private Map<PlaceId, Place> standing(Collection<ConsentRecord> shown) {
        var ids = shown.stream()
                .flatMap(one -> one.consent().stream())
                .flatMap(consent -> consent.places().stream())
                .distinct()
                .toList();
        return ids.isEmpty() ? Map.of() : places.find(ids);
    }

    /// Data shared by all entries of one answer, read once.
    private final class ProfileListData {
        private final Map<PlaceId, Place> standing;
        private final LatestAffiliationReader.LatestStatementsByHelper said;
        private final PublishedRules.InForce now;

        ProfileListData(List<Consent> consents, Collection<UUID> helpers) {
            var ids = consents.stream()
                    .flatMap(consent -> consent.places().stream())
                    .distinct()
                    .toList();
            this.standing = ids.isEmpty() ? Map.of() : places.find(ids);
            this.said = latestWord.of(helpers);
            this.now = rules.now();
        }

        /// @param confirmed whether only places that confirmed are named
        PublicProfile entry(
                String code,
                String name,
                UUID helper,
                Consent consent,
                boolean confirmed,
                List<RecognisedPeople.Person> people,
                String ownPhone) {
            var her = consent.places().stream()
                    .flatMap(id -> Optional.ofNullable(standing.get(id)).stream())
                    .filter(Place::inLists)
                    .distinct()
                    .filter(place -> !confirmed || said.confirmed(helper, place.id()))
                    .toList();
            return new PublicProfile(
                    code,
                    consent.naming().of(name),
                    people.stream()
                            .map(one -> new PublicProfile.Recognised(
                                    one.profile(),
                                    now.protocol()
                                            .profile(one.profile())
                                            .map(Profile::name)
                                            .orElse(one.name())))
                            .toList(),
                    consent.communes().stream()
                            .flatMap(insee -> territories.communes().byCode(insee).stream())
                            .toList(),
                    her,
                    consent.languages(),
                    consent.days(),
                    switch (consent.reach()) {
                        case NONE -> List.of();
                        case PLACE -> phones(her);
                        case OWN -> ownPhone.isEmpty() ? List.of() : List.of(new PublicProfile.Phone(ownPhone, ""));
                    },
                    consent.naming() == Consent.Naming.FULL
                            ? people.stream()
                                    .map(RecognisedPeople.Person::proof)
                                    .findFirst()
                            : Optional.empty(),
                    consent.engines());
        }

        private List<PublicProfile.Phone> phones(List<Place> her) {
            return her.stream()
                    .flatMap(
                            place -> place
                                    .sheet()
                                    .get(Field.TELEPHONE)
                                    .map(number -> new PublicProfile.Phone(number, place.name()))
                                    .stream())
                    .toList();
        }
    }
}
