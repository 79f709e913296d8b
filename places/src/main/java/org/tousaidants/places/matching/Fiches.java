package org.tousaidants.places.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tousaidants.core.linkage.RecordKey;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Communes;

/// Makes records ready to be compared: reads each, counts what all of them say, then weighs each word and each number
/// by how many share it. The same whatever the order of the records.
final class Fiches {
    private static final int SEVERAL = 2;
    /// Two names behind one phone at one door may be one place written twice; three are a switchboard.
    private static final int MANY_NAMES = 3;
    /// Two addresses at one point may be two sides of a square; three are the middle of a town.
    private static final int MANY_ADDRESSES = 3;

    private static final int VAGUE = 2_000;
    private static final int AREAS = 60;
    private static final int[] NONE = {};
    private static final Contact NO_CONTACT = new Contact(-1, false, NONE, false, NONE);
    /// So many records stand half read, with all their texts, at a time.
    private static final int BATCH = 16_384;

    /// No overlap looks at more words than a long has bits.
    private static final int WORDS = 40;

    private final Vocabulary words = new Vocabulary();
    private final Numbers values = new Numbers();
    private final Map<String, Integer> sources = new HashMap<>();
    /// One array for all records of a postcode.
    private final Map<String, String[]> areas = new ConcurrentHashMap<>();

    /// What many records say in the same words is held once.
    private final Map<List<String>, int[]> communeWords = new HashMap<>();

    private final Map<Kind, Kind> kinds = new HashMap<>();
    private final Map<String, String> initials = new HashMap<>();

    private Fiches() {}

    /// The records made ready, and the words by which they are compared.
    record Ready(List<Fiche> fiches, Vocabulary vocabulary) {
        /// The names of those that do not say in which town they are.
        Set<Integer> lost() {
            return fiches.stream()
                    .filter(fiche -> fiche.named()
                            && fiche.commune() < 0
                            && fiche.postcode().isEmpty())
                    .map(fiche -> fiche.name().words())
                    .collect(Collectors.toSet());
        }
    }

    static Ready of(Collection<Entry> entries, Communes communes) {
        var sorted = new ArrayList<>(entries);
        sorted.sort(Comparator.comparing(Entry::source).thenComparing(Entry::id));
        return new Fiches().ready(sorted, new Draft.Reader(communes));
    }

    private Ready ready(List<Entry> sorted, Draft.Reader reader) {
        var counted = new Counted[sorted.size()];
        for (var from = 0; from < counted.length; from += BATCH) {
            var drafts = sorted.subList(from, Math.min(counted.length, from + BATCH)).parallelStream()
                    .map(reader::read)
                    .toList();
            for (var i = 0; i < drafts.size(); i++) counted[from + i] = count(drafts.get(i), from + i);
        }
        words.weigh(counted.length, Usual.SHIPPED);
        var shared = new Shared(Arrays.asList(counted), values.size());
        var fiches = IntStream.range(0, counted.length)
                .parallel()
                .mapToObj(i -> fiche(counted[i], shared))
                .toList();
        return new Ready(fiches, words);
    }

    /// A draft whose words and values have become small numbers, -1 where there is none: it keeps no text.
    ///
    /// @param says all that the name says, its kind included
    /// @param number of the way, its words left out
    private record Counted(
            RecordKey key,
            boolean named,
            Kind kind,
            int commune,
            int city,
            int[] perhaps,
            String postcode,
            String[] areas,
            int[] core,
            int[] communeWords,
            int term,
            int label,
            int says,
            String initials,
            Address number,
            int[] way,
            Position position,
            int point,
            Company company,
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
        var address = draft.address();
        var way = address.words().isEmpty()
                ? NONE
                : address.words().stream()
                        .mapToInt(word -> words.rank(word, rank))
                        .toArray();
        var point = values.of('@', draft.point());
        var siret = draft.company().siret();
        var name = draft.name();
        return new Counted(
                draft.entry().key(),
                draft.entry().sheet().get(Field.NOM).isPresent(),
                kinds.computeIfAbsent(new Kind(name.kinds(), name.carriers(), name.moves()), one -> one),
                draft.commune() == null ? -1 : number(draft.commune().code()),
                draft.commune() == null ? -1 : number(draft.commune().city()),
                draft.perhaps().isEmpty()
                        ? NONE
                        : draft.perhaps().stream()
                                .mapToInt(commune -> number(commune.code()))
                                .toArray(),
                draft.postcode(),
                areas(draft),
                core,
                communeWords.computeIfAbsent(
                        draft.communeWords(),
                        some -> some.stream().mapToInt(words::rank).toArray()),
                values.of('n', draft.term()),
                values.of('w', draft.label()),
                values.of('k', draft.says()),
                initials.computeIfAbsent(draft.initials(), one -> one),
                new Address(address.from(), address.to(), address.suffix(), WordBag.EMPTY),
                way,
                draft.position(),
                point,
                draft.company(),
                values.of('s', siret < 0 ? "" : Long.toString(siret)),
                values.of('t', draft.phone()),
                numbers('m', draft.boxes()),
                numbers('h', draft.hosts()),
                sources.computeIfAbsent(draft.entry().source(), _ -> sources.size()),
                spot(draft, way, point));
    }

    private int[] numbers(char sort, List<String> texts) {
        return texts.isEmpty()
                ? NONE
                : texts.stream().mapToInt(text -> values.of(sort, text)).toArray();
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
        final int[] names;
        final int[] addressesOfPoint;

        Shared(List<Counted> records, int values) {
            var sharing = new Sharing();
            var bearers = new Sharing();
            var points = new Sharing();
            for (var one : records) {
                sharing.say(one.siret, one.source, one.spot);
                sharing.say(one.phone, one.source, one.spot);
                sharing.say(one.term, one.source, one.spot);
                for (var box : one.boxes) sharing.say(box, one.source, one.spot);
                if (one.says >= 0) {
                    bearers.say(one.siret, one.source, one.says);
                    bearers.say(one.phone, one.source, one.says);
                    for (var box : one.boxes) bearers.say(box, one.source, one.says);
                }
                if (one.way.length > 0) points.say(one.point, 0, one.spot);
            }
            spots = sharing.spots(values);
            names = bearers.spots(values);
            addressesOfPoint = points.spots(values);
        }

        boolean several(int value) {
            return value >= 0 && (spots[value] >= SEVERAL || names[value] >= MANY_NAMES);
        }

        boolean several(int[] some) {
            for (var value : some) if (several(value)) return true;
            return false;
        }
    }

    private Fiche fiche(Counted one, Shared shared) {
        var core = bag(one.core);
        var position = one.position;
        if (one.point >= 0 && shared.addressesOfPoint[one.point] >= MANY_ADDRESSES)
            position = new Position(
                    position.latitude(), position.longitude(), Math.max(position.blur(), VAGUE), position.central());
        return new Fiche(
                one.key,
                new Name(
                        core,
                        one.term,
                        one.initials.isEmpty() ? -1 : words.known(one.initials),
                        shared.several(one.term),
                        one.label),
                one.kind,
                one.named,
                core.without(one.communeWords).isEmpty(),
                one.commune,
                one.city,
                one.perhaps,
                one.postcode,
                one.areas,
                one.communeWords,
                new Address(one.number.from(), one.number.to(), one.number.suffix(), bag(one.way)),
                position,
                one.position.exact() ? one.point : Numbers.NONE,
                one.company.sharedBy(shared.several(one.siret)),
                one.phone < 0 && one.boxes.length == 0 && one.hosts.length == 0
                        ? NO_CONTACT
                        : new Contact(
                                one.phone, shared.several(one.phone), one.boxes, shared.several(one.boxes), one.hosts));
    }

    private static int number(String code) {
        return code.hashCode() & Integer.MAX_VALUE;
    }

    private String[] areas(Draft draft) {
        if (!draft.postcode().isEmpty())
            return areas.computeIfAbsent(draft.postcode(), postcode -> new String[] {postcode});
        var towns = draft.commune() == null ? draft.perhaps() : List.of(draft.commune());
        if (towns.isEmpty() && !draft.communeWords().isEmpty())
            return new String[] {Fiche.UNLISTED + String.join(" ", draft.communeWords())};
        return towns.stream()
                .flatMap(commune -> commune.postcodes().stream())
                .distinct()
                .limit(AREAS)
                .toArray(String[]::new);
    }

    /// The most telling words first.
    private WordBag bag(int[] ranks) {
        if (ranks.length == 0) return WordBag.EMPTY;
        if (ranks.length == 1) return new WordBag(ranks);
        return new WordBag(Arrays.stream(ranks)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(rank -> -words.nats(rank))
                        .thenComparing(words::word))
                .mapToInt(Integer::intValue)
                .toArray());
    }
}
