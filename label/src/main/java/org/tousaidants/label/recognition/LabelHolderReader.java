package org.tousaidants.label.recognition;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.label.helpers.HelperDossier;
import org.tousaidants.label.helpers.HelperDossiers;
import org.tousaidants.label.sitevisits.PlaceDossier;
import org.tousaidants.label.sitevisits.PlaceDossiers;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.upkeep.PlaceContacts;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.rules.judging.Dossier;

/// Reads the holders of labels, helpers and places alike: names, dossiers, cases, and people too close to
/// decide.
@Component
class LabelHolderReader {
    private final LabelCaseStore lives;
    private final HelperDossiers helpers;
    private final PlaceDossiers dossiers;
    private final Places places;
    private final Accounts accounts;
    private final PlaceContacts contacts;

    LabelHolderReader(
            LabelCaseStore lives,
            HelperDossiers helpers,
            PlaceDossiers dossiers,
            Places places,
            Accounts accounts,
            PlaceContacts contacts) {
        this.lives = lives;
        this.helpers = helpers;
        this.dossiers = dossiers;
        this.places = places;
        this.accounts = accounts;
        this.contacts = contacts;
    }

    /// « Tous les dossiers » — the dossiers of a network, read at once.
    ///
    /// @param places by the current record of each place
    /// @param roots from a merged record to the current one
    record Files(Map<UUID, HelperDossier> helpers, Map<PlaceId, PlaceDossier> places, Map<PlaceId, PlaceId> roots) {
        /// The dossier of a holder; empty for a place no longer listed.
        Optional<Dossier> of(LabelHolder holder) {
            return switch (holder) {
                case LabelHolder.AHelper(var helper, var _) ->
                    Optional.ofNullable(helpers.get(helper)).map(HelperDossier::dossier);
                case LabelHolder.APlace(var record) ->
                    Optional.ofNullable(places.get(root(record)))
                            .filter(one -> one.place().inLists())
                            .map(PlaceDossier::dossier);
            };
        }

        /// The same holder, by the current record of the place if records were merged.
        LabelHolder standing(LabelHolder holder) {
            return switch (holder) {
                case LabelHolder.AHelper helper -> helper;
                case LabelHolder.APlace(var record) -> new LabelHolder.APlace(root(record));
            };
        }

        private PlaceId root(PlaceId record) {
            return roots.getOrDefault(record, record);
        }
    }

    Files files() {
        var known = new HashMap<PlaceId, PlaceDossier>();
        for (var one : dossiers.all()) known.put(one.place().id(), one);
        var files = new LinkedHashMap<UUID, HelperDossier>();
        for (var one : helpers.all()) files.put(one.helper(), one);
        return new Files(files, known, places.grouped());
    }

    Optional<Dossier> dossier(LabelHolder holder) {
        return switch (holder) {
            case LabelHolder.AHelper(var helper, var _) -> helpers.find(helper).map(HelperDossier::dossier);
            case LabelHolder.APlace(var record) ->
                dossiers.find(record).filter(found -> found.place().inLists()).map(PlaceDossier::dossier);
        };
    }

    /// All cases of this holder, under any profile, oldest first.
    List<LabelCase> lives(LabelHolder holder) {
        return switch (holder) {
            case LabelHolder.AHelper(var helper, var _) ->
                lives.ofHelpers(Set.of(helper)).reversed();
            case LabelHolder.APlace(var record) ->
                lives.ofPlaces(records(record)).reversed();
        };
    }

    /// All records merged with this one, itself included.
    Set<PlaceId> records(PlaceId record) {
        var root = place(record).map(Place::id).orElse(record);
        var records = new HashSet<PlaceId>();
        records.add(record);
        records.add(root);
        places.members(root).forEach(member -> records.add(member.id()));
        return records;
    }

    Optional<Place> place(PlaceId record) {
        return Optional.ofNullable(places.find(List.of(record)).get(record));
    }

    /// The name of a holder; empty if the account is closed.
    String name(LabelHolder holder) {
        return names(List.of(holder)).getOrDefault(holder, "");
    }

    Map<LabelHolder, String> names(Collection<LabelHolder> holders) {
        var people = new HashSet<UUID>();
        var records = new ArrayList<PlaceId>();
        for (var holder : holders)
            switch (holder) {
                case LabelHolder.AHelper(var _, var account) -> people.add(account);
                case LabelHolder.APlace(var record) -> records.add(record);
            }
        var known = accounts.find(people);
        var found = places.find(records);
        var names = new HashMap<LabelHolder, String>();
        for (var holder : holders)
            switch (holder) {
                case LabelHolder.AHelper(var _, var id) -> {
                    var account = known.get(id);
                    if (account != null) names.put(holder, account.name());
                }
                case LabelHolder.APlace(var record) -> {
                    var place = found.get(record);
                    if (place != null) names.put(holder, name(place));
                }
            }
        return names;
    }

    static String name(Place place) {
        return place.commune().isEmpty() ? place.name() : place.name() + ", " + place.commune();
    }

    /// Whether the person is the holder or is responsible for the place, and so may not decide.
    boolean tooNear(LabelHolder holder, Account account) {
        return switch (holder) {
            case LabelHolder.AHelper(var _, var own) -> own.equals(account.id());
            case LabelHolder.APlace(var record) ->
                contacts.of(record).stream().anyMatch(one -> one.mail().equals(account.mail()));
        };
    }

    boolean tooNear(LabelHolder holder, UUID account) {
        return accounts.find(account).filter(one -> tooNear(holder, one)).isPresent();
    }
}
