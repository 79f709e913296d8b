package org.tousaidants.places.agreements;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.tousaidants.core.schema.Field;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.PlaceTeams;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.upkeep.PlaceContacts;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.tenancy.Tenants;

/// « Structures connues » — proposes the structures that use the site, for the list of the agreement: the controller
/// in the settings, the places where people with an account help, and the places with a contact person whom the
/// coordination chose.
@Component
class KnownStructures {
    /// Longer lists are no longer read before they are ticked.
    private static final int MOST = 20;

    /// A proposed structure.
    ///
    /// @param place its place of the directory; empty for the controller
    record KnownStructure(String name, Optional<UUID> place) {}

    private final Tenants tenants;
    private final Accounts accounts;
    private final Places places;
    private final PlaceContacts contacts;
    private final ObjectProvider<PlaceTeams> teams;

    KnownStructures(
            Tenants tenants,
            Accounts accounts,
            Places places,
            PlaceContacts contacts,
            ObjectProvider<PlaceTeams> teams) {
        this.tenants = tenants;
        this.accounts = accounts;
        this.places = places;
        this.contacts = contacts;
        this.teams = teams;
    }

    /// Returns the structures that are not in the list yet.
    ///
    /// @param members the structures of the list
    List<KnownStructure> beside(SignedInPerson reader, Collection<MemberStructure> members) {
        var used = new LinkedHashSet<PlaceId>();
        for (var account : accounts.all(reader).stream().map(Account::id).toList())
            teams.stream().forEach(known -> used.addAll(known.of(account)));
        used.addAll(contacts.places());
        var listedPlaces = new HashSet<UUID>();
        var names = new HashSet<String>();
        for (var member : members) {
            member.place().ifPresent(listedPlaces::add);
            names.add(folded(member.name()));
        }
        var known = new LinkedHashMap<String, KnownStructure>();
        Stream.concat(carrier(), ofPlaces(used))
                .filter(one -> one.place().filter(listedPlaces::contains).isEmpty())
                .filter(one -> !names.contains(folded(one.name())))
                .forEach(one -> known.putIfAbsent(folded(one.name()), one));
        return known.values().stream().limit(MOST).toList();
    }

    private Stream<KnownStructure> carrier() {
        return Stream.of("legal.controller", "legal.publisher")
                .map(setting -> tenants.setting(setting).strip())
                .filter(name -> !name.isEmpty() && name.length() <= JointAgreementForm.NAME_MAX)
                .limit(1)
                .map(name -> new KnownStructure(name, Optional.empty()));
    }

    /// Returns the structure that runs each place: its parent structure if the sheet names one, else the place.
    private Stream<KnownStructure> ofPlaces(Collection<PlaceId> used) {
        Map<PlaceId, Place> found = places.find(used);
        return used.stream()
                .flatMap(id -> Optional.ofNullable(found.get(id)).stream())
                .map(place -> new KnownStructure(
                        place.sheet().get(Field.STRUCTURE_PARENTE).orElseGet(place::name),
                        Optional.of(place.id().value())))
                .filter(one -> one.name().length() <= JointAgreementForm.NAME_MAX);
    }

    private static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
