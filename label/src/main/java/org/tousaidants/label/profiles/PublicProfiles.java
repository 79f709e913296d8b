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
import org.tousaidants.label.badges.PeopleWithValidBadge;
import org.tousaidants.label.helpers.Helper;
import org.tousaidants.places.communes.TerritoryCommunes;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.rules.protocol.LabelProtocol.LabelProfile;
import org.tousaidants.rules.versions.PublishedRules;

/// « L’annuaire » — reads the public list of the people who are recognised now and agreed to be listed. Nothing is
/// cached, so a person whose label ends is not in the next answer.
@Service
public class PublicProfiles {
    private final PublicProfileStore store;
    private final LatestPlaceAffiliationReader latestWord;
    private final PeopleWithValidBadge recognised;
    private final Accounts accounts;
    private final Places places;
    private final TerritoryCommunes territories;
    private final PublishedRules rules;

    PublicProfiles(
            PublicProfileStore store,
            LatestPlaceAffiliationReader latestWord,
            PeopleWithValidBadge recognised,
            Accounts accounts,
            Places places,
            TerritoryCommunes territories,
            PublishedRules rules) {
        this.store = store;
        this.latestWord = latestWord;
        this.recognised = recognised;
        this.accounts = accounts;
        this.places = places;
        this.territories = territories;
        this.rules = rules;
    }

    /// Returns the people listed now, by commune.
    @Transactional(readOnly = true)
    List<PublicProfile> all() {
        return entries(store.shown());
    }

    /// Returns the entry whose address ends in this code. Empty if the code is unknown, if the person withdrew
    /// the consent, or if the person has no valid label.
    @Transactional(readOnly = true)
    Optional<PublicProfile> find(String code) {
        if (!PublicProfileAddressCode.isOne(code)) return Optional.empty();
        return store.helper(code)
                .flatMap(helper -> store.last(helper))
                .filter(last -> last.code().equals(code))
                .flatMap(last -> entries(List.of(last)).stream().findFirst());
    }

    /// Returns the listed people who show at least one place.
    @Transactional(readOnly = true)
    List<PublicProfile> withPlaces() {
        return entries(store.shown().stream()
                .filter(one -> one.consent()
                        .filter(consent -> !consent.places().isEmpty())
                        .isPresent())
                .toList());
    }

    /// Returns the public entry that a consent would give. A person without a label appears with the profile of
    /// their file.
    ///
    /// @param confirmed whether only places that confirmed the person are named
    @Transactional(readOnly = true)
    PublicProfile entry(
            SignedInPerson self, Helper helper, PublicProfileConsent consent, String phone, boolean confirmed) {
        var people = recognised.today(Set.of(self.id()));
        var profile = people.isEmpty()
                ? List.of(new PeopleWithValidBadge.PersonWithBadge(
                        self.id(), helper.profile(), helper.profile(), "/verifier"))
                : people;
        return new SharedProfileData(List.of(consent), Set.of(helper.id()))
                .entry("", self.name(), helper.id(), consent, confirmed, profile, phone);
    }

    /// « Où elle aide » — the places and communes in which a person publicly helps, as confirmed by each place.
    ///
    /// @param name name; empty if not shown
    /// @param path path of the public page
    /// @param communes INSEE codes, including the communes of the places
    public record WhereHelperHelps(String name, String path, Set<String> communes) {}

    /// Returns the public places and communes of helpers who agreed to show them, by account, whether they are
    /// recognised or not.
    @Transactional(readOnly = true)
    public Map<UUID, WhereHelperHelps> where() {
        var where = new LinkedHashMap<UUID, WhereHelperHelps>();
        var shown = store.shown();
        var standing = standing(shown);
        var statements = latestWord.of(
                shown.stream().map(PublicProfileConsentRecord::helper).toList());
        var open = accounts.find(
                shown.stream().map(PublicProfileConsentRecord::account).toList());
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
                    new WhereHelperHelps(
                            consent.naming().of(name(open, profile)),
                            "/aidants/" + profile.code(),
                            Set.copyOf(communes)));
        }
        return where;
    }

    private List<PublicProfile> entries(List<PublicProfileConsentRecord> shown) {
        if (shown.isEmpty()) return List.of();
        var people = new LinkedHashMap<UUID, List<PeopleWithValidBadge.PersonWithBadge>>();
        for (var person : recognised.today(
                shown.stream().map(PublicProfileConsentRecord::account).toList()))
            people.computeIfAbsent(person.account(), _ -> new ArrayList<>()).add(person);
        var open = accounts.find(people.keySet());
        var phones = store.phones(
                shown.stream().map(PublicProfileConsentRecord::helper).toList());
        var showing = new SharedProfileData(
                shown.stream().flatMap(one -> one.consent().stream()).toList(),
                shown.stream().map(PublicProfileConsentRecord::helper).toList());
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

    private static String name(Map<UUID, Account> open, PublicProfileConsentRecord one) {
        return Optional.ofNullable(open.get(one.account())).map(Account::name).orElse("");
    }

    private Map<PlaceId, Place> standing(Collection<PublicProfileConsentRecord> shown) {
        var ids = shown.stream()
                .flatMap(one -> one.consent().stream())
                .flatMap(consent -> consent.places().stream())
                .distinct()
                .toList();
        return ids.isEmpty() ? Map.of() : places.find(ids);
    }

    /// The data that all entries of one answer share, which are read once.
    private final class SharedProfileData {
        private final Map<PlaceId, Place> standing;
        private final LatestPlaceAffiliationReader.LatestStatementsByHelper said;
        private final PublishedRules.RulesInForce now;

        SharedProfileData(List<PublicProfileConsent> consents, Collection<UUID> helpers) {
            var ids = consents.stream()
                    .flatMap(consent -> consent.places().stream())
                    .distinct()
                    .toList();
            this.standing = ids.isEmpty() ? Map.of() : places.find(ids);
            this.said = latestWord.of(helpers);
            this.now = rules.now();
        }

        /// Returns the public entry of a person.
        ///
        /// @param confirmed whether only places that confirmed the person are named
        PublicProfile entry(
                String code,
                String name,
                UUID helper,
                PublicProfileConsent consent,
                boolean confirmed,
                List<PeopleWithValidBadge.PersonWithBadge> people,
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
                            .map(one -> new PublicProfile.ProfileRecognition(
                                    one.profile(),
                                    now.protocol()
                                            .profile(one.profile())
                                            .map(LabelProfile::name)
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
                        case OWN ->
                            ownPhone.isEmpty() ? List.of() : List.of(new PublicProfile.ProfilePhone(ownPhone, ""));
                    },
                    consent.naming() == PublicProfileConsent.ShownName.FULL
                            ? people.stream()
                                    .map(PeopleWithValidBadge.PersonWithBadge::proof)
                                    .findFirst()
                            : Optional.empty(),
                    consent.engines());
        }

        private List<PublicProfile.ProfilePhone> phones(List<Place> her) {
            return her.stream()
                    .flatMap(place -> place
                            .sheet()
                            .get(Field.TELEPHONE)
                            .map(number -> new PublicProfile.ProfilePhone(number, place.name()))
                            .stream())
                    .toList();
        }
    }
}
