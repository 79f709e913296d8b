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
import org.tousaidants.label.helpers.HelperLabelDossier;
import org.tousaidants.label.helpers.HelperLabelDossiers;
import org.tousaidants.label.observations.FactWitness;
import org.tousaidants.label.sitevisits.PlaceLabelDossier;
import org.tousaidants.label.sitevisits.PlaceLabelDossiers;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.upkeep.PlaceContacts;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.rules.judging.LabelDossier;

/// Reads the holders of labels, both helpers and places: names, dossiers, cases, and people who are too close to
/// decide.
@Component
class LabelHolderReader {
    private final LabelCaseStore lives;
    private final HelperLabelDossiers helpers;
    private final PlaceLabelDossiers dossiers;
    private final Places places;
    private final Accounts accounts;
    private final PlaceContacts contacts;

    LabelHolderReader(
            LabelCaseStore lives,
            HelperLabelDossiers helpers,
            PlaceLabelDossiers dossiers,
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

    /// « Tous les dossiers » — all dossiers of a network, read together.
    ///
    /// @param helpers dossiers by the id of the file
    /// @param places dossiers by the current record of each place
    /// @param roots current record by merged record
    record HolderDossiers(
            Map<UUID, HelperLabelDossier> helpers,
            Map<PlaceId, PlaceLabelDossier> places,
            Map<PlaceId, PlaceId> roots) {
        /// Returns the dossier of a holder; empty for a place that is no longer listed.
        Optional<LabelDossier> of(LabelHolder holder) {
            return switch (holder) {
                case LabelHolder.HelperAsLabelHolder(var helper, var _) ->
                    Optional.ofNullable(helpers.get(helper)).map(HelperLabelDossier::dossier);
                case LabelHolder.PlaceAsLabelHolder(var record) ->
                    Optional.ofNullable(places.get(root(record)))
                            .filter(one -> one.place().inLists())
                            .map(PlaceLabelDossier::dossier);
            };
        }

        /// Returns the holder with its current record, if it is a place whose records were merged; otherwise
        /// returns the same holder.
        LabelHolder standing(LabelHolder holder) {
            return switch (holder) {
                case LabelHolder.HelperAsLabelHolder helper -> helper;
                case LabelHolder.PlaceAsLabelHolder(var record) -> new LabelHolder.PlaceAsLabelHolder(root(record));
            };
        }

        private PlaceId root(PlaceId record) {
            return roots.getOrDefault(record, record);
        }
    }

    HolderDossiers files() {
        var known = new HashMap<PlaceId, PlaceLabelDossier>();
        for (var one : dossiers.all()) known.put(one.place().id(), one);
        var files = new LinkedHashMap<UUID, HelperLabelDossier>();
        for (var one : helpers.all()) files.put(one.helper(), one);
        return new HolderDossiers(files, known, places.grouped());
    }

    Optional<LabelDossier> dossier(LabelHolder holder) {
        return switch (holder) {
            case LabelHolder.HelperAsLabelHolder(var helper, var _) ->
                helpers.find(helper).map(HelperLabelDossier::dossier);
            case LabelHolder.PlaceAsLabelHolder(var record) ->
                dossiers.find(record).filter(found -> found.place().inLists()).map(PlaceLabelDossier::dossier);
        };
    }

    /// Returns, by fact of the dossier, the role of the person or record by which the network knows it.
    Map<String, FactWitness> witnesses(LabelHolder holder) {
        return switch (holder) {
            case LabelHolder.HelperAsLabelHolder(var helper, var _) -> helpers.witnesses(helper);
            case LabelHolder.PlaceAsLabelHolder(var record) ->
                dossiers.find(record).map(found -> dossiers.witnesses(found)).orElse(Map.of());
        };
    }

    /// Returns all cases of this holder under any profile, oldest first.
    List<LabelCase> lives(LabelHolder holder) {
        return switch (holder) {
            case LabelHolder.HelperAsLabelHolder(var helper, var _) ->
                lives.ofHelpers(Set.of(helper)).reversed();
            case LabelHolder.PlaceAsLabelHolder(var record) ->
                lives.ofPlaces(records(record)).reversed();
        };
    }

    /// Returns all records that were merged with this record, including itself.
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

    /// Returns the name of a holder; empty if the account is closed.
    String name(LabelHolder holder) {
        return names(List.of(holder)).getOrDefault(holder, "");
    }

    Map<LabelHolder, String> names(Collection<LabelHolder> holders) {
        var people = new HashSet<UUID>();
        var records = new ArrayList<PlaceId>();
        for (var holder : holders)
            switch (holder) {
                case LabelHolder.HelperAsLabelHolder(var _, var account) -> people.add(account);
                case LabelHolder.PlaceAsLabelHolder(var record) -> records.add(record);
            }
        var known = accounts.find(people);
        var found = places.find(records);
        var names = new HashMap<LabelHolder, String>();
        for (var holder : holders)
            switch (holder) {
                case LabelHolder.HelperAsLabelHolder(var _, var id) -> {
                    var account = known.get(id);
                    if (account != null) names.put(holder, account.name());
                }
                case LabelHolder.PlaceAsLabelHolder(var record) -> {
                    var place = found.get(record);
                    if (place != null) names.put(holder, name(place));
                }
            }
        return names;
    }

    static String name(Place place) {
        return place.commune().isEmpty() ? place.name() : place.name() + ", " + place.commune();
    }

    /// Returns whether the owner of an account is the holder, or is responsible for the place that is the
    /// holder. Such a person may not decide about the label.
    boolean tooNear(LabelHolder holder, Account account) {
        return switch (holder) {
            case LabelHolder.HelperAsLabelHolder(var _, var own) -> own.equals(account.id());
            case LabelHolder.PlaceAsLabelHolder(var record) ->
                contacts.of(record).stream().anyMatch(one -> one.mail().equals(account.mail()));
        };
    }

    boolean tooNear(LabelHolder holder, UUID account) {
        return accounts.find(account).filter(one -> tooNear(holder, one)).isPresent();
    }
}
