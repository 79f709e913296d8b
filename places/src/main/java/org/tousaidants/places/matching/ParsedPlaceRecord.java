package org.tousaidants.places.matching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.core.territory.GeoPoint;
import org.tousaidants.core.territory.ParsedCoordinates;

/// A record whose words and numbers are parsed. It is not yet known in how many records each of them occurs.
record ParsedPlaceRecord(
        MatchedSourceRecord entry,
        RecordCommune where,
        RecordName name,
        RecordAddress stand,
        ParsedSiret company,
        RecordContacts reach) {
    /// The postal location of the record.
    ///
    /// @param perhaps the possible communes, if the record does not state its commune
    record RecordCommune(
            String postcode, @Nullable Commune commune, List<Commune> perhaps, List<String> communeWords) {}

    /// The name of the record.
    ///
    /// @param term name without ignored words; empty if no word remains
    /// @param says name with its kind; may be empty
    /// @param label all words of the name except articles; may be empty
    record RecordName(PlaceNameLexicon.NameParts read, String term, String says, String label, String initials) {}

    /// The address and the position of the record.
    ///
    /// @param point position, rounded to a metre; empty if unknown
    record RecordAddress(ParsedAddress.AddressText address, RecordGeoPosition position, String point) {}

    record RecordContacts(String phone, List<String> boxes, List<String> hosts) {}

    /// Parses each record independently of the others, so that many records can be parsed in parallel.
    static final class PlaceRecordParser {
        /// If a position is closer than this to the centre of its commune, in metres, it is accepted without
        /// checking that it is on land.
        private static final double NEAR_METRES = 10_000;

        /// Precision in metres of the centres in the list of communes, whose coordinates have only three
        /// decimals.
        private static final double CENTRE_METRES = 120;

        private static final int HOMONYMS = 100;

        private final PlaceNameLexicon lexicon = PlaceNameLexicon.SHIPPED;
        private final Communes communes;
        private final Map<String, Optional<Commune>> found = new ConcurrentHashMap<>(16_384);
        private final Map<String, List<Commune>> homonyms = new ConcurrentHashMap<>();
        private final Map<String, List<String>> communeWords = new ConcurrentHashMap<>(16_384);
        private final Map<String, String> spelling = new ConcurrentHashMap<>(32_768);
        private final Map<List<String>, List<Commune>> byWords = new HashMap<>();

        PlaceRecordParser(Communes communes) {
            this.communes = communes;
        }

        ParsedPlaceRecord read(MatchedSourceRecord entry) {
            var sheet = entry.sheet();
            var postcode = sheet.text(Field.CODE_POSTAL);
            var nameWords = usual(PlaceNameNormaliser.words(sheet.text(Field.NOM)));
            var addressWords = PlaceNameNormaliser.words(sheet.text(Field.ADRESSE));
            var commune = commune(sheet, postcode, nameWords, addressWords);
            var perhaps = List.<Commune>of();
            if (commune == null && !postcode.isEmpty()) perhaps = communes.byPostcode(postcode);
            else if (commune == null) {
                var written = !sheet.text(Field.COMMUNE).isBlank();
                perhaps = written ? homonyms(sheet.text(Field.COMMUNE)) : named(nameWords);
                var point = point(sheet);
                commune = point == null ? null : nearest(perhaps, point);
                if (commune == null && point != null && !written)
                    perhaps = communes.nearest(point).stream().toList();
            }
            var name = name(nameWords, sheet);
            var address = ParsedAddress.read(addressWords, postcode, lexicon);
            var position = position(sheet, commune);
            var words = new TreeSet<>(name.core()).toString();
            var kinds = (name.kinds() | name.carriers()) != 0;
            return new ParsedPlaceRecord(
                    entry,
                    new RecordCommune(
                            postcode,
                            commune,
                            commune == null ? perhaps : List.of(),
                            communeWords(commune, sheet.text(Field.COMMUNE))),
                    new RecordName(
                            name,
                            name.core().isEmpty() ? "" : name.kinds() + " " + words,
                            name.core().isEmpty() && !kinds ? "" : name.kinds() + " " + name.carriers() + " " + words,
                            label(nameWords),
                            initials(nameWords)),
                    new RecordAddress(
                            address.isEmpty()
                                    ? ParsedAddress.read(
                                            PlaceNameNormaliser.words(sheet.text(Field.COMPLEMENT_ADRESSE)),
                                            postcode,
                                            lexicon)
                                    : address,
                            position,
                            position.known()
                                    ? Math.round(position.latitude() * 1e5) + " "
                                            + Math.round(position.longitude() * 1e5)
                                    : ""),
                    ParsedSiret.read(sheet.text(Field.PIVOT)),
                    new RecordContacts(sheet.text(Field.TELEPHONE), boxes(sheet), hosts(sheet)));
        }

        private PlaceNameLexicon.NameParts name(List<String> words, PlaceSheet sheet) {
            var read = lexicon.read(words);
            var typology = lexicon.read(PlaceNameNormaliser.words(sheet.text(Field.TYPOLOGIE)));
            return new PlaceNameLexicon.NameParts(
                    read.kinds() | typology.kinds(),
                    read.carriers() | typology.carriers(),
                    read.moves() || sheet.text(Field.ITINERANCE).equals("Itinérant"),
                    read.core());
        }

        private String label(List<String> words) {
            var label = new TreeSet<String>();
            for (var word : words) if (!lexicon.article(word)) label.add(word);
            return String.join(" ", label);
        }

        private String initials(List<String> words) {
            var initials = new StringBuilder();
            for (var word : words) if (word.charAt(0) >= 'a' && !lexicon.article(word)) initials.append(word.charAt(0));
            return initials.length() >= 3 && initials.length() <= 8 ? initials.toString() : "";
        }

        private RecordGeoPosition position(PlaceSheet sheet, @Nullable Commune commune) {
            var point = point(sheet);
            if (point == null) return RecordGeoPosition.UNKNOWN;
            var metres = commune == null ? Double.MAX_VALUE : commune.centre().metresTo(point);
            if (metres >= NEAR_METRES && !communes.ashore(point)) return RecordGeoPosition.UNKNOWN;
            var blur = RecordGeoPosition.blur(sheet.text(Field.LATITUDE), sheet.text(Field.LONGITUDE));
            return new RecordGeoPosition(point.latitude(), point.longitude(), blur, metres < CENTRE_METRES);
        }

        private static @Nullable GeoPoint point(PlaceSheet sheet) {
            return ParsedCoordinates.read(sheet.text(Field.LATITUDE), sheet.text(Field.LONGITUDE))
                            instanceof ParsedCoordinates.ValidCoordinates(var point, var _)
                    ? point
                    : null;
        }

        private static List<String> boxes(PlaceSheet sheet) {
            if (sheet.get(Field.COURRIELS).isEmpty()) return List.of();
            return sheet.list(Field.COURRIELS).stream()
                    .map(mail -> mail.strip().toLowerCase(Locale.ROOT))
                    .filter(mail -> mail.indexOf('@') > 0)
                    .toList();
        }

        private List<String> hosts(PlaceSheet sheet) {
            if (sheet.get(Field.COURRIELS).isEmpty()
                    && sheet.get(Field.SITE_WEB).isEmpty()) return List.of();
            var hosts = new ArrayList<String>(2);
            for (var box : boxes(sheet)) host(box.substring(box.indexOf('@') + 1), hosts);
            for (var site : sheet.list(Field.SITE_WEB)) {
                var address = site.strip().toLowerCase(Locale.ROOT);
                var start = address.indexOf("://") + 1;
                start += start > 0 ? 2 : 0;
                var end = start;
                while (end < address.length() && "/?#:".indexOf(address.charAt(end)) < 0) end++;
                host(address.substring(start, end), hosts);
            }
            return hosts;
        }

        private void host(String host, List<String> hosts) {
            var bare = host.startsWith("www.") ? host.substring(4) : host;
            if (bare.indexOf('.') > 0 && !lexicon.everybody(bare) && !hosts.contains(bare)) hosts.add(bare);
        }

        private @Nullable Commune commune(
                PlaceSheet sheet, String postcode, List<String> nameWords, List<String> addressWords) {
            var name = sheet.text(Field.COMMUNE);
            var sure = found.computeIfAbsent(name + "|" + postcode, _ -> communes.find(name, postcode));
            var code = communes.byCode(sheet.text(Field.CODE_INSEE));
            // An INSEE code that contradicts the postcode is either a typing error or the code of a city
            // with arrondissements.
            var stated = code.isPresent()
                            && (sure.isEmpty()
                                    || !sure.get().isDistrict()
                                            && code.get().postcodes().contains(postcode))
                    ? code.get()
                    : sure.orElse(null);
            if (postcode.isEmpty()) return stated;
            // If the name is « Mairie de Surgères » and the postcode 17700, the place is in Surgères,
            // even if the record names another commune with this postcode. If the position confirms the
            // named commune, that commune is kept.
            var at = addressWords.indexOf(postcode);
            var written = at < 0 ? List.<String>of() : addressWords.subList(at, addressWords.size());
            var named = named(communes.byPostcode(postcode), nameWords, stated == null ? written : List.of());
            if (stated == null || named == null || named.equals(stated)) return stated == null ? named : stated;
            var point = point(sheet);
            return point == null
                            || named.centre().metresTo(point) < stated.centre().metresTo(point)
                    ? named
                    : stated;
        }

        /// Returns the commune whose name the name or address of a place contains; null if there is none. If
        /// several match, such as « Léré » in « Sury-près-Léré », returns the commune with the longest name.
        ///
        /// @param some the possible communes
        private @Nullable Commune named(List<Commune> some, List<String> nameWords, List<String> addressWords) {
            Commune named = null;
            var longest = List.<String>of();
            var sure = true;
            for (var commune : some) {
                var words = communeWords(commune, "");
                if (words.isEmpty() || !nameWords.containsAll(words) && !addressWords.containsAll(words)) continue;
                if (words.containsAll(longest)) {
                    sure = longest.isEmpty() || !longest.containsAll(words);
                    named = commune;
                    longest = words;
                } else if (!longest.containsAll(words)) sure = false;
            }
            return sure ? named : null;
        }

        /// Returns all communes with this name, for a record without a postcode: several communes are called
        /// « Saint-Pierre ».
        private List<Commune> homonyms(String name) {
            return homonyms.computeIfAbsent(name, _ -> {
                var words = usual(PlaceNameNormaliser.words(name));
                return communes.search(name, HOMONYMS).stream()
                        .filter(one ->
                                usual(PlaceNameNormaliser.words(one.name())).equals(words))
                        .toList();
            });
        }

        /// Returns the communes whose name is part of the name of a place. If several names are found, only
        /// the longest counts.
        ///
        /// @param words the words of the name
        private List<Commune> named(List<String> words) {
            var found = List.<Commune>of();
            for (var length = words.size(); length > 0 && found.isEmpty(); length--)
                for (var from = 0; from + length <= words.size() && found.isEmpty(); from++)
                    found = byWords().getOrDefault(words.subList(from, from + length), List.of());
            return found;
        }

        /// Returns all communes by the words of their names. The map is computed when it is first needed,
        /// because only records without a commune need it.
        private synchronized Map<List<String>, List<Commune>> byWords() {
            if (byWords.isEmpty())
                for (var commune : communes.all())
                    byWords.computeIfAbsent(usual(PlaceNameNormaliser.words(commune.name())), _ -> new ArrayList<>(1))
                            .add(commune);
            return byWords;
        }

        /// Returns the commune nearest to the position, among communes with the same name; null if the list
        /// is empty.
        ///
        /// @param some the communes with the same name
        private static @Nullable Commune nearest(List<Commune> some, GeoPoint point) {
            for (var commune : some) if (commune.centre().metresTo(point) < NEAR_METRES) return commune;
            return null;
        }

        /// Returns the words of the commune's name, both from the table of communes and from the record.
        private List<String> communeWords(@Nullable Commune commune, String written) {
            var name = commune == null ? "" : commune.name();
            return communeWords.computeIfAbsent(name + "|" + written, _ -> {
                var all = new TreeSet<>(usual(PlaceNameNormaliser.words(name)));
                all.addAll(usual(PlaceNameNormaliser.words(written)));
                all.removeIf(lexicon::silent);
                return List.copyOf(all);
            });
        }

        /// Returns the words in their usual form: abbreviations are expanded and long words are corrected
        /// with the lexicon.
        private List<String> usual(List<String> folded) {
            var usual = new ArrayList<String>(folded.size());
            for (var word : folded) usual.add(spelling.computeIfAbsent(word, lexicon::wellSpelt));
            return usual;
        }
    }
}
