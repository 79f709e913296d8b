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
import org.tousaidants.core.text.Paris;
import org.tousaidants.platform.tenancy.PerTenant;

/// « Les lieux » — the door of the room: what a harvest gathers, what a person corrects, and what is known of a
/// place.
@Service
public class Places {
    private static final Sheet NOTHING = Sheet.of(Map.of());
    private static final Map<Field, Optional<String>> NOTHING_SAID = Map.of();
    private static final int PIECE = 500;
    /// The name under which places that people added stand beside those of the sources.
    private static final String BY_HAND = "saisie";
    private static final Duration AGAIN = Duration.ofMinutes(10);

    private final PlaceStore store;
    private final ChangeStore changes;
    private final OriginStore origins;
    private final PerTenant<UpkeepRules> rules;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final PlaceSums sums;
    private final PlaceGroups groups;
    private final SecureRandom random = new SecureRandom();

    Places(
            PlaceStore store,
            ChangeStore changes,
            OriginStore origins,
            PerTenant<UpkeepRules> rules,
            Clock clock,
            ApplicationEventPublisher events) {
        this.store = store;
        this.changes = changes;
        this.origins = origins;
        this.rules = rules;
        this.clock = clock;
        this.events = events;
        this.sums = new PlaceSums(store, changes, rules, events);
        this.groups = new PlaceGroups(store, changes, sums, clock, events);
    }

    /// The place of this code, or the one under which it stands: a request for another code is sent on by the code
    /// that comes back.
    @Transactional(readOnly = true)
    public Optional<Place> find(PlaceCode code) {
        return store.standing(code);
    }

    /// The same for several, each under the id that was asked for.
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

    /// What several are called, each under the id that was asked for: a list of names reads no whole sheet.
    @Transactional(readOnly = true)
    public Map<PlaceId, String> names(Collection<PlaceId> ids) {
        return ids.isEmpty() ? Map.of() : store.names(ids);
    }

    /// All that a person closed: no search shows them, and the desk must find them again.
    @Transactional(readOnly = true)
    public List<Place> closed() {
        return store.byIds(store.closed()).stream()
                .filter(place -> place.closedAt().isPresent())
                .toList();
    }

    /// What happened to a place and to the records that stand under it, those included that came and left again,
    /// oldest first.
    @Transactional(readOnly = true)
    public List<Change> history(PlaceId place) {
        var history = new ArrayList<>(changes.history(place));
        history.addAll(changes.passages(place));
        history.sort(Comparator.comparingLong(Change::n));
        return List.copyOf(history);
    }

    /// The records that are this place, oldest first.
    @Transactional(readOnly = true)
    public List<Member> members(PlaceId place) {
        return store.members(place);
    }

    /// What each source has now of each of its records, for the search for those that are one place.
    @Transactional(readOnly = true)
    public List<SourceRecord> records() {
        return store.records();
    }

    /// The records that stand under another, each with the place under which it stands in the end.
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

    /// What stands of each field, and what the other voices say.
    @Transactional(readOnly = true)
    Map<Field, Survivorship.Standing> standing(PlaceId place) {
        return Survivorship.standing(rules.here(), changes.history(place));
    }

    /// A place as it was known at the end of a day; empty when the network has no such place. The code is taken as
    /// it is: a record that stands under another today did not always.
    @Transactional(readOnly = true)
    Optional<Past> past(PlaceCode code, LocalDate day) {
        var end = day.plusDays(1).atStartOfDay(Paris.ZONE).toInstant();
        return store.byCode(code)
                .map(place -> Past.at(rules.here(), place.id(), changes.historiesEverGrouped(place.id()), end));
    }

    /// What each record that is, or ever was, one with this place is called by itself, and the sources that give it.
    @Transactional(readOnly = true)
    Map<PlaceId, Record> records(PlaceId place) {
        var ofEach = changes.historiesEverGrouped(place).stream().collect(Collectors.groupingBy(Change::place));
        var records = new HashMap<PlaceId, Record>();
        ofEach.forEach((record, own) -> records.put(
                record,
                new Record(
                        Survivorship.sheet(rules.here(), own).text(Field.NOM),
                        own.stream()
                                .flatMap(change -> change.voice() instanceof Voice.Source source
                                        ? Stream.of(source.name())
                                        : Stream.empty())
                                .distinct()
                                .toList())));
        return records;
    }

    /// « Fiche dite par une source », as people tell it from another.
    record Record(String name, List<String> sources) {}

    /// Where each value of a place comes from.
    @Transactional(readOnly = true)
    public Map<Field, Provenance> provenance(PlaceId place) {
        return Survivorship.provenance(rules.here(), changes.history(place));
    }

    /// The same of every place in the directory, for the search for what has grown old.
    @Transactional(readOnly = true)
    public Map<PlaceId, Map<Field, Provenance>> provenances() {
        var known = new HashMap<PlaceId, Map<Field, Provenance>>();
        changes.histories()
                .forEach((place, history) -> known.put(place, Survivorship.provenance(rules.here(), history)));
        return known;
    }

    /// How many records of a source are present.
    @Transactional(readOnly = true)
    public int present(String source) {
        return origins.present(source);
    }

    /// How many places the directory holds.
    @Transactional(readOnly = true)
    public int standing() {
        return store.standing();
    }

    /// « Sort d’une fiche » — what would become of a record if it were gathered now.
    public enum Fate {
        NEW,
        CHANGED,
        SAME
    }

    /// What gathering these records would do; nothing is written.
    @Transactional(readOnly = true)
    public Map<String, Fate> foresee(String source, List<Gathered> batch) {
        var known = origins.of(source, batch.stream().map(Gathered::localId).toList());
        var fates = new HashMap<String, Fate>();
        for (var one : batch) {
            var origin = known.get(one.localId());
            var same = origin != null
                    && !origin.gone()
                    && origin.said().equals(one.sheet().with(Field.ID, ""));
            fates.put(one.localId(), origin == null ? Fate.NEW : same ? Fate.SAME : Fate.CHANGED);
        }
        return fates;
    }

    /// What a source says now of some of its records.
    @Transactional(readOnly = true)
    public Map<String, Sheet> said(String source, Collection<String> localIds) {
        return origins.of(source, localIds).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, one -> one.getValue().said()));
    }

    /// The places of the records of a source that `present` lacks: they would leave.
    @Transactional(readOnly = true)
    public List<PlaceId> lacking(String source, Collection<String> present) {
        return origins.lacking(source, present);
    }

    /// Takes back all that one run of a source wrote: what it brought leaves, what it changed is as the source said
    /// before, what it withdrew is there again. What people wrote stays.
    @Transactional
    public Gathering undo(Voice.Source by, UUID run) {
        store.lockNetwork();
        var touched = origins.touched(by.name(), run);
        var histories = changes.own(by.name(), touched.values());
        var back = new ArrayList<Gathered>();
        var leaving = new ArrayList<String>();
        touched.forEach((localId, place) -> {
            var sheet = NOTHING;
            var present = false;
            for (var change : histories.getOrDefault(place, List.of())) {
                if (change.voice() instanceof Voice.Source source && run.equals(source.run())) break;
                present = change.act() == Change.Act.SAID;
                for (var field : change.fields().entrySet())
                    sheet = sheet.with(field.getKey(), field.getValue().orElse(""));
            }
            if (present) back.add(new Gathered(localId, sheet));
            else leaving.add(localId);
        });
        var sum = Gathering.NONE;
        for (var from = 0; from < back.size(); from += PIECE)
            sum = sum.plus(gather(by, back.subList(from, Math.min(back.size(), from + PIECE))));
        var present = origins.localIds(by.name());
        present.removeAll(leaving);
        if (!leaving.isEmpty()) withdrawAllBut(by, present);
        return sum;
    }

    /// A place that no source gave: a person knows it. `typed` has the fields that a sheet cannot do without.
    @Transactional
    public Place add(Voice.Human person, Map<Field, String> typed) {
        store.lockNetwork();
        var sheet = NOTHING;
        for (var field : typed.entrySet()) sheet = sheet.with(field.getKey(), field.getValue());
        var place = drawId();
        var now = clock.instant();
        var codes = PlaceCode.draw(1, random, some -> store.taken(some));
        store.insert(now, Map.of(place, sheet), codes);
        changes.append(now, person, Change.Act.SAID, Map.of(place, difference(NOTHING, sheet)));
        // So that the search for duplicates sees it beside the records of the sources.
        origins.save(BY_HAND, List.of(new OriginStore.Origin(codes.getFirst().value(), place, sheet, false)));
        sums.tell(Set.of(place));
        return store.byCode(codes.getFirst()).orElseThrow();
    }

    /// Writes what a source says of some of its records. The identifiers of a batch are distinct.
    @Transactional
    public Gathering gather(Voice.Source source, List<Gathered> batch) {
        store.lockNetwork();
        var known =
                origins.of(source.name(), batch.stream().map(Gathered::localId).toList());
        var created = new LinkedHashMap<PlaceId, Sheet>();
        var said = new LinkedHashMap<PlaceId, Map<Field, Optional<String>>>();
        var heard = new ArrayList<OriginStore.Origin>();
        for (var gathered : batch) {
            // The source's own identifier names its record, not our place.
            var sheet = gathered.sheet().with(Field.ID, "");
            var origin = known.get(gathered.localId());
            if (origin != null && !origin.gone() && origin.said().equals(sheet)) continue;
            var place = origin != null ? origin.place() : drawId();
            if (origin == null) created.put(place, sheet);
            said.put(place, difference(origin != null ? origin.said() : NOTHING, sheet));
            heard.add(new OriginStore.Origin(gathered.localId(), place, sheet, false));
        }
        if (heard.isEmpty()) return new Gathering(0, 0, batch.size());
        var now = clock.instant();
        store.insert(now, created, PlaceCode.draw(created.size(), random, codes -> store.taken(codes)));
        changes.append(now, source, Change.Act.SAID, said);
        origins.save(source.name(), heard);
        sums.renew(now, said.keySet(), created.keySet());
        events.publishEvent(new PlacesChanged(Optional.empty()));
        events.publishEvent(new PlacesGathered(source.name(), source.run()));
        heardOfClosed(said.keySet());
        return new Gathering(created.size(), said.size() - created.size(), batch.size() - heard.size());
    }

    /// The records that a source no longer has: the places that no source has any more leave the directory; their
    /// addresses still answer. Returns how many places left.
    @Transactional
    public int withdrawAllBut(Voice.Source source, Collection<String> present) {
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

    /// A source speaks of a place that a person closed: it stays closed, and the coordinator is told.
    private void heardOfClosed(Collection<PlaceId> records) {
        var closed = store.closed();
        if (closed.isEmpty()) return;
        for (var root : Set.copyOf(store.roots(records).values()))
            if (closed.contains(root)) events.publishEvent(new ClosedPlaceHeard(root));
    }

    /// Sets fields by hand, or takes them back when the value is empty. `seen` is the count of changes of the place
    /// when the page was opened: if another person wrote meanwhile, nothing is written.
    @Transactional
    public Correction correct(PlaceCode code, int seen, Voice.Human person, Map<Field, String> typed) {
        var found = lock(code);
        if (found.isEmpty()) return new Correction.NotFound();
        var place = found.get();
        // A form sent twice: the second time brings what already stands.
        if (place.changes() != seen || !place.code().equals(code))
            return place.code().equals(code) && stands(typed, place)
                    ? new Correction.Same(place)
                    : new Correction.Overtaken(place);
        var refused = new EnumMap<Field, String>(Field.class);
        typed.forEach((field, value) -> {
            if (CorrectionForm.missing(field, value, place) || !value.isEmpty() && !field.accepts(value))
                refused.put(field, value);
        });
        if (!refused.isEmpty()) return new Correction.Refused(refused);
        var sheet = place.sheet();
        for (var entry : typed.entrySet()) sheet = sheet.with(entry.getKey(), entry.getValue());
        var fields = difference(place.sheet(), sheet);
        if (fields.isEmpty()) return new Correction.Same(place);
        var now = clock.instant();
        changes.append(now, person, Change.Act.SAID, Map.of(place.id(), fields));
        sums.rewrite(now, place.id());
        sums.tell(Set.of(place.id()));
        events.publishEvent(new PlaceCorrected(place.id(), person, List.copyOf(fields.keySet())));
        return new Correction.Corrected(store.byCode(code).orElseThrow());
    }

    private static boolean stands(Map<Field, String> typed, Place place) {
        return typed.entrySet().stream()
                .allMatch(one -> place.sheet().text(one.getKey()).equals(one.getValue()));
    }

    /// « C'est juste » — a human being found these fields right as they stand, or took them from a person of the
    /// place. Fields without a value are passed over. `seen` as in [#correct].
    @Transactional
    public Confirming confirm(PlaceCode code, int seen, Voice.Human person, Set<Field> fields) {
        var found = lock(code);
        if (found.isEmpty()) return new Confirming.NotFound();
        var place = found.get();
        var now = clock.instant();
        var right = new EnumMap<Field, Optional<String>>(Field.class);
        for (var field : fields) place.sheet().get(field).ifPresent(value -> right.put(field, Optional.of(value)));
        var known = Survivorship.provenance(rules.here(), changes.history(place.id()));
        // A form sent twice: the second time finds everything just confirmed by the same hand.
        if (right.keySet().stream().allMatch(field -> justConfirmed(known.get(field), person, now)))
            return new Confirming.Same(place);
        if (place.changes() != seen || !place.code().equals(code)) return new Confirming.Overtaken(place);
        changes.append(now, person, Change.Act.CONFIRMED, Map.of(place.id(), right));
        sums.rewrite(now, place.id());
        sums.tell(Set.of(place.id()));
        events.publishEvent(new PlaceConfirmed(place.id(), person, List.copyOf(right.keySet())));
        return new Confirming.Done(store.byCode(code).orElseThrow());
    }

    /// When people last corrected something of each place of the directory, or found it right.
    @Transactional(readOnly = true)
    public Map<PlaceId, Instant> seenByPeople() {
        return changes.seenByPeople();
    }

    /// « Ce lieu a fermé », or « il est ouvert » — whatever the sources say from then on. `seen` as in [#correct].
    @Transactional
    public Closing close(PlaceCode code, int seen, Voice.Human person, boolean closed) {
        var found = lock(code);
        if (found.isEmpty()) return new Closing.NotFound();
        var place = found.get();
        if (place.closedAt().isPresent() == closed) return new Closing.Same(place);
        if (place.changes() != seen || !place.code().equals(code)) return new Closing.Overtaken(place);
        var now = clock.instant();
        changes.append(now, person, closed ? Change.Act.CLOSED : Change.Act.REOPENED, Map.of(place.id(), NOTHING_SAID));
        store.close(place.id(), closed ? Optional.of(now) : Optional.empty(), now);
        sums.tell(Set.of(place.id()));
        events.publishEvent(closed ? new PlaceClosed(place.id(), person) : new PlaceReopened(place.id(), person));
        return new Closing.Done(store.byCode(code).orElseThrow());
    }

    /// « C'est le même lieu » — two places, or those under which they stand, become one. Whichever is in the lists
    /// stands, else the older; the other's address leads there, and everything can be undone by [#separate].
    @Transactional
    public Grouping group(PlaceId one, PlaceId two, Voice.Human by) {
        return groups.group(one, two, by);
    }

    /// « Ce sont deux lieux » — a place that stood under another stands by itself again, with all that stood under
    /// it before; its address answers again.
    @Transactional
    public Grouping separate(PlaceId place, Voice.Human by) {
        return groups.separate(place, by);
    }

    /// « Répartition des fiches » — what became of a wish to have records stand together as said.
    public enum Regrouping {
        DONE,
        BUSY,
        NOT_FOUND
    }

    /// Takes places apart: of the records of each, those of one of the `sets` stand together from now on. Whatever
    /// stays with the record that stood for all keeps its address. A place that another person rearranged is
    /// [Regrouping#BUSY].
    @Transactional
    public Regrouping regroup(Collection<Set<PlaceId>> sets, Voice.Human by) {
        return groups.regroup(sets, by);
    }

    /// The place under which that of this code stands, locked. If a person grouped it before the lock, the one that
    /// stands now, not locked: a transaction that holds one place waits for no other, and the page that was seen is
    /// outdated.
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

    private static boolean justConfirmed(@Nullable Provenance known, Voice.Human person, Instant now) {
        return known != null
                && known.confirmed()
                        .filter(confirmed -> confirmed.by().equals(person))
                        .filter(confirmed -> confirmed.at().plus(AGAIN).isAfter(now))
                        .isPresent();
    }

    private PlaceId drawId() {
        return new PlaceId(new UUID(random.nextLong(), random.nextLong()));
    }

    /// What has to be said to go from one sheet to the other.
    private static Map<Field, Optional<String>> difference(Sheet before, Sheet after) {
        var fields = new EnumMap<Field, Optional<String>>(Field.class);
        for (var field : Field.values())
            if (!before.get(field).equals(after.get(field))) fields.put(field, after.get(field));
        return fields;
    }
}
