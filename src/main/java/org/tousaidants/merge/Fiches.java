package org.tousaidants.merge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tousaidants.schema.Field;
import org.tousaidants.territory.Commune;
import org.tousaidants.territory.Communes;

/// Makes records ready to be compared: reads each, counts what all of them say, then weighs each word and each number
/// by how many share it. The same whatever the order of the records.
final class Fiches {
    private static final int SEVERAL = 2;
    /// Two addresses at one point may be two sides of a square; three are the middle of a town.
    private static final int MANY_ADDRESSES = 3;

    private static final int VAGUE = 2_000;
    private static final int AREAS = 60;
    private static final int[] NOWHERE = {};
    /// No overlap looks at more words than a long has bits.
    private static final int WORDS = 40;

    private final Vocabulary words = new Vocabulary();
    private final Numbers values = new Numbers();
    private final Map<String, Integer> sources = new HashMap<>();
    /// One array for all records of a postcode.
    private final Map<String, String[]> areas = new ConcurrentHashMap<>();

    private Fiches() {}

    /// The records made ready, and the words by which they are compared.
    record Ready(List<Fiche> fiches, Vocabulary vocabulary) {}

    static Ready of(Collection<Entry> entries, Communes communes) {
        var sorted = new ArrayList<>(entries);
        sorted.sort(Comparator.comparing(Entry::source).thenComparing(Entry::id));
        var reader = new Draft.Reader(communes);
        var drafts = sorted.parallelStream().map(reader::read).toList();
        return new Fiches().ready(drafts);
    }

    private Ready ready(List<Draft> drafts) {
        var counted = new ArrayList<Counted>(drafts.size());
        for (var i = 0; i < drafts.size(); i++) counted.add(count(drafts.get(i), i));
        words.weigh(drafts.size(), Usual.SHIPPED);
        var shared = new Shared(counted, values.size());
        var fiches = IntStream.range(0, counted.size())
                .parallel()
                .mapToObj(i -> fiche(counted.get(i), shared))
                .toList();
        return new Ready(fiches, words);
    }

    /// A draft whose words and values have become small numbers, -1 where there is none.
    private record Counted(
            Draft draft,
            int[] core,
            int[] communeWords,
            int term,
            int label,
            int[] way,
            int point,
            int siret,
            int phone,
            int[] boxes,
            int[] hosts,
            int source,
            long spot) {}

    private Counted count(Draft draft, int rank) {
        var core = draft.name().core().stream()
                .distinct()
                .limit(WORDS)
                .mapToInt(word -> words.rank(word, rank))
                .toArray();
        var way = draft.address().words().stream()
                .mapToInt(word -> words.rank(word, rank))
                .toArray();
        var point = values.of('@', draft.point());
        var siret = draft.company().siret();
        return new Counted(
                draft,
                core,
                draft.communeWords().stream().mapToInt(words::rank).toArray(),
                values.of('n', draft.term()),
                values.of('w', draft.label()),
                way,
                point,
                values.of('s', siret < 0 ? "" : Long.toString(siret)),
                values.of('t', draft.phone()),
                draft.boxes().stream().mapToInt(box -> values.of('m', box)).toArray(),
                draft.hosts().stream().mapToInt(host -> values.of('h', host)).toArray(),
                sources.computeIfAbsent(draft.entry().source(), _ -> sources.size()),
                spot(draft, way, point));
    }

    /// Where it stands, as one number: by its address, else its point, else its commune.
    private static long spot(Draft draft, int[] way, int point) {
        var town = town(draft.commune(), draft.postcode());
        if (way.length == 0) return point >= 0 ? point : town;
        var sorted = way.clone();
        Arrays.sort(sorted);
        return town * 31L + Arrays.hashCode(sorted) * 17L + draft.address().from();
    }

    private static int town(@Nullable Commune commune, String postcode) {
        return commune == null ? postcode.hashCode() : commune.code().hashCode();
    }

    /// Which numbers and points several places of one source have.
    private static final class Shared {
        final int[] spots;
        final int[] addressesOfPoint;

        Shared(List<Counted> records, int values) {
            var sharing = new Sharing();
            var points = new Sharing();
            for (var one : records) {
                sharing.say(one.siret, one.source, one.spot);
                sharing.say(one.phone, one.source, one.spot);
                sharing.say(one.term, one.source, one.spot);
                for (var box : one.boxes) sharing.say(box, one.source, one.spot);
                if (one.way.length > 0) points.say(one.point, 0, one.spot);
            }
            spots = sharing.spots(values);
            addressesOfPoint = points.spots(values);
        }

        boolean several(int value) {
            return value >= 0 && spots[value] >= SEVERAL;
        }

        boolean several(int[] some) {
            for (var value : some) if (several(value)) return true;
            return false;
        }
    }

    private Fiche fiche(Counted one, Shared shared) {
        var draft = one.draft;
        var core = bag(one.core);
        var name = draft.name();
        var position = draft.position();
        if (one.point >= 0 && shared.addressesOfPoint[one.point] >= MANY_ADDRESSES)
            position = new Position(position.latitude(), position.longitude(), Math.max(position.blur(), VAGUE));
        return new Fiche(
                draft.entry().key(),
                new Name(
                        core,
                        one.term,
                        draft.initials().isEmpty() ? -1 : words.known(draft.initials()),
                        shared.several(one.term),
                        one.label),
                new Kind(name.kinds(), name.carriers(), name.moves()),
                draft.entry().sheet().get(Field.NOM).isPresent(),
                core.without(one.communeWords).isEmpty(),
                draft.commune() == null ? -1 : number(draft.commune()),
                draft.perhaps().isEmpty()
                        ? NOWHERE
                        : draft.perhaps().stream().mapToInt(Fiches::number).toArray(),
                draft.postcode(),
                areas(draft),
                one.communeWords,
                new Address(
                        draft.address().from(),
                        draft.address().to(),
                        draft.address().suffix(),
                        bag(one.way)),
                position,
                draft.company().sharedBy(shared.several(one.siret)),
                new Contact(one.phone, shared.several(one.phone), one.boxes, shared.several(one.boxes), one.hosts));
    }

    private static int number(Commune commune) {
        return commune.code().hashCode() & Integer.MAX_VALUE;
    }

    private String[] areas(Draft draft) {
        if (!draft.postcode().isEmpty())
            return areas.computeIfAbsent(draft.postcode(), postcode -> new String[] {postcode});
        var towns = draft.commune() == null ? draft.perhaps() : List.of(draft.commune());
        return towns.stream()
                .flatMap(commune -> commune.postcodes().stream())
                .distinct()
                .limit(AREAS)
                .toArray(String[]::new);
    }

    /// The most telling words first.
    private WordBag bag(int[] ranks) {
        var sorted = Arrays.stream(ranks)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(rank -> -words.nats(rank))
                        .thenComparing(words::word))
                .mapToInt(Integer::intValue)
                .toArray();
        var nats = new float[sorted.length];
        for (var i = 0; i < sorted.length; i++) nats[i] = words.nats(sorted[i]);
        return new WordBag(sorted, nats);
    }
}
