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
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.platform.tenancy.ValuePerTenant;

/// « Les lieux » — service that stores harvested records and people's corrections, merges and separates records, and
/// computes the values of each place.
@Service
public class Places {
    private static final PlaceSheet NOTHING = PlaceSheet.of(Map.of());
    private static final Map<Field, Optional<String>> NOTHING_SAID = Map.of();
    private static final int PIECE = 500;
    /// Name of the source of places that people add by hand.
    private static final String BY_HAND = "saisie";
    private static final Duration AGAIN = Duration.ofMinutes(10);

    private final PlaceStore store;
    private final PlaceChangeStore changes;
    private final SourceStatementStore origins;
    private final ValuePerTenant<DataUpkeepRules> rules;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final CurrentPlaceValueUpdater sums;
    private final PlaceMergesAndSeparations groups;
    private final SecureRandom random = new SecureRandom();

    Places(
            PlaceStore store,
            PlaceChangeStore changes,
            SourceStatementStore origins,
            ValuePerTenant<DataUpkeepRules> rules,
            Clock clock,
            ApplicationEventPublisher events) {
        this.store = store;
        this.changes = changes;
        this.origins = origins;
        this.rules = rules;
        this.clock = clock;
        this.events = events;
        this.sums = new CurrentPlaceValueUpdater(store, changes, rules, events);
        this.groups = new PlaceMergesAndSeparations(store, changes, sums, clock, events);
    }

    /// Finds a place by code. If the place is merged into another, returns the survivor; its code differs, so
    /// the caller redirects to it.
    @Transactional(readOnly = true)
    public Optional<Place> find(PlaceCode code) {
        return store.standing(code);
    }

    /// Finds several places. The keys of the result are the requested ids, even for merged places.
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

    /// Returns the names of several places, by the requested id, without reading the sheets of the places.
    @Transactional(readOnly = true)
    public Map<PlaceId, String> names(Collection<PlaceId> ids) {
        return ids.isEmpty() ? Map.of() : store.names(ids);
    }

    /// Returns all places that a person closed. No search shows these places, so a coordination page lists them.
    @Transactional(readOnly = true)
    public List<Place> closed() {
        return store.byIds(store.closed()).stream()
                .filter(place -> place.closedAt().isPresent())
                .toList();
    }

    /// Returns the history of a place with the changes of its present and former records, the oldest first.
    @Transactional(readOnly = true)
    public List<PlaceChange> history(PlaceId place) {
        var history = new ArrayList<>(changes.history(place));
        history.addAll(changes.passages(place));
        history.sort(Comparator.comparingLong(PlaceChange::n));
        return List.copyOf(history);
    }

    /// Returns the records of this place, oldest first.
    @Transactional(readOnly = true)
    public List<MergedRecord> members(PlaceId place) {
        return store.members(place);
    }

    /// Returns the current values of each record of each source; the search for duplicates compares these
    /// records.
    @Transactional(readOnly = true)
    public List<SourcePlaceRecord> records() {
        return store.records();
    }

    /// Returns, for each merged record, the id of the place to which the record now belongs.
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

    /// Returns, for each field of the place, the selected value and the values of the other sources.
    @Transactional(readOnly = true)
    Map<Field, FieldValueSelector.SelectedFieldValue> standing(PlaceId place) {
        return FieldValueSelector.standing(rules.here(), changes.history(place));
    }

    /// Returns the state of a place at the end of a day; empty if the network has no place with this code. The
    /// code of a merged record is not replaced by that of the place to which it belongs now, because the record
    /// may have been independent on that day.
    @Transactional(readOnly = true)
    Optional<PlaceOnPastDay> past(PlaceCode code, LocalDate day) {
        var end = day.plusDays(1).atStartOfDay(ParisTime.ZONE).toInstant();
        return store.byCode(code)
                .map(place ->
                        PlaceOnPastDay.at(rules.here(), place.id(), changes.historiesEverGrouped(place.id()), end));
    }

    /// Returns, for each record that is or was merged with this place, the record's own name and its sources.
    @Transactional(readOnly = true)
    Map<PlaceId, SourceRecordName> records(PlaceId place) {
        var ofEach = changes.historiesEverGrouped(place).stream().collect(Collectors.groupingBy(PlaceChange::place));
        var records = new HashMap<PlaceId, SourceRecordName>();
        ofEach.forEach((record, own) -> records.put(
                record,
                new SourceRecordName(
                        FieldValueSelector.sheet(rules.here(), own).text(Field.NOM),
                        own.stream()
                                .flatMap(change -> change.voice() instanceof ValueStatementSource.HarvestedSource source
                                        ? Stream.of(source.name())
                                        : Stream.empty())
                                .distinct()
                                .toList())));
        return records;
    }

    /// « Fiche dite par une source » — the name and the sources of a record, which distinguish it from other
    /// records.
    record SourceRecordName(String name, List<String> sources) {}

    /// Returns the provenance of each value of a place, by field.
    @Transactional(readOnly = true)
    public Map<Field, ValueProvenance> provenance(PlaceId place) {
        return FieldValueSelector.provenance(rules.here(), changes.history(place));
    }

    /// Returns, by place, the provenance of each value of every place that lists show. It serves to find the
    /// parts of sheets that nobody has checked for a long time.
    @Transactional(readOnly = true)
    public Map<PlaceId, Map<Field, ValueProvenance>> provenances() {
        var known = new HashMap<PlaceId, Map<Field, ValueProvenance>>();
        changes.histories()
                .forEach((place, history) -> known.put(place, FieldValueSelector.provenance(rules.here(), history)));
        return known;
    }

    /// Returns the number of records that a source currently contains.
    @Transactional(readOnly = true)
    public int present(String source) {
        return origins.present(source);
    }

    /// Returns the number of places that lists show.
    @Transactional(readOnly = true)
    public int standing() {
        return store.standing();
    }

    /// « Sort d’une fiche » — the effect of storing a record: a new place, a changed place, or no change.
    public enum RecordWriteEffect {
        NEW,
        CHANGED,
        SAME
    }

    /// Returns the effect that storing each record would have, without storing anything. The key is the source's
    /// id of the record.
    @Transactional(readOnly = true)
    public Map<String, RecordWriteEffect> foresee(String source, List<HarvestedPlaceRecord> batch) {
        var known = origins.of(
                source, batch.stream().map(HarvestedPlaceRecord::localId).toList());
        var fates = new HashMap<String, RecordWriteEffect>();
        for (var record : batch) {
            var origin = known.get(record.localId());
            var same = origin != null
                    && !origin.gone()
                    && origin.said().equals(record.sheet().with(Field.ID, ""));
            fates.put(
                    record.localId(),
                    origin == null ? RecordWriteEffect.NEW : same ? RecordWriteEffect.SAME : RecordWriteEffect.CHANGED);
        }
        return fates;
    }

    /// Returns the current values that a source gives for the given records. The key is the source's id of the
    /// record.
    @Transactional(readOnly = true)
    public Map<String, PlaceSheet> said(String source, Collection<String> localIds) {
        return origins.of(source, localIds).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, one -> one.getValue().said()));
    }

    /// Returns the places of the records that the source no longer contains.
    ///
    /// @param present the source's ids of the records that it still contains
    @Transactional(readOnly = true)
    public List<PlaceId> lacking(String source, Collection<String> present) {
        return origins.lacking(source, present);
    }

    /// Reverts one run of a source: withdraws the places that the run added, and restores the values that it
    /// changed and the records that it withdrew. Corrections by people are kept.
    ///
    /// @param by the source
    /// @param run the run to revert
    @Transactional
    public HarvestWriteResult undo(ValueStatementSource.HarvestedSource by, UUID run) {
        store.lockNetwork();
        var touched = origins.touched(by.name(), run);
        var histories = changes.own(by.name(), touched.values());
        var back = new ArrayList<HarvestedPlaceRecord>();
        var leaving = new ArrayList<String>();
        touched.forEach((localId, place) -> {
            var sheet = NOTHING;
            var present = false;
            for (var change : histories.getOrDefault(place, List.of())) {
                if (change.voice() instanceof ValueStatementSource.HarvestedSource source && run.equals(source.run()))
                    break;
                present = change.act() == PlaceChange.PlaceChangeAct.SAID;
                for (var field : change.fields().entrySet())
                    sheet = sheet.with(field.getKey(), field.getValue().orElse(""));
            }
            if (present) back.add(new HarvestedPlaceRecord(localId, sheet));
            else leaving.add(localId);
        });
        var sum = HarvestWriteResult.NONE;
        for (var from = 0; from < back.size(); from += PIECE)
            sum = sum.plus(gather(by, back.subList(from, Math.min(back.size(), from + PIECE))));
        var present = origins.localIds(by.name());
        present.removeAll(leaving);
        if (!leaving.isEmpty()) withdrawAllBut(by, present);
        return sum;
    }

    /// Adds a place that no source lists. `typed` contains at least the required fields of a sheet.
    @Transactional
    public Place add(ValueStatementSource.HumanSource person, Map<Field, String> typed) {
        store.lockNetwork();
        var sheet = NOTHING;
        for (var field : typed.entrySet()) sheet = sheet.with(field.getKey(), field.getValue());
        var place = drawId();
        var now = clock.instant();
        var codes = PlaceCode.draw(1, random, some -> store.taken(some));
        store.insert(now, Map.of(place, sheet), codes);
        changes.append(now, person, PlaceChange.PlaceChangeAct.SAID, Map.of(place, difference(NOTHING, sheet)));
        // The search for duplicates compares only records of sources, so a record is stored for the new
        // place.
        origins.save(
                BY_HAND,
                List.of(new SourceStatementStore.StoredSourceRecord(
                        codes.getFirst().value(), place, sheet, false)));
        sums.tell(Set.of(place));
        return store.byCode(codes.getFirst()).orElseThrow();
    }

    /// Stores a batch of records of a source. The source's ids of the records must be distinct.
    @Transactional
    public HarvestWriteResult gather(ValueStatementSource.HarvestedSource source, List<HarvestedPlaceRecord> batch) {
        store.lockNetwork();
        var known = origins.of(
                source.name(), batch.stream().map(HarvestedPlaceRecord::localId).toList());
        var created = new LinkedHashMap<PlaceId, PlaceSheet>();
        var values = new LinkedHashMap<PlaceId, Map<Field, Optional<String>>>();
        var heard = new ArrayList<SourceStatementStore.StoredSourceRecord>();
        for (var gathered : batch) {
            // The id in the source's sheet identifies the record and not the place, so the place does
            // not keep it.
            var sheet = gathered.sheet().with(Field.ID, "");
            var origin = known.get(gathered.localId());
            if (origin != null && !origin.gone() && origin.said().equals(sheet)) continue;
            var place = origin != null ? origin.place() : drawId();
            if (origin == null) created.put(place, sheet);
            values.put(place, difference(origin != null ? origin.said() : NOTHING, sheet));
            heard.add(new SourceStatementStore.StoredSourceRecord(gathered.localId(), place, sheet, false));
        }
        if (heard.isEmpty()) return new HarvestWriteResult(0, 0, batch.size());
        var now = clock.instant();
        store.insert(now, created, PlaceCode.draw(created.size(), random, codes -> store.taken(codes)));
        changes.append(now, source, PlaceChange.PlaceChangeAct.SAID, values);
        origins.save(source.name(), heard);
        sums.renew(now, values.keySet(), created.keySet());
        events.publishEvent(new DirectoryPlacesChanged(Optional.empty()));
        events.publishEvent(new PlacesHarvested(source.name(), source.run()));
        heardOfClosed(values.keySet());
        return new HarvestWriteResult(created.size(), values.size() - created.size(), batch.size() - heard.size());
    }

    /// Withdraws the records of a source whose ids are absent from `present`. If no source lists a place any
    /// more, lists no longer show it, but its public page remains. Returns the number of places that left the
    /// lists.
    @Transactional
    public int withdrawAllBut(ValueStatementSource.HarvestedSource source, Collection<String> present) {
        store.lockNetwork();
        var now = clock.instant();
        var withdrawn = origins.withdrawAllBut(source.name(), present, now);
        if (withdrawn.isEmpty()) return 0;
        var nothing = new LinkedHashMap<PlaceId, Map<Field, Optional<String>>>();
        for (var place : withdrawn) nothing.put(place, NOTHING_SAID);
        changes.append(now, source, PlaceChange.PlaceChangeAct.WITHDREW, nothing);
        var left = sums.renew(now, withdrawn, Set.of());
        events.publishEvent(new DirectoryPlacesChanged(Optional.empty()));
        return left;
    }

    /// Publishes an event for each of these records whose place a person closed although a source still lists
    /// it, so that the coordinator is notified. The place stays closed.
    private void heardOfClosed(Collection<PlaceId> records) {
        var closed = store.closed();
        if (closed.isEmpty()) return;
        for (var root : Set.copyOf(store.roots(records).values()))
            if (closed.contains(root)) events.publishEvent(new ClosedPlaceReported(root));
    }

    /// Stores a person's corrections; an empty value deletes the value of the field. `seen` is the number of
    /// changes of the place when the page was opened: if another person has changed the place since then,
    /// nothing is stored.
    @Transactional
    public SheetCorrectionResult correct(
            PlaceCode code, int seen, ValueStatementSource.HumanSource person, Map<Field, String> typed) {
        var found = lock(code);
        if (found.isEmpty()) return new SheetCorrectionResult.PlaceToCorrectNotFound();
        var place = found.get();
        // If the values of an outdated form are already the current values, the form was sent twice; this is
        // not a conflict.
        if (place.changes() != seen || !place.code().equals(code))
            return place.code().equals(code) && stands(typed, place)
                    ? new SheetCorrectionResult.SheetUnchanged(place)
                    : new SheetCorrectionResult.CorrectionOvertaken(place);
        var refused = new EnumMap<Field, String>(Field.class);
        typed.forEach((field, value) -> {
            if (SheetCorrectionForm.missing(field, value, place) || !value.isEmpty() && !field.accepts(value))
                refused.put(field, value);
        });
        if (!refused.isEmpty()) return new SheetCorrectionResult.InvalidSheetValues(refused);
        var sheet = place.sheet();
        for (var entry : typed.entrySet()) sheet = sheet.with(entry.getKey(), entry.getValue());
        var fields = difference(place.sheet(), sheet);
        if (fields.isEmpty()) return new SheetCorrectionResult.SheetUnchanged(place);
        var now = clock.instant();
        changes.append(now, person, PlaceChange.PlaceChangeAct.SAID, Map.of(place.id(), fields));
        sums.rewrite(now, place.id());
        sums.tell(Set.of(place.id()));
        events.publishEvent(new PlaceCorrected(place.id(), person, List.copyOf(fields.keySet())));
        return new SheetCorrectionResult.SheetCorrected(store.byCode(code).orElseThrow());
    }

    private static boolean stands(Map<Field, String> typed, Place place) {
        return typed.entrySet().stream()
                .allMatch(one -> place.sheet().text(one.getKey()).equals(one.getValue()));
    }

    /// « C'est juste » — stores a person's confirmation that these fields are correct, either from own knowledge
    /// or from the staff of the place. Ignores fields without a value. `seen` has the same meaning as in
    /// [#correct].
    @Transactional
    public SheetConfirmationResult confirm(
            PlaceCode code, int seen, ValueStatementSource.HumanSource person, Set<Field> fields) {
        var found = lock(code);
        if (found.isEmpty()) return new SheetConfirmationResult.PlaceToConfirmNotFound();
        var place = found.get();
        var now = clock.instant();
        var right = new EnumMap<Field, Optional<String>>(Field.class);
        for (var field : fields) place.sheet().get(field).ifPresent(value -> right.put(field, Optional.of(value)));
        var known = FieldValueSelector.provenance(rules.here(), changes.history(place.id()));
        // If the same person has just confirmed all fields, the form was sent twice.
        if (right.keySet().stream().allMatch(field -> justConfirmed(known.get(field), person, now)))
            return new SheetConfirmationResult.SheetAlreadyConfirmed(place);
        if (place.changes() != seen || !place.code().equals(code))
            return new SheetConfirmationResult.ConfirmationOvertaken(place);
        changes.append(now, person, PlaceChange.PlaceChangeAct.CONFIRMED, Map.of(place.id(), right));
        sums.rewrite(now, place.id());
        sums.tell(Set.of(place.id()));
        events.publishEvent(new PlaceConfirmed(place.id(), person, List.copyOf(right.keySet())));
        return new SheetConfirmationResult.SheetConfirmed(store.byCode(code).orElseThrow());
    }

    /// Returns, for each place that lists show, the time of the last correction or confirmation by a person.
    /// Places without either are absent.
    @Transactional(readOnly = true)
    public Map<PlaceId, Instant> seenByPeople() {
        return changes.seenByPeople();
    }

    /// « Ce lieu a fermé », or « il est ouvert » — records that a person reports the place as closed or open.
    /// Later changes by sources do not alter this state. `seen` has the same meaning as in [#correct].
    @Transactional
    public PlaceClosingResult close(PlaceCode code, int seen, ValueStatementSource.HumanSource person, boolean closed) {
        var found = lock(code);
        if (found.isEmpty()) return new PlaceClosingResult.PlaceToCloseNotFound();
        var place = found.get();
        if (place.closedAt().isPresent() == closed) return new PlaceClosingResult.PlaceAlreadyClosed(place);
        if (place.changes() != seen || !place.code().equals(code))
            return new PlaceClosingResult.ClosingOvertaken(place);
        var now = clock.instant();
        changes.append(
                now,
                person,
                closed ? PlaceChange.PlaceChangeAct.CLOSED : PlaceChange.PlaceChangeAct.REOPENED,
                Map.of(place.id(), NOTHING_SAID));
        store.close(place.id(), closed ? Optional.of(now) : Optional.empty(), now);
        sums.tell(Set.of(place.id()));
        events.publishEvent(closed ? new PlaceClosed(place.id(), person) : new PlaceReopened(place.id(), person));
        return new PlaceClosingResult.ClosingDone(store.byCode(code).orElseThrow());
    }

    /// « C'est le même lieu » — merges two places, or the places that contain the given records. The survivor is
    /// a place that lists show, otherwise the older place. The address of the merged place then redirects to the
    /// survivor. [#separate] undoes the merge.
    ///
    /// @param one the first place or record
    /// @param two the second place or record
    /// @param by person who decided that they are the same place
    @Transactional
    public PlaceMergeResult group(PlaceId one, PlaceId two, ValueStatementSource.HumanSource by) {
        return groups.group(one, two, by);
    }

    /// « Ce sont deux lieux » — undoes a merge: the place becomes independent again with the records that it had
    /// before the merge, and its web address opens its own page.
    ///
    /// @param place the merged place
    /// @param by person who decided that they are two places
    @Transactional
    public PlaceMergeResult separate(PlaceId place, ValueStatementSource.HumanSource by) {
        return groups.separate(place, by);
    }

    /// « Répartition des fiches » — the result of redistributing records.
    public enum RecordRegroupingResult {
        DONE,
        BUSY,
        NOT_FOUND
    }

    /// Redistributes the records of these places: each set of records forms one place. The place with the former
    /// survivor keeps its address. Returns [RecordRegroupingResult#BUSY] if another person moved a record in the
    /// meantime.
    ///
    /// @param by person who decided about the records
    @Transactional
    public RecordRegroupingResult regroup(Collection<Set<PlaceId>> sets, ValueStatementSource.HumanSource by) {
        return groups.regroup(sets, by);
    }

    /// Locks and returns the place with this code, or the place into which it is merged. If it was merged just
    /// before the lock, returns the new survivor without locking it; nothing is stored then, because the page is
    /// outdated. A transaction with one lock never waits for another.
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

    private static boolean justConfirmed(
            @Nullable ValueProvenance known, ValueStatementSource.HumanSource person, Instant now) {
        return known != null
                && known.confirmed()
                        .filter(confirmed -> confirmed.by().equals(person))
                        .filter(confirmed -> confirmed.at().plus(AGAIN).isAfter(now))
                        .isPresent();
    }

    private PlaceId drawId() {
        return new PlaceId(new UUID(random.nextLong(), random.nextLong()));
    }

    /// Returns the changes of values that turn the sheet `before` into the sheet `after`, by field. An empty
    /// value means that the value of the field is deleted.
    private static Map<Field, Optional<String>> difference(PlaceSheet before, PlaceSheet after) {
        var fields = new EnumMap<Field, Optional<String>>(Field.class);
        for (var field : Field.values())
            if (!before.get(field).equals(after.get(field))) fields.put(field, after.get(field));
        return fields;
    }
}
