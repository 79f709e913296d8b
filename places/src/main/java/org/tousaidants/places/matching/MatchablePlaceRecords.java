package org.tousaidants.places.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tousaidants.core.linkage.RecordKey;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Communes;

/// Prepares records for comparison. It parses each record, counts in how many records each word and value occurs,
/// and computes the weight of each word and value from this number. The order of the records does not matter.
final class MatchablePlaceRecords {
    private static final int SEVERAL = 2;
    /// Number of different names with one phone at one address from which the phone counts as a switchboard. Two
    /// names are not enough, because they may be one place written in two ways.
    private static final int MANY_NAMES = 3;
    /// Number of different addresses at one position from which the position counts as the middle of a commune.
    /// Two addresses are not enough, because they may be two sides of a square.
    private static final int MANY_ADDRESSES = 3;

    private static final int VAGUE = 2_000;
    private static final int AREAS = 60;
    private static final int[] NONE = {};
    private static final PlaceContactKey NO_CONTACT = new PlaceContactKey(-1, false, NONE, false, NONE);
    /// Number of parsed records that are in memory at the same time with all their texts.
    private static final int BATCH = 16_384;

    /// Maximum number of words of a name that are compared. The words that two names share are stored as bits of
    /// a long.
    private static final int WORDS = 40;

    private final RecordWordVocabulary words = new RecordWordVocabulary();
    private final TextHashNumbers values = new TextHashNumbers();
    private final Map<String, Integer> sources = new HashMap<>();

    /// Lists of words that many records share, each stored only once.
    private final Map<List<String>, int[]> communeWords = new HashMap<>();

    private final Map<PlaceServiceKind, PlaceServiceKind> kinds = new HashMap<>();
    private final Map<String, String> initials = new HashMap<>();

    private MatchablePlaceRecords() {}

    /// The prepared records and the vocabulary of their words.
    record PreparedPlaceRecords(List<MatchablePlaceRecord> fiches, RecordWordVocabulary vocabulary) {
        /// Returns the indexes of the records whose commune is unknown.
        Set<Integer> lost() {
            return fiches.stream()
                    .filter(fiche -> fiche.name().said() && fiche.town().unknown())
                    .map(fiche -> fiche.name().words())
                    .collect(Collectors.toSet());
        }
    }

    static PreparedPlaceRecords of(Collection<MatchedSourceRecord> entries, Communes communes) {
        var sorted = new ArrayList<>(entries);
        sorted.sort(Comparator.comparing(MatchedSourceRecord::source).thenComparing(MatchedSourceRecord::id));
        return new MatchablePlaceRecords().ready(sorted, new ParsedPlaceRecord.PlaceRecordParser(communes));
    }

    private PreparedPlaceRecords ready(List<MatchedSourceRecord> sorted, ParsedPlaceRecord.PlaceRecordParser reader) {
        var counted = new NumberedPlaceRecord[sorted.size()];
        for (var from = 0; from < counted.length; from += BATCH) {
            var drafts = sorted.subList(from, Math.min(counted.length, from + BATCH)).parallelStream()
                    .map(reader::read)
                    .toList();
            for (var i = 0; i < drafts.size(); i++) counted[from + i] = count(drafts.get(i), from + i);
        }
        words.weigh(counted.length, RecordWordFrequencies.SHIPPED);
        var shared = new SharedNumberFinder(Arrays.asList(counted), values.size());
        var fiches = IntStream.range(0, counted.length)
                .parallel()
                .mapToObj(i -> fiche(counted[i], shared))
                .toList();
        return new PreparedPlaceRecords(fiches, words);
    }

    /// A parsed record whose words and values are numbers (-1 if absent), so that no texts remain in memory.
    private record NumberedPlaceRecord(
            RecordKey key,
            PlaceServiceKind kind,
            NumberedName name,
            RecordCommuneKeys town,
            NumberedAddress stand,
            ParsedSiret company,
            int siret,
            NumberedContacts reach,
            int source,
            long spot) {
        /// The name of a counted record, as numbers.
        ///
        /// @param says numbers of all words of the name, with its kind
        private record NumberedName(boolean said, int[] core, int term, int label, int says, String initials) {}

        /// The address and the position of a counted record, as numbers.
        ///
        /// @param number number of the street address, without words
        /// @param way numbers of the words of the street
        /// @param position position and its precision
        private record NumberedAddress(ParsedAddress number, int[] way, RecordGeoPosition position, int point) {}

        private record NumberedContacts(int phone, int[] boxes, int[] hosts) {}
    }

    private NumberedPlaceRecord count(ParsedPlaceRecord draft, int rank) {
        var core = draft.name().read().core().stream()
                .distinct()
                .limit(WORDS)
                .mapToInt(word -> words.rank(word, rank))
                .toArray();
        var address = draft.stand().address();
        var way = address.words().isEmpty()
                ? NONE
                : address.words().stream()
                        .mapToInt(word -> words.rank(word, rank))
                        .toArray();
        var point = values.of('@', draft.stand().point());
        var siret = draft.company().siret();
        var name = draft.name();
        return new NumberedPlaceRecord(
                draft.entry().key(),
                kinds.computeIfAbsent(
                        new PlaceServiceKind(
                                name.read().kinds(),
                                name.read().carriers(),
                                name.read().moves()),
                        one -> one),
                new NumberedPlaceRecord.NumberedName(
                        draft.entry().sheet().get(Field.NOM).isPresent(),
                        core,
                        values.of('n', name.term()),
                        values.of('w', name.label()),
                        values.of('k', name.says()),
                        initials.computeIfAbsent(name.initials(), one -> one)),
                town(draft.where()),
                new NumberedPlaceRecord.NumberedAddress(
                        new ParsedAddress(address.from(), address.to(), address.suffix(), WordSet.EMPTY),
                        way,
                        draft.stand().position(),
                        point),
                draft.company(),
                values.of('s', siret < 0 ? "" : Long.toString(siret)),
                new NumberedPlaceRecord.NumberedContacts(
                        values.of('t', draft.reach().phone()),
                        numbers('m', draft.reach().boxes()),
                        numbers('h', draft.reach().hosts())),
                sources.computeIfAbsent(draft.entry().source(), _ -> sources.size()),
                spot(draft, way, point));
    }

    private RecordCommuneKeys town(ParsedPlaceRecord.RecordCommune where) {
        var commune = where.commune();
        return new RecordCommuneKeys(
                commune == null ? -1 : number(commune.code()),
                commune == null ? -1 : number(commune.city()),
                where.perhaps().isEmpty()
                        ? NONE
                        : where.perhaps().stream()
                                .mapToInt(one -> number(one.code()))
                                .toArray(),
                where.postcode(),
                areas(where),
                communeWords.computeIfAbsent(
                        where.communeWords(),
                        some -> some.stream().mapToInt(words::rank).toArray()));
    }

    private int[] numbers(char sort, List<String> texts) {
        return texts.isEmpty()
                ? NONE
                : texts.stream().mapToInt(text -> values.of(sort, text)).toArray();
    }

    /// Returns the location of a record as a single number: computed from its address; without an address, from
    /// its position; without both, from its commune.
    private static long spot(ParsedPlaceRecord draft, int[] way, int point) {
        var town = town(draft.where().commune(), draft.where().postcode());
        if (way.length == 0) return point >= 0 ? point : town;
        var sorted = way.clone();
        Arrays.sort(sorted);
        return town * 31L
                + Arrays.hashCode(sorted) * 17L
                + draft.stand().address().from();
    }

    private static int town(@Nullable Commune commune, String postcode) {
        return commune == null ? postcode.hashCode() : commune.code().hashCode();
    }

    /// Finds phone numbers, mail addresses, SIRETs and positions that several places of one source share.
    private static final class SharedNumberFinder {
        final int[] spots;
        final int[] names;
        final int[] addressesOfPoint;

        SharedNumberFinder(List<NumberedPlaceRecord> records, int values) {
            var sharing = new SharedSourceValues();
            var bearers = new SharedSourceValues();
            var points = new SharedSourceValues();
            for (var record : records) {
                sharing.say(record.siret, record.source, record.spot);
                sharing.say(record.reach.phone, record.source, record.spot);
                sharing.say(record.name.term, record.source, record.spot);
                for (var box : record.reach.boxes) sharing.say(box, record.source, record.spot);
                if (record.name.says >= 0) {
                    bearers.say(record.siret, record.source, record.name.says);
                    bearers.say(record.reach.phone, record.source, record.name.says);
                    for (var box : record.reach.boxes) bearers.say(box, record.source, record.name.says);
                }
                if (record.stand.way.length > 0) points.say(record.stand.point, 0, record.spot);
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

    private MatchablePlaceRecord fiche(NumberedPlaceRecord one, SharedNumberFinder shared) {
        var core = bag(one.name.core);
        var position = one.stand.position;
        if (one.stand.point >= 0 && shared.addressesOfPoint[one.stand.point] >= MANY_ADDRESSES)
            position = new RecordGeoPosition(
                    position.latitude(), position.longitude(), Math.max(position.blur(), VAGUE), position.central());
        return new MatchablePlaceRecord(
                one.key,
                new ParsedPlaceName(
                        core,
                        one.name.term,
                        one.name.initials.isEmpty() ? -1 : words.known(one.name.initials),
                        shared.several(one.name.term),
                        one.name.label,
                        one.name.said,
                        core.without(one.town.words()).isEmpty()),
                one.kind,
                one.town,
                new ParsedAddress(
                        one.stand.number.from(), one.stand.number.to(), one.stand.number.suffix(), bag(one.stand.way)),
                position,
                one.stand.position.exact() ? one.stand.point : TextHashNumbers.NONE,
                one.company.sharedBy(shared.several(one.siret)),
                one.reach.phone < 0 && one.reach.boxes.length == 0 && one.reach.hosts.length == 0
                        ? NO_CONTACT
                        : new PlaceContactKey(
                                one.reach.phone,
                                shared.several(one.reach.phone),
                                one.reach.boxes,
                                shared.several(one.reach.boxes),
                                one.reach.hosts));
    }

    private static int number(String code) {
        return code.hashCode() & Integer.MAX_VALUE;
    }

    private String[] areas(ParsedPlaceRecord.RecordCommune where) {
        if (!where.postcode().isEmpty()) return new String[] {where.postcode()};
        var towns = where.commune() == null ? where.perhaps() : List.of(where.commune());
        if (towns.isEmpty() && !where.communeWords().isEmpty())
            return new String[] {RecordCommuneKeys.UNLISTED + String.join(" ", where.communeWords())};
        return towns.stream()
                .flatMap(commune -> commune.postcodes().stream())
                .distinct()
                .limit(AREAS)
                .toArray(String[]::new);
    }

    /// Returns the set of the words with these numbers, with the most distinctive word first.
    ///
    /// @param ranks numbers of the words in the vocabulary
    private WordSet bag(int[] ranks) {
        if (ranks.length == 0) return WordSet.EMPTY;
        if (ranks.length == 1) return new WordSet(ranks);
        return new WordSet(Arrays.stream(ranks)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(rank -> -words.nats(rank))
                        .thenComparing(words::word))
                .mapToInt(Integer::intValue)
                .toArray());
    }
}
