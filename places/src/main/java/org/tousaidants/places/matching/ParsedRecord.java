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
import org.tousaidants.core.schema.Sheet;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.core.territory.ParsedCoordinates;
import org.tousaidants.core.territory.Point;

/// A record whose words and numbers are parsed but not counted yet.
record ParsedRecord(SourceEntry entry, Where where, Named name, Stand stand, ParsedSiret company, Reach reach) {
    /// @param perhaps possible communes, if the record does not state it
    record Where(String postcode, @Nullable Commune commune, List<Commune> perhaps, List<String> communeWords) {}

    /// @param term name without ignored words; empty if nothing remains
    /// @param says name with its kind; may be empty
    /// @param label all words of the name except articles; may be empty
    record Named(NameLexicon.NameParts read, String term, String says, String label, String initials) {}

    /// @param point position to a metre; empty if unknown
    record Stand(ParsedAddress.Text address, RecordPosition position, String point) {}

    record Reach(String phone, List<String> boxes, List<String> hosts) {}

    /// Parses records independently of each other, so that many can be parsed in parallel.
    static final class Reader {
        /// A point this near to the centre of its commune is accepted without a check that it is on land.
        private static final double NEAR_METRES = 10_000;

        /// Precision of the centres in the list of communes, which have three decimals.
        private static final double CENTRE_METRES = 120;

        private static final int HOMONYMS = 100;

        private final NameLexicon lexicon = NameLexicon.SHIPPED;
        private final Communes communes;
        private final Map<String, Optional<Commune>> found = new ConcurrentHashMap<>(16_384);
        private final Map<String, List<Commune>> homonyms = new ConcurrentHashMap<>();
        private final Map<String, List<String>> communeWords = new ConcurrentHashMap<>(16_384);
        private final Map<String, String> spelling = new ConcurrentHashMap<>(32_768);
        private final Map<List<String>, List<Commune>> byWords = new HashMap<>();

        Reader(Communes communes) {
            this.communes = communes;
        }

        ParsedRecord read(SourceEntry entry) {
            var sheet = entry.sheet();
            var postcode = sheet.text(Field.CODE_POSTAL);
            var nameWords = usual(NameFolding.words(sheet.text(Field.NOM)));
            var addressWords = NameFolding.words(sheet.text(Field.ADRESSE));
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
            return new ParsedRecord(
                    entry,
                    new Where(
                            postcode,
                            commune,
                            commune == null ? perhaps : List.of(),
                            communeWords(commune, sheet.text(Field.COMMUNE))),
                    new Named(
                            name,
                            name.core().isEmpty() ? "" : name.kinds() + " " + words,
                            name.core().isEmpty() && !kinds ? "" : name.kinds() + " " + name.carriers() + " " + words,
                            label(nameWords),
                            initials(nameWords)),
                    new Stand(
                            address.isEmpty()
                                    ? ParsedAddress.read(
                                            NameFolding.words(sheet.text(Field.COMPLEMENT_ADRESSE)), postcode, lexicon)
                                    : address,
                            position,
                            position.known()
                                    ? Math.round(position.latitude() * 1e5) + " "
                                            + Math.round(position.longitude() * 1e5)
                                    : ""),
                    ParsedSiret.read(sheet.text(Field.PIVOT)),
                    new Reach(sheet.text(Field.TELEPHONE), boxes(sheet), hosts(sheet)));
        }

        private NameLexicon.NameParts name(List<String> words, Sheet sheet) {
            var read = lexicon.read(words);
            var typology = lexicon.read(NameFolding.words(sheet.text(Field.TYPOLOGIE)));
            return new NameLexicon.NameParts(
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

        private RecordPosition position(Sheet sheet, @Nullable Commune commune) {
            var point = point(sheet);
            if (point == null) return RecordPosition.UNKNOWN;
            var metres = commune == null ? Double.MAX_VALUE : commune.centre().metresTo(point);
            if (metres >= NEAR_METRES && !communes.ashore(point)) return RecordPosition.UNKNOWN;
            var blur = RecordPosition.blur(sheet.text(Field.LATITUDE), sheet.text(Field.LONGITUDE));
            return new RecordPosition(point.latitude(), point.longitude(), blur, metres < CENTRE_METRES);
        }

        private static @Nullable Point point(Sheet sheet) {
            return ParsedCoordinates.read(sheet.text(Field.LATITUDE), sheet.text(Field.LONGITUDE))
                            instanceof ParsedCoordinates.Parsed(var point, var _)
                    ? point
                    : null;
        }

        private static List<String> boxes(Sheet sheet) {
            if (sheet.get(Field.COURRIELS).isEmpty()) return List.of();
            return sheet.list(Field.COURRIELS).stream()
                    .map(mail -> mail.strip().toLowerCase(Locale.ROOT))
                    .filter(mail -> mail.indexOf('@') > 0)
                    .toList();
        }

        private List<String> hosts(Sheet sheet) {
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
                Sheet sheet, String postcode, List<String> nameWords, List<String> addressWords) {
            var name = sheet.text(Field.COMMUNE);
            var sure = found.computeIfAbsent(name + "|" + postcode, _ -> communes.find(name, postcode));
            var code = communes.byCode(sheet.text(Field.CODE_INSEE));
            // A code that contradicts the postcode is a typing error, or that of a city with arrondissements.
            var stated = code.isPresent()
                            && (sure.isEmpty()
                                    || !sure.get().isDistrict()
                                            && code.get().postcodes().contains(postcode))
                    ? code.get()
                    : sure.orElse(null);
            if (postcode.isEmpty()) return stated;
            // « Mairie de Surgères » at 17700 is in Surgères, even if the record names another commune of the
            // postcode, unless the point confirms the latter.
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

        /// The commune of these that a name or address contains; of « Léré » and « Sury-près-Léré », the
        /// longer.
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

        /// The communes with this name, for a record without a postcode: « Saint-Pierre » is one of many.
        private List<Commune> homonyms(String name) {
            return homonyms.computeIfAbsent(name, _ -> {
                var words = usual(NameFolding.words(name));
                return communes.search(name, HOMONYMS).stream()
                        .filter(one -> usual(NameFolding.words(one.name())).equals(words))
                        .toList();
            });
        }

        /// The communes whose name is in the name of a place; only the longest name found counts.
        private List<Commune> named(List<String> words) {
            var found = List.<Commune>of();
            for (var length = words.size(); length > 0 && found.isEmpty(); length--)
                for (var from = 0; from + length <= words.size() && found.isEmpty(); from++)
                    found = byWords().getOrDefault(words.subList(from, from + length), List.of());
            return found;
        }

        /// All communes by the words of their names. Only records without a town need it, so it is computed on
        /// demand.
        private synchronized Map<List<String>, List<Commune>> byWords() {
            if (byWords.isEmpty())
                for (var commune : communes.all())
                    byWords.computeIfAbsent(usual(NameFolding.words(commune.name())), _ -> new ArrayList<>(1))
                            .add(commune);
            return byWords;
        }

        /// The commune nearest to the point, among towns with one name.
        private static @Nullable Commune nearest(List<Commune> some, Point point) {
            for (var commune : some) if (commune.centre().metresTo(point) < NEAR_METRES) return commune;
            return null;
        }

        /// The words of the commune's name in the table and in the record.
        private List<String> communeWords(@Nullable Commune commune, String written) {
            var name = commune == null ? "" : commune.name();
            return communeWords.computeIfAbsent(name + "|" + written, _ -> {
                var all = new TreeSet<>(usual(NameFolding.words(name)));
                all.addAll(usual(NameFolding.words(written)));
                all.removeIf(lexicon::silent);
                return List.copyOf(all);
            });
        }

        /// Words in their usual form: abbreviations expanded, long words corrected by the lexicon.
        private List<String> usual(List<String> folded) {
            var usual = new ArrayList<String>(folded.size());
            for (var word : folded) usual.add(spelling.computeIfAbsent(word, lexicon::wellSpelt));
            return usual;
        }
    }
}
