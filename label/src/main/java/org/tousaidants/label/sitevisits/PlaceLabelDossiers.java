package org.tousaidants.label.sitevisits;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.label.observations.CommitmentSignature;
import org.tousaidants.label.observations.FactWitness;
import org.tousaidants.label.observations.LabelDossierPart;
import org.tousaidants.label.observations.ObservedFact;
import org.tousaidants.label.observations.ObservedFactSubjects;
import org.tousaidants.places.communes.TerritoryCommunes;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.ValueProvenance;
import org.tousaidants.places.directory.ValueStatementSource;
import org.tousaidants.rules.judging.LabelDossier;
import org.tousaidants.rules.protocol.LabelProtocol.HolderNature;
import org.tousaidants.rules.versions.PublishedRules;

/// « Dossiers des lieux » — builds the complete dossiers of places that the protocol evaluates: signatures, observed
/// facts, and the facts of other packages.
@Service
public class PlaceLabelDossiers {
    /// Id of the fact that people responsible for a place confirm together with its opening hours.
    static final String HOURS = "horaires-a-jour";

    /// Observed facts and signatures, by place.
    private record ObservationsAndSignatures(
            Map<UUID, List<ObservedFact>> seen,
            Map<UUID, Map<String, CommitmentSignature>> signed,
            Map<UUID, List<PlaceImprovementStage>> stages) {}

    private final PlaceVisitStore store;
    private final PlaceImprovementStageStore stageStore;
    private final CompletedPlaceStageReader work;
    private final Places places;
    private final PublishedRules rules;
    private final TerritoryCommunes territories;
    private final List<LabelDossierPart<PlaceId>> parts;

    PlaceLabelDossiers(
            PlaceVisitStore store,
            PlaceImprovementStageStore stageStore,
            CompletedPlaceStageReader work,
            Places places,
            PublishedRules rules,
            TerritoryCommunes territories,
            List<LabelDossierPart<PlaceId>> parts) {
        this.store = store;
        this.stageStore = stageStore;
        this.work = work;
        this.places = places;
        this.rules = rules;
        this.territories = territories;
        this.parts = parts;
    }

    /// Returns the dossier of a place; empty if there is no such place, or if the current rules do not recognise
    /// places.
    @Transactional(readOnly = true)
    public Optional<PlaceLabelDossier> find(PlaceCode code) {
        return places.find(code).flatMap(place -> of(place));
    }

    @Transactional(readOnly = true)
    public Optional<PlaceLabelDossier> find(PlaceId id) {
        return Optional.ofNullable(places.find(List.of(id)).get(id)).flatMap(place -> of(place));
    }

    private Optional<PlaceLabelDossier> of(Place place) {
        return whole(told(records(place)), List.of(place)).stream().findFirst();
    }

    /// Returns a selection of the rows that count for a place. An observed fact or a signature is stored with a
    /// record: it counts for the place while the record is merged with the place, and no longer if the record is
    /// separated.
    ObservedFactSubjects records(Place place) {
        var records = new HashSet<UUID>();
        records.add(place.id().value());
        places.members(place.id()).forEach(member -> records.add(member.id().value()));
        return ObservedFactSubjects.one(place.id().value(), records);
    }

    /// Returns, by fact, the role of the person or record by which the network knows a fact about a place. It
    /// contains no name, so that anybody may read it.
    ///
    /// @param known the dossier of the place
    @Transactional(readOnly = true)
    public Map<String, FactWitness> witnesses(PlaceLabelDossier known) {
        var place = known.place();
        var seen = store.sightings(records(place)).getOrDefault(place.id().value(), List.of());
        var witnesses = new HashMap<String, FactWitness>();
        known.dossier().facts().forEach((fact, value) -> witnesses.put(fact, witness(place, fact, value, seen)));
        return witnesses;
    }

    private FactWitness witness(Place place, String fact, LabelDossier.DossierFact value, List<ObservedFact> seen) {
        if (seen.stream()
                .anyMatch(one -> one.fact().equals(fact)
                        && one.value() == value.value()
                        && one.on().equals(value.on()))) return FactWitness.VISITOR;
        if (!fact.equals(HOURS)) return FactWitness.REGISTER;
        return confirmation(place)
                .filter(last -> last.by() instanceof ValueStatementSource.CaretakerSource)
                .map(_ -> FactWitness.TEAM)
                .orElse(FactWitness.ACCOUNT);
    }

    /// Returns the dossiers of all places with a signature, an observed fact or a stage.
    @Transactional(readOnly = true)
    public List<PlaceLabelDossier> all() {
        var grouped = places.grouped();
        var rows = told(ObservedFactSubjects.all(record ->
                grouped.getOrDefault(new PlaceId(record), new PlaceId(record)).value()));
        var ids = Stream.of(rows.stages(), rows.seen(), rows.signed())
                .flatMap(one -> one.keySet().stream())
                .map(PlaceId::new)
                .collect(Collectors.toSet());
        var found = places.find(ids).values().stream()
                .sorted(Comparator.comparing(place -> place.id().toString()))
                .toList();
        return whole(rows, found);
    }

    private ObservationsAndSignatures told(ObservedFactSubjects scope) {
        return new ObservationsAndSignatures(store.sightings(scope), store.signatures(scope), stageStore.told(scope));
    }

    private List<PlaceLabelDossier> whole(ObservationsAndSignatures told, List<Place> found) {
        var profile = rules.now().protocol().profiles().stream()
                .filter(each -> each.nature() == HolderNature.PLACE)
                .findFirst();
        if (profile.isEmpty()) return List.of();
        var known = LabelDossierPart.known(parts, found.stream().map(Place::id).toList());
        var done = work.of(told.stages());
        return found.stream()
                .map(place -> {
                    var own = dossier(place, profile.get().id(), told)
                            .withWork(done.getOrDefault(place.id().value(), Map.of()));
                    return new PlaceLabelDossier(
                            place,
                            known.getOrDefault(place.id(), UnaryOperator.identity())
                                    .apply(own));
                })
                .toList();
    }

    private LabelDossier dossier(Place place, String profile, ObservationsAndSignatures told) {
        var seen = told.seen().getOrDefault(place.id().value(), List.of());
        var signed = told.signed().getOrDefault(place.id().value(), Map.of());
        var facts = ObservedFact.observed(seen);
        confirmedHours(place)
                .filter(day -> Optional.ofNullable(facts.get(HOURS))
                        .filter(old -> !old.on().isBefore(day))
                        .isEmpty())
                .ifPresent(day -> facts.put(HOURS, new LabelDossier.DossierFact(1, day)));
        return LabelDossier.opened(place.id().toString(), profile, commune(place), opened(seen, signed, place))
                .withSignatures(CommitmentSignature.signed(signed))
                .withFacts(facts);
    }

    /// Returns the current names of these places.
    Map<PlaceId, String> names(Set<PlaceId> records) {
        var names = new HashMap<PlaceId, String>();
        if (!records.isEmpty()) places.find(records).forEach((record, place) -> names.put(record, place.name()));
        return names;
    }

    /// Returns the last day on which a person confirmed the opening hours of a place; empty if nobody did.
    Optional<LocalDate> confirmedHours(Place place) {
        return confirmation(place).map(last -> ParisTime.day(last.at()));
    }

    private Optional<ValueProvenance.ValueConfirmation> confirmation(Place place) {
        var known = places.provenance(place.id());
        return Stream.of(Field.HORAIRES, Field.HORAIRES_TEXTE)
                .flatMap(field -> Optional.ofNullable(known.get(field)).stream())
                .flatMap(provenance -> provenance.confirmed().stream())
                .max(Comparator.comparing(ValueProvenance.ValueConfirmation::at));
    }

    private static LocalDate opened(List<ObservedFact> seen, Map<String, CommitmentSignature> signed, Place place) {
        return Stream.concat(
                        seen.stream().map(ObservedFact::on),
                        signed.values().stream().map(CommitmentSignature::on))
                .min(LocalDate::compareTo)
                .orElseGet(() -> ParisTime.day(place.changedAt()));
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
}
