package org.tousaidants.label.sitevisits;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.text.Paris;
import org.tousaidants.label.inforce.Rules;
import org.tousaidants.label.rules.Dossier;
import org.tousaidants.label.rules.Protocol.Nature;
import org.tousaidants.places.communes.Territories;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.Provenance;

/// « Dossiers des lieux » — whole, as the protocol judges them: what was signed for each place, what was seen there,
/// and what the other rooms know of it.
@Service
public class PlaceDossiers {
    /// The fact that caretakers answer themselves when they confirm the hours of their sheet.
    static final String HOURS = "horaires-a-jour";

    private final VisitStore store;
    private final StageStore steps;
    private final WorkDone work;
    private final Places places;
    private final Rules rules;
    private final Territories territories;
    private final List<PlacePart> parts;

    PlaceDossiers(
            VisitStore store,
            StageStore steps,
            WorkDone work,
            Places places,
            Rules rules,
            Territories territories,
            List<PlacePart> parts) {
        this.store = store;
        this.steps = steps;
        this.work = work;
        this.places = places;
        this.rules = rules;
        this.territories = territories;
        this.parts = parts;
    }

    /// Empty when there is no such place, or when the rules of today recognise no places.
    @Transactional(readOnly = true)
    public Optional<PlaceDossier> find(String network, PlaceCode code) {
        return places.find(network, code).flatMap(place -> of(network, place));
    }

    @Transactional(readOnly = true)
    public Optional<PlaceDossier> find(String network, PlaceId id) {
        return Optional.ofNullable(places.find(network, List.of(id)).get(id)).flatMap(place -> of(network, place));
    }

    private Optional<PlaceDossier> of(String network, Place place) {
        var records = records(network, place);
        return whole(
                        network,
                        List.of(place),
                        Map.of(place.id(), store.sightings(network, records)),
                        Map.of(place.id(), store.signatures(network, records)),
                        Map.of(place.id(), steps.of(network, records)))
                .stream()
                .findFirst();
    }

    /// What was seen or signed stays with the record that it was for: it is of the place while the records stand
    /// together, and goes its own way when these are separated.
    Set<PlaceId> records(String network, Place place) {
        var records = new HashSet<PlaceId>();
        records.add(place.id());
        places.members(network, place.id()).forEach(member -> records.add(member.id()));
        return records;
    }

    /// Those of which something was signed, seen or told.
    @Transactional(readOnly = true)
    public List<PlaceDossier> all(String network) {
        var grouped = places.grouped(network);
        UnaryOperator<PlaceId> root = record -> grouped.getOrDefault(record, record);
        var seen = store.sightings(network, root);
        var signed = store.signatures(network, root);
        var ids = new HashSet<PlaceId>(seen.keySet());
        ids.addAll(signed.keySet());
        var told = steps.all(network, root);
        ids.addAll(told.keySet());
        var found = places.find(network, ids).values().stream()
                .sorted(Comparator.comparing(place -> place.id().toString()))
                .toList();
        return whole(network, found, seen, signed, told);
    }

    private List<PlaceDossier> whole(
            String network,
            List<Place> found,
            Map<PlaceId, List<Sighting>> seen,
            Map<PlaceId, Map<String, PlaceSignature>> signed,
            Map<PlaceId, List<Stage>> told) {
        var profile = rules.now(network).protocol().profiles().stream()
                .filter(each -> each.nature() == Nature.PLACE)
                .findFirst();
        if (profile.isEmpty()) return List.of();
        var ids = found.stream().map(Place::id).toList();
        var known = parts.stream().map(part -> part.known(network, ids)).toList();
        var done = work.of(network, told);
        var whole = new ArrayList<PlaceDossier>();
        for (var place : found) {
            var dossier = dossier(
                            network,
                            place,
                            profile.get().id(),
                            seen.getOrDefault(place.id(), List.of()),
                            signed.getOrDefault(place.id(), Map.of()))
                    .withWork(done.getOrDefault(place.id(), Map.of()));
            for (var part : known) {
                var more = part.get(place.id());
                if (more != null) dossier = more.apply(dossier);
            }
            whole.add(new PlaceDossier(place, dossier));
        }
        return List.copyOf(whole);
    }

    private Dossier dossier(
            String network, Place place, String profile, List<Sighting> seen, Map<String, PlaceSignature> signed) {
        var facts = new HashMap<String, Dossier.Observed>();
        // Newest day first: the first word on a fact is the last one said.
        for (var one : seen) facts.putIfAbsent(one.fact(), new Dossier.Observed(one.value(), one.on()));
        confirmedHours(network, place)
                .filter(day -> Optional.ofNullable(facts.get(HOURS))
                        .filter(old -> !old.on().isBefore(day))
                        .isEmpty())
                .ifPresent(day -> facts.put(HOURS, new Dossier.Observed(1, day)));
        var signatures = new HashMap<String, Dossier.Signature>();
        signed.forEach((commitment, one) ->
                signatures.put(commitment, new Dossier.Signature(one.hash(), one.taken(), day(one.at()))));
        return new Dossier(
                place.id().toString(),
                profile,
                commune(place),
                opened(seen, signed, place),
                Map.copyOf(signatures),
                List.of(),
                Optional.empty(),
                Map.copyOf(facts),
                Optional.empty());
    }

    /// The names of places, as they stand.
    Map<PlaceId, String> names(String network, Set<PlaceId> records) {
        var names = new HashMap<PlaceId, String>();
        if (!records.isEmpty())
            places.find(network, records).forEach((record, place) -> names.put(record, place.name()));
        return names;
    }

    /// The last day on which a human being found the hours of the sheet right.
    Optional<LocalDate> confirmedHours(String network, Place place) {
        var known = places.provenance(network, place.id());
        return Stream.of(Field.HORAIRES, Field.HORAIRES_TEXTE)
                .flatMap(field -> Optional.ofNullable(known.get(field)).stream())
                .flatMap(provenance -> provenance.confirmed().stream())
                .map(Provenance.Confirmed::at)
                .max(Instant::compareTo)
                .map(PlaceDossiers::day);
    }

    private static LocalDate opened(List<Sighting> seen, Map<String, PlaceSignature> signed, Place place) {
        return Stream.concat(
                        seen.stream().map(Sighting::on),
                        signed.values().stream().map(one -> day(one.at())))
                .min(LocalDate::compareTo)
                .orElseGet(() -> day(place.changedAt()));
    }

    private String commune(Place place) {
        return place.sheet()
                .get(Field.CODE_INSEE)
                .or(() -> territories
                        .communes()
                        .find(place.commune(), place.sheet().text(Field.CODE_POSTAL))
                        .map(Commune::code))
                .orElse("");
    }

    static LocalDate day(Instant at) {
        return Paris.day(at);
    }
}
