package org.tousaidants.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.tousaidants.schema.Field;
import org.tousaidants.schema.Sheet;
import org.tousaidants.territory.Commune;
import org.tousaidants.territory.Communes;
import org.tousaidants.territory.Coordinates;

/// A record half read: its words and numbers stand apart, nothing has been counted yet.
///
/// @param perhaps the communes in which it may stand, when which one is not said
/// @param term what the name says without silent words; empty if nothing
/// @param label all words of the name but articles; empty without name
/// @param point where it stands, to a metre; empty if unknown
record Draft(
        Entry entry,
        String postcode,
        @Nullable Commune commune,
        List<Commune> perhaps,
        List<String> communeWords,
        Lexicon.Reading name,
        String term,
        String label,
        String initials,
        Address.Text address,
        Position position,
        String point,
        Company company,
        String phone,
        List<String> boxes,
        List<String> hosts) {

    /// Reads records, each alone, so that many may be read at once.
    static final class Reader {
        /// A point so near to the middle of its commune is ashore.
        private static final double NEAR_METRES = 10_000;

        private static final int HOMONYMS = 100;

        private final Lexicon lexicon = Lexicon.SHIPPED;
        private final Communes communes;
        private final Map<String, Optional<Commune>> found = new ConcurrentHashMap<>(16_384);
        private final Map<String, List<Commune>> homonyms = new ConcurrentHashMap<>();
        private final Map<String, List<String>> communeWords = new ConcurrentHashMap<>(16_384);
        private final Map<String, String> spelling = new ConcurrentHashMap<>(32_768);

        Reader(Communes communes) {
            this.communes = communes;
        }

        Draft read(Entry entry) {
            var sheet = entry.sheet();
            var postcode = sheet.text(Field.CODE_POSTAL);
            var nameWords = usual(Folding.words(sheet.text(Field.NOM)));
            var addressWords = Folding.words(sheet.text(Field.ADRESSE));
            var commune = commune(sheet, postcode, nameWords, addressWords);
            var perhaps = commune == null ? perhaps(sheet.text(Field.COMMUNE), postcode) : List.<Commune>of();
            if (commune == null && postcode.isEmpty()) commune = nearest(perhaps, sheet);
            var name = name(nameWords, sheet);
            var address = Address.read(addressWords, postcode, lexicon);
            var position = position(sheet, commune);
            return new Draft(
                    entry,
                    postcode,
                    commune,
                    commune == null ? perhaps : List.of(),
                    communeWords(commune, sheet.text(Field.COMMUNE)),
                    name,
                    name.core().isEmpty() ? "" : name.kinds() + " " + new TreeSet<>(name.core()),
                    label(nameWords),
                    initials(nameWords),
                    address.isEmpty()
                            ? Address.read(Folding.words(sheet.text(Field.COMPLEMENT_ADRESSE)), postcode, lexicon)
                            : address,
                    position,
                    position.known()
                            ? Math.round(position.latitude() * 1e5) + " " + Math.round(position.longitude() * 1e5)
                            : "",
                    Company.read(sheet.text(Field.PIVOT)),
                    sheet.text(Field.TELEPHONE),
                    boxes(sheet),
                    hosts(sheet));
        }

        private Lexicon.Reading name(List<String> words, Sheet sheet) {
            var read = lexicon.read(words);
            var typology = lexicon.read(Folding.words(sheet.text(Field.TYPOLOGIE)));
            return new Lexicon.Reading(
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

        private Position position(Sheet sheet, @Nullable Commune commune) {
            var latitude = sheet.text(Field.LATITUDE);
            var longitude = sheet.text(Field.LONGITUDE);
            if (!(Coordinates.read(latitude, longitude) instanceof Coordinates.Read(var point, var _)))
                return Position.UNKNOWN;
            var near = commune != null && commune.centre().metresTo(point) < NEAR_METRES;
            return near || communes.ashore(point)
                    ? new Position(point.latitude(), point.longitude(), Position.blur(latitude, longitude))
                    : Position.UNKNOWN;
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
            // A code that the postcode contradicts is a typing error, or that of a city with arrondissements.
            if (code.isPresent()
                    && (sure.isEmpty()
                            || !sure.get().isDistrict()
                                    && code.get().postcodes().contains(postcode))) return code.get();
            if (sure.isPresent() || postcode.isEmpty()) return sure.orElse(null);
            // « Mairie de Surgères » at 17700 stands in Surgères.
            Commune named = null;
            for (var commune : communes.byPostcode(postcode)) {
                var words = communeWords(commune, "");
                if (!nameWords.containsAll(words) && !addressWords.containsAll(words)) continue;
                if (named != null) return null;
                named = commune;
            }
            return named;
        }

        /// Without its postcode « Saint-Pierre » is one of many; without its name a postcode is that of several.
        private List<Commune> perhaps(String name, String postcode) {
            if (!postcode.isEmpty()) return communes.byPostcode(postcode);
            if (name.isBlank()) return List.of();
            return homonyms.computeIfAbsent(name, _ -> {
                var words = usual(Folding.words(name));
                return communes.search(name, HOMONYMS).stream()
                        .filter(one -> usual(Folding.words(one.name())).equals(words))
                        .toList();
            });
        }

        /// A point tells towns of one name apart.
        private static @Nullable Commune nearest(List<Commune> some, Sheet sheet) {
            if (!(Coordinates.read(sheet.text(Field.LATITUDE), sheet.text(Field.LONGITUDE))
                    instanceof Coordinates.Read(var point, var _))) return null;
            for (var commune : some) if (commune.centre().metresTo(point) < NEAR_METRES) return commune;
            return null;
        }

        /// The words of a commune's name, in the table and as the record writes it.
        private List<String> communeWords(@Nullable Commune commune, String written) {
            var name = commune == null ? "" : commune.name();
            return communeWords.computeIfAbsent(name + "|" + written, _ -> {
                var all = new TreeSet<>(usual(Folding.words(name)));
                all.addAll(usual(Folding.words(written)));
                all.removeIf(lexicon::silent);
                return List.copyOf(all);
            });
        }

        /// Words as everybody writes them: abbreviations written out, long words of the lexicon well spelt.
        private List<String> usual(List<String> folded) {
            var usual = new ArrayList<String>(folded.size());
            for (var word : folded) usual.add(spelling.computeIfAbsent(word, lexicon::wellSpelt));
            return usual;
        }
    }
}
