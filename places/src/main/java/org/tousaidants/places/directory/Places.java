package org.tousaidants.places.directory;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.Sheet;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.platform.tenancy.TenantValues;

/// « Les lieux » — service for places: stores harvested records and corrections by people, merges and separates
/// records, and computes the values of each place.
@Service
public class Places {
    private static final Sheet NOTHING = Sheet.of(Map.of());
    private static final Map<Field, Optional<String>> NOTHING_SAID = Map.of();
    private static final int PIECE = 500;
    /// Name of the source of places that people add by hand.
    private static final String BY_HAND = "saisie";
    private static final Duration AGAIN = Duration.ofMinutes(10);

    private final PlaceStore store;
    private final PlaceChangeStore changes;
    private final SourceStatementStore origins;
    private final TenantValues<UpkeepRules> rules;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final CurrentPlaceValues sums;
    private final PlaceGroups groups;
    private final SecureRandom random = new SecureRandom();

    Places(
            PlaceStore store,
            PlaceChangeStore changes,
            SourceStatementStore origins,
            TenantValues<UpkeepRules> rules,
            Clock clock,
            ApplicationEventPublisher events) {
        this.store = store;
        this.changes = changes;
        this.origins = origins;
        this.rules = rules;
        this.clock = clock;
        this.events = events;
        this.sums = new CurrentPlaceValues(store, changes, rules, events);
        this.groups = new PlaceGroups(store, changes, sums, clock, events);
    }

    /// Finds a place by code. If it is merged into another, returns that one; its code differs, and the caller
    /// redirects.
    @Transactional(readOnly = true)
    public Optional<Place> find(PlaceCode code) {
        return store.standing(code);
    }

    /// Finds several places; the keys are the requested ids, even of merged places.
    @Transactional(readOnly = true)
    public Map<PlaceId, Place> find(Collection<PlaceId> ids) {
        var roots = store.roots(ids);
        var standing =
                store.byIds(Set.copyOf(roots.values())).stream().collect(Collectors.toMap(Place::id, place -> place));
        var found = new HashMap<PlaceId, Place>();
        roots.forEach(
                (asked, root) -> Optional.ofNullable(standing.get(root)).ifPresent(place -> found.put(asked, place)));
        return found;
    }

    /// The names of several places, by requested id, without reading their sheets.
    @Transactional(readOnly = true)
    public Map<PlaceId, String> names(Collection<PlaceId> ids) {
        return ids.isEmpty() ? Map.of() : store.names(ids);
    }

    /// All places that a person closed. No search shows them, so the desk lists them here.
    @Transactional(readOnly = true)
    public List<Place> closed() {
        return store.byIds(store.closed()).stream()
                .filter(place -> place.closedAt().isPresent())
                .toList();
    }

    /// The history of a place, oldest first, with that of its present and former records.
    @Transactional(readOnly = true)
    public List<Change> history(PlaceId place) {
        var history = new ArrayList<>(changes.history(place));
        history.addAll(changes.passages(place));
        history.sort(Comparator.comparingLong(Change::n));
        return List.copyOf(history);
    }

    /// The records of this place, oldest first.
    @Transactional(readOnly = true)
    public List<GroupedRecord> members(PlaceId place) {
        return store.members(place);
    }

    /// The current values of each record of each source; the search for duplicates compares them.
    @Transactional(readOnly = true)
    public List<SourceRecord> records() {
        return store.records();
    }

    /// For each merged record, the place that contains it.
    @Transactional(readOnly = true)
    public Map<PlaceId, PlaceId> grouped() {
        var parents = store.parents();
        var roots = new HashMap<PlaceId, PlaceId>();
        for (var record : parents.keySet()) {
            var root = record;
            for (var up = parents.get(root); up != null; up = parents.get(root)) root = up;
            roots.put(record, root);
        }
        return roots;
    }

    /// For each field of the place, the selected value and the values of the other sources.
    @Transactional(readOnly = true)
    Map<Field, FieldValueSelector.SurvivingValue> standing(PlaceId place) {
        return FieldValueSelector.standing(rules.here(), changes.history(place));
    }

    /// The state of a place at the end of a day; empty if the network has no such place. The code is not
    /// resolved to the current survivor, because a record merged today may have been separate on that day.
    @Transactional(readOnly = true)
    Optional<PlaceAsOf> past(PlaceCode code, LocalDate day) {
        var end = day.plusDays(1).atStartOfDay(ParisTime.ZONE).toInstant();
        return store.byCode(code)
                .map(place -> PlaceAsOf.at(rules.here(), place.id(), changes.historiesEverGrouped(place.id()), end));
    }

    /// For each record that is or was merged with this place, its own name and its sources.
    @Transactional(readOnly = true)
    Map<PlaceId, Record> records(PlaceId place) {
        var ofEach = changes.historiesEverGrouped(place).stream().collect(Collectors.groupingBy(Change::place));
        var records = new HashMap<PlaceId, Record>();
        ofEach.forEach((record, own) -> records.put(
                record,
                new Record(
                        FieldValueSelector.sheet(rules.here(), own).text(Field.NOM),
                        own.stream()
                                .flatMap(change -> change.voice() instanceof StatementSource.Source source
                                        ? Stream.of(source.name())
                                        : Stream.empty())
                                .distinct()
                                .toList())));
        return records;
    }

    /// « Fiche dite par une source » — the name of a record and its sources, which distinguish it from others.
    record Record(String name, List<String> sources) {}

    /// The provenance of each value of a place.
    @Transactional(readOnly = true)
    public Map<Field, Provenance> provenance(PlaceId place) {
        return FieldValueSelector.provenance(rules.here(), changes.history(place));
    }

    /// The provenance of the values of every listed place; the search for stale subjects reads it.
    @Transactional(readOnly = true)
    public Map<PlaceId, Map<Field, Provenance>> provenances() {
        var known = new HashMap<PlaceId, Map<Field, Provenance>>();
        changes.histories()
                .forEach((place, history) -> known.put(place, FieldValueSelector.provenance(rules.here(), history)));
        return known;
    }

    /// The number of records that a source has now.
    @Transactional(readOnly = true)
    public int present(String source) {
        return origins.present(source);
    }

    /// The number of listed places.
    @Transactional(readOnly = true)
    public int standing() {
        return store.standing();
    }

    /// « Sort d’une fiche » — the effect of writing a record: a new place, a changed one, or none.
    public enum Fate {
        NEW,
        CHANGED,
        SAME
    }

    /// For each record, by local id, the effect of writing it; writes nothing.
    @Transactional(readOnly = true)
    public Map<String, Fate> foresee(String source, List<HarvestedRecord> batch) {
        var known =
                origins.of(source, batch.stream().map(HarvestedRecord::localId).toList());
        var fates = new HashMap<String, Fate>();
        for (var record : batch) {
            var origin = known.get(record.localId());
            var same = origin != null
                    && !origin.gone()
                    && origin.said().equals(record.sheet().with(Field.ID, ""));
            fates.put(record.localId(), origin == null ? Fate.NEW : same ? Fate.SAME : Fate.CHANGED);
        }
        return fates;
    }

    /// The current values of some records of a source, by local id.
    @Transactional(readOnly = true)
    public Map<String, Sheet> said(String source, Collection<String> localIds) {
        return origins.of(source, localIds).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, one -> one.getValue().said()));
    }

    /// The places of the records that a source no longer has: those absent from `present`.
    @Transactional(readOnly = true)
    public List<PlaceId> lacking(String source, Collection<String> present) {
        return origins.lacking(source, present);
    }

    /// Reverts one run of a source: withdraws its new places, restores changed values and withdrawn records.
    /// Corrections by people stay.
    @Transactional
    public HarvestResult undo(StatementSource.Source by, UUID run) {
        store.lockNetwork();
        var touched = origins.touched(by.name(), run);
        var histories = changes.own(by.name(), touched.values());
        var back = new ArrayList<HarvestedRecord>();
        var leaving = new ArrayList<String>();
        touched.forEach((localId, place) -> {
            var sheet = NOTHING;
            var present = false;
            for (var change : histories.getOrDefault(place, List.of())) {
                if (change.voice() instanceof StatementSource.Source source && run.equals(source.run())) break;
                present = change.act() == Change.Act.SAID;
                for (var field : change.fields().entrySet())
                    sheet = sheet.with(field.getKey(), field.getValue().orElse(""));
            }
            if (present) back.add(new HarvestedRecord(localId, sheet));
            else leaving.add(localId);
        });
        var sum = HarvestResult.NONE;
        for (var from = 0; from < back.size(); from += PIECE)
            sum = sum.plus(gather(by, back.subList(from, Math.min(back.size(), from + PIECE))));
        var present = origins.localIds(by.name());
        present.removeAll(leaving);
        if (!leaving.isEmpty()) withdrawAllBut(by, present);
        return sum;
    }

    /// Adds a place that no source has. `typed` contains at least the required fields of a sheet.
    @Transactional
    public Place add(StatementSource.Human person, Map<Field, String> typed) {
        store.lockNetwork();
        var sheet = NOTHING;
        for (var field : typed.entrySet()) sheet = sheet.with(field.getKey(), field.getValue());
        var place = drawId();
        var now = clock.instant();
        var codes = PlaceCode.draw(1, random, some -> store.taken(some));
        store.insert(now, Map.of(place, sheet), codes);
        changes.append(now, person, Change.Act.SAID, Map.of(place, difference(NOTHING, sheet)));
        // The search for duplicates only compares records of sources, so the place gets one.
        origins.save(
                BY_HAND,
                List.of(new SourceStatementStore.Origin(codes.getFirst().value(), place, sheet, false)));
        sums.tell(Set.of(place));
        return store.byCode(codes.getFirst()).orElseThrow();
    }

    /// Writes a batch of records of a source. Their local ids must be distinct.
    @Transactional
    public HarvestResult gather(StatementSource.Source source, List<HarvestedRecord> batch) {
        store.lockNetwork();
        var known = origins.of(
                source.name(), batch.stream().map(HarvestedRecord::localId).toList());
        var created = new LinkedHashMap<PlaceId, Sheet>();
        var values = new LinkedHashMap<PlaceId, Map<Field, Optional<String>>>();
        var heard = new ArrayList<SourceStatementStore.Origin>();
        for (var gathered : batch) {
            // The id of the source identifies its record, not the place.
            var sheet = gathered.sheet().with(Field.ID, "");
            var origin = known.get(gathered.localId());
            if (origin != null && !origin.gone() && origin.said().equals(sheet)) continue;
            var place = origin != null ? origin.place() : drawId();
            if (origin == null) created.put(place, sheet);
            values.put(place, difference(origin != null ? origin.said() : NOTHING, sheet));
            heard.add(new SourceStatementStore.Origin(gathered.localId(), place, sheet, false));
        }
        if (heard.isEmpty()) return new HarvestResult(0, 0, batch.size());
        var now = clock.instant();
        store.insert(now, created, PlaceCode.draw(created.size(), random, codes -> store.taken(codes)));
        changes.append(now, source, Change.Act.SAID, values);
        origins.save(source.name(), heard);
        sums.renew(now, values.keySet(), created.keySet());
        events.publishEvent(new PlacesChanged(Optional.empty()));
        events.publishEvent(new PlacesHarvested(source.name(), source.run()));
        heardOfClosed(values.keySet());
        return new HarvestResult(created.size(), values.size() - created.size(), batch.size() - heard.size());
    }

    /// Withdraws the records of a source that are absent from `present`. A place without any source leaves the
    /// lists; its public page stays. Returns the number of such places.
    @Transactional
    public int withdrawAllBut(StatementSource.Source source, Collection<String> present) {
        store.lockNetwork();
        var now = clock.instant();
        var withdrawn = origins.withdrawAllBut(source.name(), present, now);
        if (withdrawn.isEmpty()) return 0;
        var nothing = new LinkedHashMap<PlaceId, Map<Field, Optional<String>>>();
        for (var place : withdrawn) nothing.put(place, NOTHING_SAID);
        changes.append(now, source, Change.Act.WITHDREW, nothing);
        var left = sums.renew(now, withdrawn, Set.of());
        events.publishEvent(new PlacesChanged(Optional.empty()));
        return left;
    }

    /// Publishes an event for each closed place that a source still lists. The place stays closed, and the
    /// coordinator is notified.
    private void heardOfClosed(Collection<PlaceId> records) {
        var closed = store.closed();
        if (closed.isEmpty()) return;
        for (var root : Set.copyOf(store.roots(records).values()))
            if (closed.contains(root)) events.publishEvent(new ClosedPlaceReported(root));
    }

    /// Corrects fields by hand; an empty value deletes the field. `seen` is the number of changes of the place
    /// when the page was opened: if another person changed it since, nothing is written.
    @Transactional
    public CorrectionResult correct(PlaceCode code, int seen, StatementSource.Human person, Map<Field, String> typed) {
        var found = lock(code);
        if (found.isEmpty()) return new CorrectionResult.NotFound();
        var place = found.get();
        // An outdated form whose values are already current is no conflict: it was sent twice.
        if (place.changes() != seen || !place.code().equals(code))
            return place.code().equals(code) && stands(typed, place)
                    ? new CorrectionResult.Unchanged(place)
                    : new CorrectionResult.Overtaken(place);
        var refused = new EnumMap<Field, String>(Field.class);
        typed.forEach((field, value) -> {
            if (CorrectionForm.missing(field, value, place) || !value.isEmpty() && !field.accepts(value))
                refused.put(field, value);
        });
        if (!refused.isEmpty()) return new CorrectionResult.Invalid(refused);
        var sheet = place.sheet();
        for (var entry : typed.entrySet()) sheet = sheet.with(entry.getKey(), entry.getValue());
        var fields = difference(place.sheet(), sheet);
        if (fields.isEmpty()) return new CorrectionResult.Unchanged(place);
        var now = clock.instant();
        changes.append(now, person, Change.Act.SAID, Map.of(place.id(), fields));
        sums.rewrite(now, place.id());
        sums.tell(Set.of(place.id()));
        events.publishEvent(new PlaceCorrected(place.id(), person, List.copyOf(fields.keySet())));
        return new CorrectionResult.Corrected(store.byCode(code).orElseThrow());
    }

    private static boolean stands(Map<Field, String> typed, Place place) {
        return typed.entrySet().stream()
                .allMatch(one -> place.sheet().text(one.getKey()).equals(one.getValue()));
    }

    /// « C'est juste » — records that a person confirmed these fields, or asked a person of the place. Fields
    /// without a value are ignored. `seen` as in [#correct].
    @Transactional
    public ConfirmationResult confirm(PlaceCode code, int seen, StatementSource.Human person, Set<Field> fields) {
        var found = lock(code);
        if (found.isEmpty()) return new ConfirmationResult.NotFound();
        var place = found.get();
        var now = clock.instant();
        var right = new EnumMap<Field, Optional<String>>(Field.class);
        for (var field : fields) place.sheet().get(field).ifPresent(value -> right.put(field, Optional.of(value)));
        var known = FieldValueSelector.provenance(rules.here(), changes.history(place.id()));
        // The same person just confirmed all fields: the form was sent twice.
        if (right.keySet().stream().allMatch(field -> justConfirmed(known.get(field), person, now)))
            return new ConfirmationResult.Unchanged(place);
        if (place.changes() != seen || !place.code().equals(code)) return new ConfirmationResult.Overtaken(place);
        changes.append(now, person, Change.Act.CONFIRMED, Map.of(place.id(), right));
        sums.rewrite(now, place.id());
        sums.tell(Set.of(place.id()));
        events.publishEvent(new PlaceConfirmed(place.id(), person, List.copyOf(right.keySet())));
        return new ConfirmationResult.Done(store.byCode(code).orElseThrow());
    }

    /// For each listed place, the time of the last correction or confirmation by a person.
    @Transactional(readOnly = true)
    public Map<PlaceId, Instant> seenByPeople() {
        return changes.seenByPeople();
    }

    /// « Ce lieu a fermé », or « il est ouvert » — closes or reopens a place; later statements of sources do
    /// not change this. `seen` as in [#correct].
    @Transactional
    public ClosingResult close(PlaceCode code, int seen, StatementSource.Human person, boolean closed) {
        var found = lock(code);
        if (found.isEmpty()) return new ClosingResult.NotFound();
        var place = found.get();
        if (place.closedAt().isPresent() == closed) return new ClosingResult.Unchanged(place);
        if (place.changes() != seen || !place.code().equals(code)) return new ClosingResult.Overtaken(place);
        var now = clock.instant();
        changes.append(now, person, closed ? Change.Act.CLOSED : Change.Act.REOPENED, Map.of(place.id(), NOTHING_SAID));
        store.close(place.id(), closed ? Optional.of(now) : Optional.empty(), now);
        sums.tell(Set.of(place.id()));
        events.publishEvent(closed ? new PlaceClosed(place.id(), person) : new PlaceReopened(place.id(), person));
        return new ClosingResult.Done(store.byCode(code).orElseThrow());
    }

    /// « C'est le même lieu » — merges two places, or the places that contain them. The survivor is a listed
    /// place, else the older one. The address of the other place redirects to it. [#separate] undoes the merge.
    @Transactional
    public GroupingResult group(PlaceId one, PlaceId two, StatementSource.Human by) {
        return groups.group(one, two, by);
    }

    /// « Ce sont deux lieux » — undoes a merge: the place is shown by itself again, with the records that it had
    /// before, and its web address opens its own page.
    @Transactional
    public GroupingResult separate(PlaceId place, StatementSource.Human by) {
        return groups.separate(place, by);
    }

    /// « Répartition des fiches » — the result of redistributing records.
    public enum Regrouping {
        DONE,
        BUSY,
        NOT_FOUND
    }

    /// Redistributes the records of these places: the records of each set form one place from now on. The place
    /// that contains the former survivor keeps its address. Returns [Regrouping#BUSY] if another person moved a
    /// record meanwhile.
    @Transactional
    public Regrouping regroup(Collection<Set<PlaceId>> sets, StatementSource.Human by) {
        return groups.regroup(sets, by);
    }

    /// Locks the place with this code, or the one into which it is merged. If a person merged it just before
    /// the lock, returns the new survivor without a lock: the page is outdated then, and nothing is written. A
    /// transaction that holds one place waits for no other.
    private Optional<Place> lock(PlaceCode code) {
        var standing = store.standing(code);
        if (standing.isEmpty()) return standing;
        var id = standing.get().id();
        var locked = store.lock(List.of(id));
        var now = store.standing(code);
        return now.filter(place -> place.id().equals(id)).isPresent()
                ? locked.stream().findFirst()
                : now;
    }

    private static boolean justConfirmed(@Nullable Provenance known, StatementSource.Human person, Instant now) {
        return known != null
                && known.confirmed()
                        .filter(confirmed -> confirmed.by().equals(person))
                        .filter(confirmed -> confirmed.at().plus(AGAIN).isAfter(now))
                        .isPresent();
    }

    private PlaceId drawId() {
        return new PlaceId(new UUID(random.nextLong(), random.nextLong()));
    }

    /// The values to write to turn the first sheet into the second; an empty value is deleted.
    private static Map<Field, Optional<String>> difference(Sheet before, Sheet after) {
        var fields = new EnumMap<Field, Optional<String>>(Field.class);
        for (var field : Field.values())
            if (!before.get(field).equals(after.get(field))) fields.put(field, after.get(field));
        return fields;
    }
}
