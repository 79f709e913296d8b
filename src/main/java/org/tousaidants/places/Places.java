package org.tousaidants.places;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.schema.Field;
import org.tousaidants.schema.Sheet;

/// « Les lieux » — the door of the room: what a harvest gathers, what a person corrects, and what is known of a
/// place.
@Service
public class Places {
    private static final Sheet NOTHING = Sheet.of(Map.of());
    private static final Duration AGAIN = Duration.ofMinutes(10);

    private final PlaceStore store;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final SecureRandom random = new SecureRandom();

    Places(PlaceStore store, Clock clock, ApplicationEventPublisher events) {
        this.store = store;
        this.clock = clock;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public Optional<Place> find(String network, PlaceCode code) {
        return store.byCode(network, code);
    }

    @Transactional(readOnly = true)
    public Map<PlaceId, Place> find(String network, Collection<PlaceId> ids) {
        return store.byIds(network, ids).stream().collect(Collectors.toMap(Place::id, place -> place));
    }

    /// What happened to a place, oldest first.
    @Transactional(readOnly = true)
    public List<Change> history(String network, PlaceId place) {
        return store.history(network, place);
    }

    /// Where each value of a place comes from.
    @Transactional(readOnly = true)
    public Map<Field, Provenance> provenance(String network, PlaceId place) {
        return Survivorship.provenance(store.history(network, place));
    }

    /// The same of every place in the directory, for whoever looks for what has grown old.
    @Transactional(readOnly = true)
    public Map<PlaceId, Map<Field, Provenance>> provenances(String network) {
        var known = new HashMap<PlaceId, Map<Field, Provenance>>();
        store.histories(network).forEach((place, history) -> known.put(place, Survivorship.provenance(history)));
        return known;
    }

    /// How many records of a source are present.
    @Transactional(readOnly = true)
    public int present(String network, String source) {
        return store.present(network, source);
    }

    /// Writes what a source says of some of its records. The identifiers of a batch are distinct.
    @Transactional
    public Gathering gather(String network, Voice.Source source, List<Gathered> batch) {
        store.lockSource(network, source.name());
        var known = store.origins(
                network, source.name(), batch.stream().map(Gathered::localId).toList());
        var created = new LinkedHashMap<PlaceId, Sheet>();
        var codes = new LinkedHashMap<PlaceId, PlaceCode>();
        var said = new LinkedHashMap<PlaceId, Map<Field, Optional<String>>>();
        var origins = new ArrayList<PlaceStore.Origin>();
        for (var gathered : batch) {
            // The source's own identifier names its record, not our place.
            var sheet = gathered.sheet().with(Field.ID, "");
            var origin = known.get(gathered.localId());
            if (origin != null && !origin.gone() && origin.said().equals(sheet)) continue;
            var place = origin != null ? origin.place() : drawId();
            if (origin == null) {
                created.put(place, sheet);
                codes.put(place, PlaceCode.draw(random));
            }
            said.put(place, difference(origin != null ? origin.said() : NOTHING, sheet));
            origins.add(new PlaceStore.Origin(gathered.localId(), place, sheet, false));
        }
        if (origins.isEmpty()) return new Gathering(0, 0, batch.size());
        var now = clock.instant();
        store.insert(network, now, created, codes);
        store.append(network, now, source, Change.Act.SAID, said);
        var changed = new LinkedHashMap<PlaceId, Sheet>();
        store.histories(network, said.keySet()).forEach((place, history) -> {
            if (!created.containsKey(place)) changed.put(place, Survivorship.sheet(history));
        });
        store.update(network, now, changed);
        store.comeBack(network, changed.keySet());
        store.saveOrigins(network, source.name(), origins);
        events.publishEvent(new PlacesChanged(network));
        return new Gathering(created.size(), changed.size(), batch.size() - origins.size());
    }

    /// The records that a source no longer has: their places, if no other source holds them, leave the directory;
    /// their
    /// addresses still answer. Returns how many places left.
    @Transactional
    public int withdrawAllBut(String network, Voice.Source source, Collection<String> present) {
        store.lockSource(network, source.name());
        var gone = store.withdrawAllBut(network, source.name(), present, clock.instant());
        if (gone > 0) events.publishEvent(new PlacesChanged(network));
        return gone;
    }

    /// Sets fields by hand, or takes them back when the value is empty. `seen` is the count of changes of the place
    /// when
    /// the page was opened: if somebody else wrote meanwhile, nothing is written.
    @Transactional
    public Correction correct(String network, PlaceCode code, int seen, Voice.Human person, Map<Field, String> typed) {
        var found = store.lock(network, code);
        if (found.isEmpty()) return new Correction.NotFound();
        var place = found.get();
        if (place.changes() != seen) return new Correction.Overtaken(place);
        var refused = new EnumMap<Field, String>(Field.class);
        typed.forEach((field, value) -> {
            if (value.isEmpty() ? field.required() : !field.accepts(value)) refused.put(field, value);
        });
        if (!refused.isEmpty()) return new Correction.Refused(refused);
        var sheet = place.sheet();
        for (var entry : typed.entrySet()) sheet = sheet.with(entry.getKey(), entry.getValue());
        var fields = difference(place.sheet(), sheet);
        if (fields.isEmpty()) return new Correction.Same(place);
        var now = clock.instant();
        store.append(network, now, person, Change.Act.SAID, Map.of(place.id(), fields));
        store.update(network, now, Map.of(place.id(), Survivorship.sheet(store.history(network, place.id()))));
        events.publishEvent(new PlacesChanged(network));
        events.publishEvent(new PlaceCorrected(network, place.id(), person, List.copyOf(fields.keySet())));
        return new Correction.Corrected(store.byCode(network, code).orElseThrow());
    }

    /// « C'est juste » — a human being found these fields right as they stand, or took them from a person of the place.
    /// Fields without a value are passed over. `seen` as in [#correct].
    @Transactional
    public Confirming confirm(String network, PlaceCode code, int seen, Voice.Human person, Set<Field> fields) {
        var found = store.lock(network, code);
        if (found.isEmpty()) return new Confirming.NotFound();
        var place = found.get();
        var now = clock.instant();
        var right = new EnumMap<Field, Optional<String>>(Field.class);
        for (var field : fields) place.sheet().get(field).ifPresent(value -> right.put(field, Optional.of(value)));
        var known = Survivorship.provenance(store.history(network, place.id()));
        // A form sent twice: the second time finds everything just confirmed by the same hand.
        if (right.keySet().stream().allMatch(field -> justConfirmed(known.get(field), person, now)))
            return new Confirming.Same(place);
        if (place.changes() != seen) return new Confirming.Overtaken(place);
        store.append(network, now, person, Change.Act.CONFIRMED, Map.of(place.id(), right));
        store.update(network, now, Map.of(place.id(), Survivorship.sheet(store.history(network, place.id()))));
        events.publishEvent(new PlacesChanged(network));
        events.publishEvent(new PlaceConfirmed(network, place.id(), person, List.copyOf(right.keySet())));
        return new Confirming.Done(store.byCode(network, code).orElseThrow());
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
